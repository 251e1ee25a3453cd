// Vices of arguments: left out, invented, or wrong.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { isRemark } from '../../values-in-words.ts';
import type { Script } from '../script.ts';
import { lastCalls, type Scene, toolSchema, type Vice, withItems } from './vice.ts';

/** missing_argument: a required argument is left out, and the agent does not react to the refusal. */
export const missingArgument: Vice = {
  name: 'missing_argument',
  isDefect: true,
  spoil(script, scene) {
    return withArguments(script, scene, (given, schema) => {
      const required = requiredOf(schema).filter((name) => name in given);
      if (required.length === 0) return undefined;
      const { [scene.random.pick(required)]: _, ...rest } = given;
      return rest;
    });
  },
};

/** invented_argument: a value that nobody gave. If the agent should ask for a value, it makes one up instead. */
export const inventedArgument: Vice = {
  name: 'invented_argument',
  isDefect: true,
  spoil(script, scene) {
    const asked = new Set(
      scene.task.facts.filter((fact) => fact.disclosed === 'asked').map((fact) => JSON.stringify(fact.value)),
    );
    const spoiled = withArguments(script, scene, (given, schema) => {
      const free = propertiesOf(schema).filter(
        ([name, property]) =>
          name in given && !property.enum && ['string', 'number', 'integer'].includes(String(property.type)),
      );
      const preferred = free.filter(([name]) => asked.has(JSON.stringify(given[name])));
      if (asked.size > 0 ? preferred.length === 0 : free.length === 0) return undefined;
      const [name, property] = scene.random.pick(preferred.length > 0 ? preferred : free);
      return { ...given, [name]: inventedValue(property, given[name] ?? null, scene.random) };
    });
    return spoiled?.filter((item) => item.kind !== 'ask');
  },
};

/** wrong_argument: a value of the right form with another meaning. The gate uses it to prove that arguments matter. */
export const wrongArgument: Vice = {
  name: 'wrong_argument',
  isDefect: true,
  spoil(script, scene) {
    return withArguments(script, scene, (given, schema) => {
      const wrong = propertiesOf(schema).flatMap(([name, property]) => {
        const value =
          name in given && !/^(limit|offset|decimals)$/.test(name) && !isTitle(name, given)
            ? otherValue(property, given[name] ?? null, scene.random)
            : undefined;
        return value === undefined ? [] : [{ [name]: value }];
      });
      return wrong.length === 0 ? undefined : { ...given, ...scene.random.pick(wrong) };
    });
  },
};

/** A report may be called anything. */
const isTitle = (name: string, given: JsonObject): boolean => name === 'title' && 'citations' in given;

function withArguments(
  script: Script,
  scene: Scene,
  change: (given: JsonObject, schema: JsonObject) => JsonObject | undefined,
) {
  const last = lastCalls(script);
  const call = last?.item.calls.at(-1);
  // Another text of a file may be as good, and so may another look at it.
  if (!last || !call || scene.task.expected === 'decline' || scene.task.workspace) return undefined;
  const given = change(call.arguments, toolSchema(scene, call.tool));
  if (!given) return undefined;
  return withItems(script, last.index, {
    ...last.item,
    retries: 0,
    calls: [...last.item.calls.slice(0, -1), { ...call, arguments: given }],
  });
}

function inventedValue(property: JsonObject, right: Json, random: Random): Json {
  if (typeof right === 'number')
    return withinBounds(
      property,
      right + random.integer(7, 23) + (Number.isInteger(right) ? 0 : 0.37),
      right - 7,
    );
  if (property.format === 'date')
    return `20${random.integer(31, 39)}-0${random.integer(1, 9)}-1${random.integer(0, 9)}`;
  if (property.format === 'email') return `someone.new${random.integer(10, 99)}@mail.example`;
  if (typeof property.pattern === 'string' && typeof right === 'string' && /^\d\d:\d\d$/.test(right))
    return `${random.pick(['03', '04', '21'])}:${random.pick(['07', '41', '52'])}`;
  if (typeof right === 'string' && /^[A-Z]{2,4}-\d+$/.test(right))
    return `${right.split('-')[0]}-${random.integer(7001, 9999)}`;
  return typeof right === 'string' ? inventedText(right, random) : random.pick(ordinaryTexts);
}

const ordinaryNames = [
  'Maria Lindqvist',
  'Daniel Okafor',
  'Priya Nair',
  'Tom Hendricks',
  'Elena Petrova',
  'Marcus Webb',
];
const ordinaryTexts = [
  'weekly review',
  'standard delivery',
  'north gate office',
  'second floor storage',
  'spare parts',
];
const ordinaryFiles = ['summary-final.md', 'overview-2024.txt', 'backup-list.csv', 'minutes-draft.md'];

/** A text of the same sort as the right one: a file in the same folder, another person, another thing. */
function inventedText(right: string, random: Random): string {
  if (right.includes('/')) return right.replace(/[^/]*$/, () => random.pick(ordinaryFiles));
  return random.pick(/^[A-Z][\w'-]+ [A-Z][\w'-]+$/.test(right) ? ordinaryNames : ordinaryTexts);
}

function withinBounds(property: JsonObject, value: number, fallback: number): number {
  const most = typeof property.maximum === 'number' ? property.maximum : Number.POSITIVE_INFINITY;
  const least = typeof property.minimum === 'number' ? property.minimum : Number.NEGATIVE_INFINITY;
  return Math.round((value <= most ? value : Math.max(least, fallback)) * 100) / 100;
}

function otherValue(property: JsonObject, right: Json, random: Random): Json | undefined {
  const choices = Array.isArray(property.enum) ? property.enum.filter((choice) => choice !== right) : [];
  if (choices.length > 0) return random.pick(choices);
  if (typeof right === 'boolean') return !right;
  if (typeof right === 'number') return withinBounds(property, right + random.integer(1, 5), right - 1);
  if (Array.isArray(right)) return otherItems(right, random);
  return typeof right === 'string' ? otherText(right, random) : undefined;
}

/** Every item by another; undefined if one of them has no other. */
function otherItems(right: readonly Json[], random: Random): Json[] | undefined {
  const items = right.flatMap((item) => {
    const other = isObject(item) ? undefined : otherValue({}, item, random);
    return other === undefined || other === item ? [] : [other];
  });
  return items.length === right.length ? items : undefined;
}

function otherText(right: string, random: Random): string | undefined {
  const [, prefix, number] = /^([A-Z]{2,4})-(\d+)$/.exec(right) ?? [];
  if (prefix) return `${prefix}-${Number(number) === 1001 ? 1002 : Number(number) - 1}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(right))
    return new Date(Date.parse(right) + random.integer(1, 6) * 86_400_000).toISOString().slice(0, 10);
  if (/^\d\d:\d\d$/.test(right))
    return right.endsWith(':30') ? right.replace(':30', ':45') : right.replace(/:\d\d$/, ':30');
  // The wording of a remark does not matter, so another wording would not be wrong.
  return isRemark(right) ? undefined : `${right.split(' ').reverse().join(' ')} 2`;
}
