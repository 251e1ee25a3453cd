// What a reviewer says of a row that a task changes: "The booking BK-1003 of Anna Berg is canceled."
import { isObject, propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { andList, snakeCase, upperFirst, withArticle } from '../../english.ts';
import { jsonOrText } from '../../json-text.ts';
import { fieldsOf, madeKey } from '../../recorded-rows.ts';
import { fieldClause, isPlural, nameInWords, valueInWords } from '../../values-in-words.ts';
import type { Ground } from '../ground.ts';
import { keyInWords, nameOf } from '../wording.ts';
import type { ChangedRow } from './changed-rows.ts';

/** Columns that say in which state a record is. */
const stateColumns = /^(?:status|state|stage)$/;

/** Texts are quoted up to this length. */
const longestQuotation = 160;

/** How a row is called: by its name, or by its key and whose it is. */
export function rowInWords(row: ChangedRow, ground: Ground): string {
  const { table, expectation, by } = row;
  if (!table) return row.key.endsWith('/') ? `the folder ${row.key.slice(0, -1)}` : `the file ${row.key}`;
  const { noun } = table;
  if (expectation.key === madeKey) return `the new ${noun}`;
  const tool = ground.scratch.tools.find(({ name }) => name === by.tool);
  const database = tool && ground.scratch.databaseOf(tool);
  const rows = database?.initial[expectation.table] ?? [];
  const named = nameOf(row.key, table, rows)?.text;
  if (named !== undefined) return named.includes(row.key) ? named : `${named} (${row.key})`;
  const owner = tool && ownerOf(row, tool, ground);
  const called = keyInWords(row.key, { ...table, noun });
  return `${called.startsWith(noun) ? `the ${called}` : called}${owner === undefined ? '' : ` of ${owner}`}`;
}

/** The name of the first row that this one refers to. */
function ownerOf({ expectation, before, after }: ChangedRow, tool: Tool, ground: Ground): string | undefined {
  const { foreignKeys, initial, world } = ground.scratch.databaseOf(tool);
  const fields = fieldsOf(before ?? after);
  for (const [column, target] of Object.entries(foreignKeys[expectation.table] ?? {})) {
    const table = world.tables[target];
    const owner = table && nameOf(fields[column], table, initial[target] ?? []);
    if (owner) return owner.text;
  }
  return undefined;
}

/** One sentence for each field that must have a new value; for a new or a removed row a single one. */
export function rowSentences(row: ChangedRow, ground: Ground): { field: string; text: string }[] {
  const { becomes, fields } = row.expectation;
  const subject = rowInWords(row, ground);
  const gone = row.table ? 'is no longer on record' : 'no longer exists';
  if (becomes === 'removed') return [{ field: '', text: upperFirst(`${subject} ${gone}.`) }];
  const named = Object.entries(fields).map(([field, value]) => ({
    field,
    value: isFlag(row, field, ground) ? value === 1 : value,
    text: nameBehind(row, field, ground),
  }));
  if (becomes === 'made') return [{ field: '', text: newRowSentence(row, named, subject) }];
  if (named.length === 0) return [{ field: '', text: upperFirst(`${subject} has its new text.`) }];
  if (!row.table) return named.map(({ field }) => ({ field, text: fileSentence(row, subject) }));
  return named.map((one) => ({ field: one.field, text: fieldSentence(one, subject) }));
}

interface NamedField {
  readonly field: string;
  readonly value: Json;
  /** What people call the row that the value refers to. */
  readonly text: string | undefined;
}

/** Enough to tell which record is meant; code compares every field. */
const mostFieldsNamed = 8;

function newRowSentence(
  { table, expectation }: ChangedRow,
  fields: readonly NamedField[],
  subject: string,
): string {
  if (!table) {
    const [content] = fields;
    const isEmpty = content === undefined || content.value === '';
    return upperFirst(`${subject} exists${isEmpty ? '' : `, and it contains ${quoted(content.value)}`}.`);
  }
  const shown = fields
    .filter(({ field, value }) => !isObject(value) && flagIn(field, value) === undefined)
    .slice(0, mostFieldsNamed)
    .map(({ field, value, text }) => `the ${nameInWords(field)} ${text ?? said(value)}`);
  const noun = table.noun;
  const thing = expectation.key === madeKey ? withArticle(noun) : subject;
  return `${upperFirst(thing)} has been added${shown.length > 0 ? `, with ${andList(shown)}` : ''}.`;
}

function fieldSentence({ field, value, text }: NamedField, subject: string): string {
  const flag = flagIn(field, value);
  if (flag !== undefined) {
    const clause = fieldClause({ name: field, value: flag });
    return upperFirst(
      clause.startsWith('it ') ? `${subject} ${clause.slice(3)}.` : `for ${subject}, ${clause}.`,
    );
  }
  if (stateColumns.test(field) && typeof value === 'string')
    return upperFirst(`${subject} is ${said(value)}.`);
  const words = nameInWords(field);
  if (value === null) return upperFirst(`${subject} no longer has ${withArticle(words)}.`);
  return `The ${words} of ${subject} ${isPlural(words) ? 'are' : 'is'} ${text ?? said(value)}.`;
}

/** "The file notes.txt now has: call Ana; it no longer has: call Ben." */
function fileSentence({ before, after }: ChangedRow, subject: string): string {
  const linesOf = (text: Json): string[] => (typeof text === 'string' ? text.split('\n') : []);
  const [was, now] = [linesOf(before), linesOf(after)];
  const added = now.filter((line) => line.trim() !== '' && !was.includes(line));
  const removed = was.filter((line) => line.trim() !== '' && !now.includes(line));
  const parts = [
    ...(added.length > 0 ? [`now has: ${excerpt(added)}`] : []),
    ...(removed.length > 0 ? [`no longer has: ${excerpt(removed)}`] : []),
  ];
  return upperFirst(`${subject} ${parts.length > 0 ? parts.join('; it ') : 'has been changed'}.`);
}

/** Whether the tool that changes the field calls it a yes or a no. */
function isFlag({ by, expectation }: ChangedRow, field: string, { scratch }: Ground): boolean {
  const value = expectation.fields[field];
  const tool = scratch.tools.find(({ name }) => name === by.tool);
  return (
    (value === 0 || value === 1) &&
    propertiesOf(tool?.outputSchema ?? {}).some(
      ([name, { type }]) => snakeCase(name) === field && [type].flat().includes('boolean'),
    )
  );
}

/** Databases keep yes and no as 1 and 0. */
function flagIn(field: string, value: Json): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return /^(?:is|has|was)_/.test(field) && (value === 0 || value === 1) ? value === 1 : undefined;
}

