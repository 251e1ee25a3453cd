// argument_provenance: every value in a call comes from the user, a result, or the system prompt, or follows
// from them.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { codesIn, comparableText, isDerived, numbersIn } from '../../evidence.ts';
import { runPython } from '../../mathematics/python.ts';
import { isSteering } from '../../steering-parameters.ts';
import { isComputable, isComputableCode } from '../computable.ts';
import { type KnownValues, knownValues } from '../known-values.ts';
import { fatal, type Rule } from './rule.ts';

export const argumentProvenance: Rule = {
  name: 'argument_provenance',
  isSlow: true,
  summary:
    'Every argument value was said by the user, returned by a tool, given in the system prompt, or ' +
    'follows from these.',
  check({ agent, played, task }) {
    const known = knownValues(played.messages);
    const computed = task.oracle.communicate.flatMap(({ value, computedFrom }) =>
      computedFrom ? [value] : [],
    );
    const ownWords = new Set(
      agent.tools.flatMap(({ name, origin }) => (wordedByAgents.includes(origin.collection) ? [name] : [])),
    );
    const free = new Set(
      agent.tools.flatMap(({ name, origin }) => (origin.collection === 'programs' ? [name] : [])),
    );
    const calculators = new Set(
      agent.tools.flatMap(({ name, origin }) => (origin.collection === 'mathematics' ? [name] : [])),
    );
    const schemas = new Map(agent.tools.map(({ name, inputSchema }) => [name, inputSchema]));
    return played.steps.flatMap(({ call, message }, step) => {
      known.advanceTo(message);
      if (free.has(call.name)) return []; // code is written by the agent, and running it shows what it is worth
      return leavesOf(call.arguments, schemas.get(call.name) ?? {})
        .filter(({ name, value, property }) =>
          calculators.has(call.name)
            ? !isFree(name, property) && !isWritten(call.name, value, known)
            : ownWords.has(call.name) && isSummary(value)
              ? !isBacked(value, known, computed)
              : !isFree(name, property) && !comesFrom(value, known),
        )
        .map(({ name, value }) =>
          fatal(
            message,
            `${call.name}.${name} = ${JSON.stringify(value).slice(0, 80)} was not given by anyone`,
            { step },
          ),
        );
    });
  },
};

const isWritten = (tool: string, value: Json, known: KnownValues): boolean =>
  tool === runPython.name ? isComputableCode(String(value), known) : isComputable(value, known);

/** Tools whose texts an agent words itself: the summary of a case, a search, a report. */
const wordedByAgents: readonly string[] = ['desks', 'libraries'];

interface Leaf {
  name: string;
  value: Json;
  property: JsonObject;
}

function leavesOf(value: Json, schema: JsonObject, name = ''): Leaf[] {
  if (Array.isArray(value))
    return value.flatMap((item) => leavesOf(item, isObject(schema.items) ? schema.items : {}, name));
  if (!isObject(value)) return [{ name, value, property: schema }];
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.entries(value).flatMap(([member, inner]) => {
    const property = properties[member];
    return leavesOf(inner, isObject(property) ? property : {}, name ? `${name}.${member}` : member);
  });
}

/** The agent may choose among given values, set switches, and page through results as it sees fit. */
function isFree(name: string, property: JsonObject): boolean {
  return (
    Array.isArray(property.enum) ||
    property.type === 'boolean' ||
    isSteering(name.slice(name.lastIndexOf('.') + 1))
  );
}

/** How many of a text's words must have been said: all of a short one; a longer one may be reworded a little. */
const wordsNeeded = (count: number): number => (count < 3 ? 1 : 0.7);

/** A path may be put together from parts, each of which was given: a folder from one place, a file from another. */
const isPath = (value: string): boolean => /^\.{0,2}\/[^/]/.test(value);

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A moment may be put together from a day and a time of day: "2025-06-03 07:30:00". */
const momentPattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::00)?(?:\.0+)?Z?$/;

function comesFrom(value: Json, known: KnownValues): boolean {
  if (typeof value === 'number') return known.has(value) || isDerived(value, known.recentNumbers());
  if (typeof value !== 'string' || value === '' || known.has(value)) return true;
  if (dayPattern.test(value) && known.isShifted(value)) return true;
  const [, day, time] = momentPattern.exec(value) ?? [];
  if (day !== undefined && time !== undefined) return known.has(day) && known.has(time);
  if (isPath(value)) return value.split('/').every((part) => part === '' || known.has(part));
  const words = comparableText(value).match(/[\p{L}\p{N}]+/gu) ?? [];
  // An ID or a date is given as a whole or not at all.
  if (words.length === 0 || codesIn(value).length > 0) return false;
  return words.filter((word) => known.hasWord(word)).length / words.length >= wordsNeeded(words.length);
}

/** What is written to the receiver of a case, or in a report, is put in the agent's own words. */
const isSummary = (value: Json): value is string => typeof value === 'string' && value.includes(' ');

/** Its words are free, but every ID, date, and figure in it was said, or is one that the task is to work out. */
const isBacked = (text: string, known: KnownValues, computed: readonly Json[]): boolean =>
  codesIn(text).every((code) => known.has(code.startsWith('--') ? code.slice(1) : code)) &&
  numbersIn(text).every(
    (number) => known.has(number) || computed.includes(number) || isDerived(number, known.recentNumbers()),
  );
