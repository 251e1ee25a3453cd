// Rules about the values that a call sets and the state that a row is in.
import { fieldWords, snakeCase, upperFirst, withArticle } from '../../english.ts';
import { tableOf } from '../names.ts';
import { fieldsOf } from '../operations/operation.ts';
import type { RuleKind } from './rule.ts';

const code = (name: string, suffix: string): string =>
  `${snakeCase(name)
    .toUpperCase()
    .replaceAll(/[^A-Z_]/g, '')}_${suffix}`;

const cap: RuleKind = {
  name: 'cap',
  make({ set, operation }, outlook) {
    const field = fieldsOf(outlook, 'money', 'integer').find((name) => set.includes(name));
    const bounds = field ? outlook.entity.fields[field]?.value : undefined;
    if (!field || operation === 'transition' || !Array.isArray(bounds)) return undefined;
    const [least, most] = bounds.map(Number) as [number, number];
    // One limit for all tools that set the field, between 70 and 90 percent of its range.
    const limit = Math.round(
      least + (most - least) * (0.7 + 0.05 * ((outlook.noun.length + field.length) % 5)),
    );
    if (limit <= least || limit >= most) return undefined;
    return {
      holds: `:${field} IS NULL OR :${field} <= ${limit}`,
      code: code(field, 'TOO_HIGH'),
      message: `${limit} is the highest ${fieldWords(field)} that may be set here; {${field}} needs a manager.`,
      policy: `Only a manager may set the ${fieldWords(field)} of ${withArticle(outlook.noun)} above ${limit}.`,
    };
  },
};

const withinRow: RuleKind = {
  name: 'within_row',
  make({ set, operation }, { noun, entity }) {
    const pairs = [
      ['spent', 'budget'],
      ['reserved', 'quantity'],
      ['stop_price', 'target_price'],
      ['party_size', 'capacity'],
    ] as const;
    const pair = pairs.find(
      ([small, large]) => set.includes(small) && set.includes(large) && entity.fields[large],
    );
    if (!pair || operation !== 'create') return undefined;
    const [small, large] = pair;
    return {
      holds: `:${small} IS NULL OR :${large} IS NULL OR :${small} <= :${large}`,
      code: code(small, 'EXCEEDS'),
      message: `The ${fieldWords(small)} {${small}} is more than the ${fieldWords(large)} {${large}}.`,
      policy: `The ${fieldWords(small)} of ${withArticle(noun)} never exceeds its ${fieldWords(large)}.`,
    };
  },
};

/** Changes stop where the life of a row has ended. */
const stillOpen: RuleKind = {
  name: 'still_open',
  make({ operation }, { noun, entity }) {
    const [state] = Object.entries(entity.states);
    const last = state?.[1].at(-1);
    if (!state || !last || !['update', 'assign', 'adjust', 'schedule'].includes(operation)) return undefined;
    return {
      holds: `(SELECT "${state[0]}" <> '${last}' FROM "${tableOf(noun, entity)}" WHERE "id" = :${snakeCase(noun)}_id)`,
      code: code(noun, `IS_${last.toUpperCase()}`),
      message: `{${snakeCase(noun)}_id} is ${fieldWords(last)} and stays as it is.`,
      policy: `${upperFirst(withArticle(noun))} that is ${fieldWords(last)} is not changed any more.`,
    };
  },
};

export const aboutValues: readonly RuleKind[] = [cap, withinRow, stillOpen];