/** Databases keep lists and objects as JSON. */
function said(value: Json): string {
  if (value === madeKey) return 'the new one';
  const isStored = typeof value === 'string' && /^[[{]/.test(value);
  return valueInWords(isStored ? jsonOrText(value) : value);
}

const excerpt = (lines: readonly string[]): string => {
  const text = lines.map((line) => line.trim()).join(' | ');
  return text.length > longestQuotation ? `${text.slice(0, longestQuotation)}…` : text;
};

function quoted(value: Json): string {
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  if (text === '') return 'nothing';
  return text.length > longestQuotation ? `"${text.slice(0, longestQuotation)}…"` : `"${text}"`;
}

function nameBehind({ expectation, by }: ChangedRow, field: string, { scratch }: Ground): string | undefined {
  const tool = scratch.tools.find(({ name }) => name === by.tool);
  if (!tool) return undefined;
  const { foreignKeys, initial, world } = scratch.databaseOf(tool);
  const target = foreignKeys[expectation.table]?.[field];
  const table = target === undefined ? undefined : world.tables[target];
  const key = expectation.fields[field];
  if (target === undefined || !table || typeof key !== 'string') return undefined;
  const name = nameOf(key, table, initial[target] ?? [])?.name;
  return name === undefined ? undefined : `${key} (${name})`;
}
