// A schema whose words are clean. Data (const, enum, default) is kept as it is, or dropped: with a letter less it would
// mean something else. The same holds for the name of a parameter.
import { isObject, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { withoutPrivate } from '../../private-texts.ts';
import { cleanText, isUnfit } from '../texts/clean.ts';
import { textsIn } from '../texts/texts-in.ts';
import { inShort } from './repair-rule.ts';
import { dataKeywords, withSubschemas } from './subschemas.ts';

interface CleanSchema {
  readonly schema: JsonObject;
  readonly issues: readonly string[];
  /** Why a call could not be written: "the required parameter "__proto__" cannot be kept". */
  readonly fault?: string;
}

interface Notes {
  readonly issues: Set<string>;
  readonly faults: string[];
}

export function cleanSchema(schema: JsonObject): CleanSchema {
  const notes: Notes = { issues: new Set(), faults: [] };
  const cleaned = clean(schema, notes);
  const [fault] = notes.faults;
  return { schema: cleaned, issues: [...notes.issues], ...(fault === undefined ? {} : { fault }) };
}

function clean(schema: JsonObject, notes: Notes): JsonObject {
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (isUnkept(keyword)) return [];
    if (dataKeywords.has(keyword)) return cleanData(keyword, value, notes);
    if (typeof value === 'string' && words.has(keyword)) return [[keyword, wordsOf(value, notes)]];
    if (keyword === 'properties' && isObject(value))
      return [[keyword, namedProperties(value, schema, notes)]];
    return [[keyword, value]];
  });
  return withSubschemas(Object.fromEntries(entries), (inner) =>
    isObject(inner) ? clean(inner, notes) : inner,
  );
}

const words = new Set(['title', 'description', '$comment', 'errorMessage', 'markdownDescription']);

function wordsOf(value: string, { issues }: Notes): string {
  const { text, issues: found } = cleanText(value);
  for (const issue of found) issues.add(issue);
  return text;
}

/** Copies of zod and of engines lose this name. */
const isUnkept = (name: string): boolean => name === '__proto__';

function namedProperties(properties: JsonObject, schema: JsonObject, { issues, faults }: Notes): JsonObject {
  const required = requiredOf(schema);
  const kept = Object.entries(properties).filter(([name]) => {
    if (!isUnkept(name) && !isUnfit(name)) return true;
    if (required.includes(name)) faults.push(`the required parameter ${inShort(name)} cannot be kept`);
    else issues.add(`parameter ${inShort(name)} dropped, which cannot be kept`);
    return false;
  });
  return Object.fromEntries(kept);
}

/** What remains of a keyword with data. */
function cleanData(keyword: string, value: Json, notes: Notes): [string, Json][] {
  const isList = (keyword === 'enum' || keyword === 'examples') && Array.isArray(value);
  const values = isList ? value : [value];
  const kept = values.filter((each) => {
    const what = whatIsWrong(each);
    if (what !== undefined) notes.issues.add(`${what} removed from ${keyword}`);
    return what === undefined;
  });
  if (kept.length === 0) return [];
  return [[keyword, isList ? kept : value]];
}

/** Undefined for data that can be kept. */
function whatIsWrong(value: Json): string | undefined {
  for (const text of textsIn(value)) {
    if (isUnkept(text)) return `what a copy would lose (${text})`;
    if (isUnfit(text)) return 'text that cannot be kept';
    const [found] = withoutPrivate(text).found;
    if (found !== undefined) return found;
  }
  return undefined;
}
