// What an answer must tell about a result, and how a user asks for it.
import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { andList, plural, singular } from '../english.ts';
import { holds } from '../evidence.ts';
import { nameInWords, valueInWords } from '../values-in-words.ts';

interface Report {
  /** What the user adds to the wish; empty if the wish says it all. */
  readonly question: string;
  readonly communicate: readonly { name: string; value: Json }[];
}

const silent: Report = { question: '', communicate: [] };

/** Whether an answer has more to tell than what the user said, or that there is one of it. */
export const hasNews = ({ communicate }: Report, said: string): boolean =>
  communicate.some(({ value }) => value !== 1 && value !== 0 && !holds(said, value));

/** With more rows than this, the user asks how many there are instead of which. */
const rowsNamed = 3;

interface ReportSubject {
  readonly tool: Pick<Tool, 'effect' | 'operation'>;
  readonly result: Pick<ToolResult, 'ok' | 'value'>;
  /** The arguments of the call. */
  readonly given: JsonObject;
  /** The row that the call is about, in words; empty for a call about none. */
  readonly subject: string;
}

export function reportOf({ tool, result, given, subject }: ReportSubject, random: Random): Report {
  if (!result.ok || !isObject(result.value)) return silent;
  if (tool.effect === 'write') return creationReport(tool.operation, result.value, random);
  const [list, rows] = Object.entries(result.value).find(([, member]) => Array.isArray(member)) ?? [];
  const total = result.value.total ?? result.value.count;
  if (typeof total === 'number' && Array.isArray(rows))
    return listReport({ plural: nameInWords(list ?? 'rows'), subject, total, rows }, random);
  if (Array.isArray(result.value.groups)) return groupReport(result.value.groups);
  const means = Object.entries(result.value).flatMap(([field, member]) =>
    isObject(member) && typeof member.mean === 'number'
      ? [{ name: `average ${nameInWords(field)}`, value: member.mean }]
      : [],
  );
  // A user who asks for statistics asks for the average, and the wish already says so.
  if (means.length > 0) return { question: '', communicate: means };
  return fieldReport(withoutEchoes(result.value, given), subject, random);
}

const ofSubject = (subject: string): string => (subject === '' ? '' : ` of ${subject}`);

const idQuestions = [
  "What number does it get? I'll need it for my records.",
  "Once it's in, send me its number so that I can refer to it.",
  'I have to quote the ID in a letter, so please include it.',
  "Which ID does it get? I'd like to write it down.",
  'Please give me the ID as well; a colleague will ask me for it.',
  'Can you tell me the ID it ends up with?',
  'I need something to refer to it by, so please send me the ID.',
  "And what's the ID, in case I have to come back to it?",
];

/** The share of people who want to know the ID of what they ordered. */
const wantingIds = 0.25;

/** A new row has a new ID. Few people want to know it. */
function creationReport(operation: string, value: JsonObject, random: Random): Report {
  if (operation !== 'create' || typeof value.id !== 'string' || !random.chance(wantingIds)) return silent;
  return { question: random.pick(idQuestions), communicate: [{ name: 'ID', value: value.id }] };
}

const countQuestions = [
  'How many {plural} are there?',
  'I only need the number of {plural}.',
  'The number of {plural} is enough.',
  'Just tell me how many {plural} there are.',
  'A count of the {plural} is all I need.',
  'How many {plural} is that?',
  'I just want to know how many {plural} there are.',
  'Please give me the number of {plural} only.',
];

const namesQuestions = [
  'How many {plural} are there, and what are their {names}?',
  'Please give me the number of {plural} and their {names}.',
  'I need the number of {plural} and the {names}.',
  'Tell me how many {plural} there are and list their {names}.',
  'What I need is the count of the {plural} and their {names}.',
  'Give me the {names}, and tell me how many {plural} there are.',
  "I'd like the {names} and the number of {plural}.",
  'How many {plural} is that? And what are the {names}?',
];

interface ListResult {
  readonly plural: string;
  /** Whose they are; empty if nobody's. */
  readonly subject: string;
  readonly total: number;
  readonly rows: readonly Json[];
}

