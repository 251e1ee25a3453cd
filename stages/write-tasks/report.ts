// What an answer must tell about a result, and how a user asks for it.
import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { andList, fieldWords as spaced } from '../english.ts';

export interface Report {
  /** What the user adds to the wish; empty when the wish says it all. */
  readonly question: string;
  readonly communicate: readonly { name: string; value: Json }[];
}

const silent: Report = { question: '', communicate: [] };

/** Rows that an answer is asked to name one by one. */
const rowsNamed = 3;

/** `subject` is the row that the call is about, in words; empty for a call about none. */
export function reportOf(tool: Tool, result: ToolResult, subject: string, random: Random): Report {
  if (!result.ok || !isObject(result.value)) return silent;
  if (tool.effect === 'write') return madeReport(tool, result.value);
  const [list, rows] = Object.entries(result.value).find(([, member]) => Array.isArray(member)) ?? [];
  const total = result.value.total ?? result.value.count;
  if (typeof total === 'number' && Array.isArray(rows))
    return listReport(spaced(list ?? 'rows') + ofSubject(subject), total, rows, random);
  if (Array.isArray(result.value.groups)) return groupReport(result.value.groups);
  const means = Object.entries(result.value).flatMap(([field, member]) =>
    isObject(member) && typeof member.mean === 'number'
      ? [{ name: `average ${spaced(field)}`, value: member.mean }]
      : [],
  );
  // Who asks for statistics asks for the average, and the wish says so.
  if (means.length > 0) return { question: '', communicate: means };
  return fieldReport(result.value, subject, random);
}

const ofSubject = (subject: string): string => (subject === '' ? '' : ` of ${subject}`);

/** A new row has a new ID, which its owner wants to know. */
function madeReport(tool: Tool, value: JsonObject): Report {
  if (tool.operation !== 'create' || typeof value.id !== 'string') return silent;
  return { question: 'Tell me its ID when it is done.', communicate: [{ name: 'ID', value: value.id }] };
}

function listReport(plural: string, total: number, rows: readonly Json[], random: Random): Report {
  const count = { name: `number of ${plural}`, value: total };
  if (total > rowsNamed)
    return {
      question: random.pick(['How many are there?', 'The number of them will do.']),
      communicate: [count],
    };
  const named = ['id', 'name', 'path'].find((name) =>
    rows.every((row) => isObject(row) && typeof row[name] === 'string'),
  );
  const names = rows.flatMap((row) =>
    named !== undefined && isObject(row) ? [{ name: `matching ${plural}`, value: row[named] ?? null }] : [],
  );
  if (names.length === 0) return { question: 'How many are there?', communicate: [count] };
  const called = named === 'id' ? 'IDs' : `${named}s`;
  return {
    question: random.pick([
      `Give me the number of them and their ${called}.`,
      `How many are there, and what are their ${called}?`,
    ]),
    communicate: [count, ...names],
  };
}

function groupReport(groups: readonly Json[]): Report {
  const communicate = groups.flatMap((group) => {
    if (!isObject(group)) return [];
    const [name] = Object.values(group);
    return [{ name: `count for ${String(name ?? 'none')}`, value: group.count ?? 0 }];
  });
  return { question: '', communicate };
}

/** One or two plain fields of a row, by name. */
function fieldReport(value: JsonObject, subject: string, random: Random): Report {
  const fields = Object.entries(value).flatMap(([name, member]): { name: string; value: Json }[] => {
    if (name === 'id' || member === null || typeof member === 'boolean' || Array.isArray(member)) return [];
    if (typeof member === 'string' && subject.includes(member)) return []; // the user has just said it
    if (!isObject(member)) return String(member).length <= 60 ? [{ name: spaced(name), value: member }] : [];
    const label = Object.entries(member).find(([key, text]) => key !== 'id' && typeof text === 'string');
    return label ? [{ name: spaced(name), value: label[1] }] : [];
  });
  if (fields.length === 0) return silent;
  const chosen = random.shuffle(fields).slice(0, random.integer(1, 2));
  const names = andList(chosen.map((field) => `the ${field.name}`));
  const communicate = chosen.map((field) => ({ ...field, name: field.name + ofSubject(subject) }));
  return {
    question: random.pick([`I need to know ${names}.`, `What matters to me is ${names}.`]),
    communicate,
  };
}