function listReport({ plural, subject, total, rows }: ListResult, random: Random): Report {
  const whose = plural + ofSubject(subject);
  const count = { name: `number of ${whose}`, value: total };
  const asked = (questions: readonly string[]): string =>
    random.pick(questions).replace('{plural}', () => plural);
  if (total > rowsNamed) return { question: asked(countQuestions), communicate: [count] };
  const label = ['name', 'title', 'subject', 'topic', 'path', 'id'].find((name) =>
    rows.every((row) => isObject(row) && typeof row[name] === 'string'),
  );
  const matches = rows.flatMap((row) =>
    label !== undefined && isObject(row) ? [{ name: `matching ${whose}`, value: row[label] ?? null }] : [],
  );
  if (matches.length === 0) return { question: asked(countQuestions), communicate: [count] };
  const names = label === 'id' ? 'IDs' : `${label}s`;
  return {
    question: asked(namesQuestions).replace('{names}', names),
    communicate: [count, ...matches],
  };
}

/** "number with the status open" */
function groupReport(groups: readonly Json[]): Report {
  const communicate = groups.flatMap((group) => {
    if (!isObject(group)) return [];
    const [[field, value] = ['group', null]] = Object.entries(group);
    return [{ name: `number with ${groupInWords(field, value)}`, value: group.count ?? 0 }];
  });
  return { question: '', communicate };
}

function groupInWords(field: string, value: Json): string {
  const words = nameInWords(field);
  if (value === null) return `no ${singular(words)}`;
  if (isObject(value)) return `the ${words} ${valueInWords(labelIn(value) ?? value.id ?? null)}`;
  const shown = typeof value === 'string' ? listOrText(value) : value;
  const isSeveral = Array.isArray(shown) && shown.length > 1;
  return `the ${isSeveral ? plural(words) : words} ${valueInWords(shown)}`;
}

/** Lists are grouped by their JSON. */
function listOrText(text: string): Json {
  return /^\[.*\]$/.test(text) ? (JSON.parse(text) as Json) : text; // JSON.parse gives JSON
}

const labelIn = (row: JsonObject): Json | undefined =>
  Object.entries(row).find(([key, text]) => key !== 'id' && typeof text === 'string')?.[1];

const fieldQuestions = [
  'I need to know {fields}.',
  'What I need is {fields}.',
  "I'm after {fields}.",
  'Please tell me {fields}.',
  "I'd like to know {fields}.",
  'Can you tell me {fields}?',
  'Could you give me {fields}?',
  "I'm mainly interested in {fields}.",
  'All I need is {fields}.',
  'Please include {fields}.',
];

/** Nobody asks for what the call was given: the concert whose price is computed, or the quantity. */
function withoutEchoes(value: JsonObject, given: JsonObject): JsonObject {
  const said = new Set(Object.values(given));
  return Object.fromEntries(Object.entries(value).filter(([, member]) => !said.has(member)));
}

/** One or two plain fields of a row, by name. */
function fieldReport(value: JsonObject, subject: string, random: Random): Report {
  const fields = Object.entries(value).flatMap(([name, member]): { name: string; value: Json }[] => {
    if (name === 'id' || member === null || typeof member === 'boolean' || Array.isArray(member)) return [];
    if (typeof member === 'string' && subject.includes(member)) return []; // the user has just said it
    if (!isObject(member))
      return String(member).length <= 60 ? [{ name: nameInWords(name), value: member }] : [];
    const label = labelIn(member);
    return label === undefined ? [] : [{ name: nameInWords(name), value: label }];
  });
  if (fields.length === 0) return silent;
  const chosen = random.shuffle(fields).slice(0, random.integer(1, 2));
  const names = andList(chosen.map((field) => `the ${field.name}`));
  return {
    question: random.pick(fieldQuestions).replace('{fields}', () => names),
    communicate: chosen.map((field) => ({ ...field, name: field.name + ofSubject(subject) })),
  };
}
