// Criteria of communication: one for each fact that the user wants to know and one for each request that changes
// something, with the values that an answer must tell. An answer that tells none of them tells nothing.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Criterion, OracleCall } from '../../../schemas/task.ts';
import { andList } from '../../english.ts';
import { fieldsOf, madeKey, textField } from '../../recorded-rows.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import type { TaskPlan } from '../plan.ts';
import type { ChangedRow } from './changed-rows.ts';
import { shareOf } from './weights.ts';

interface Told {
  readonly name: string;
  readonly value: Json;
}

/** More facts than these are grouped by request. */
const mostSingle = 8;
/** An answer about many changes sums them up. */
const mostPerRequest = 6;
/** A longer text is not repeated to its author. */
const longest = 40;

const weight = 3;

interface Changes {
  readonly calls: readonly OracleCall[];
  readonly rows: readonly ChangedRow[];
  /** Everything that the user says. */
  readonly said: string;
}

export function communicationCriteria(plan: TaskPlan, done: Omit<Changes, 'said'>): Criterion[] {
  const changes = { ...done, said: [plan.request, ...plan.goals.map(({ say }) => say)].join('\n') };
  const wanted = factDrafts(plan);
  const told = new Set(plan.communicate.map(({ value }) => JSON.stringify(value)));
  // What a hand-over says is for its receiver.
  const set = (plan.handOver ? [] : plan.goals).flatMap((_, goal) => {
    const values = valuesOf(goal, changes).filter(({ value }) => !told.has(JSON.stringify(value)));
    return values.length > 0 ? [{ text: changesSentence(values), facts: values }] : [];
  });
  const drafts = [
    ...wanted.map((draft) => ({ ...draft, required: true })),
    ...set.map((draft) => ({ ...draft, required: wanted.length === 0 })),
  ];
  return drafts.map(({ text, facts, required }, at) => ({
    id: `told-${at + 1}`,
    kind: 'communication',
    text,
    weight: shareOf(weight, drafts.length),
    required,
    checkedBy: 'code',
    check: { on: 'told', facts },
    expects: facts.map(({ value }) => plainText(value)),
  }));
}

function factDrafts({ communicate, goals }: TaskPlan): { text: string; facts: Told[] }[] {
  const facts = communicate.map(({ name, value, goal }) => ({ goal, fact: { name, value } }));
  if (facts.length <= mostSingle)
    return facts.map(({ fact }) => ({ text: `The user is told ${inWords(fact)}.`, facts: [fact] }));
  return goals.flatMap((_, goal) => {
    const own = facts.filter((each) => each.goal === goal).map(({ fact }) => fact);
    return own.length > 0 ? [{ text: `The user is told ${andList(own.map(inWords))}.`, facts: own }] : [];
  });
}

const changesSentence = (values: readonly Told[]): string =>
  `The user is told what was done, with ${andList(values.map(inWords))}.`;

const inWords = ({ name, value }: Told): string => `the ${name} (${valueInWords(value)})`;

const plainText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What an answer about the changes of a request tells: values that were set, or else what they led to. */
function valuesOf(goal: number, { calls, rows, said }: Changes): Told[] {
  const writes = calls.filter((call) => call.effect === 'write' && call.goal === goal);
  const own = rows.filter(({ by }) => by.goal === goal);
  const candidates = [
    () => writes.flatMap(({ arguments: given }) => shortValues(given)),
    () => own.flatMap(changedValues),
    () => own.filter(({ table }) => table !== undefined).map((row) => nameValue(row, said)),
    () => writes.flatMap(({ arguments: given }) => innerValues(given)),
    () => own.filter((row) => isNamedBy(row, writes)).map((row) => nameValue(row, said)),
  ];
  for (const candidate of candidates) {
    const values = withoutRepeats(candidate()).slice(0, mostPerRequest);
    if (values.length > 0) return values;
  }
  return [];
}

/** Short plain values of arguments. Keys say which row is meant, not what became of it. */
const shortValues = (given: Readonly<Record<string, Json>>): Told[] =>
  Object.entries(given).flatMap(([name, value]) =>
    isShort(value) && !isKey(value)
      ? [{ name: nameInWords(name), value: isPath(value) ? lastPart(value) : value }]
      : [],
  );

const isPath = (value: Json): value is string => typeof value === 'string' && /^\.{0,2}\/[^/]/.test(value);

/** Not the numbers 0 and 1, which are said as words or by an article. */
const isShort = (value: Json): value is string | number =>
  (typeof value === 'number' && Math.abs(value) !== 1 && value !== 0) ||
  (typeof value === 'string' && value !== '' && (value.length <= longest || isPath(value)));

const isKey = (value: Json): boolean =>
  typeof value === 'string' && /^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value);

const changedValues = ({ expectation: { fields } }: ChangedRow): Told[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    isShort(value) && value !== madeKey && !isKey(value) && name !== textField
      ? [{ name: nameInWords(name), value }]
      : [],
  );

/** Values inside lists and objects, such as the names of new entities. */
function innerValues(given: Json): Told[] {
  if (Array.isArray(given)) return given.flatMap(innerValues);
  if (!isObject(given)) return [];
  return Object.entries(given).flatMap(([name, value]): Told[] => {
    if (Array.isArray(value) && value.every((item) => isShort(item)))
      return value.map((item) => ({ name: nameInWords(name), value: item }));
    if (isKey(value)) return [];
    return isShort(value) ? [{ name: nameInWords(name), value }] : innerValues(value);
  });
}

/** Whether the calls say which file it is. Files in which a server keeps its records are none of the user's business. */
const isNamedBy = ({ table, key }: ChangedRow, writes: readonly OracleCall[]): boolean =>
  table !== undefined || writes.some((call) => JSON.stringify(call.arguments).includes(lastPart(key)));

/** What the user calls the row: its key if they said it, or else the name that people know. */
function nameValue({ table, key, before, after }: ChangedRow, said: string): Told {
  const label = table && fieldsOf(after ?? before)[table.label];
  const isNamed = typeof label === 'string' && !said.includes(key);
  return { name: table?.noun ?? 'file', value: isNamed ? label : lastPart(key) };
}

/** Of a path, people say the last part: the file or the folder that it leads to. */
const lastPart = (path: string): string => path.split('/').findLast((part) => part !== '') ?? path;

const withoutRepeats = (values: readonly Told[]): Told[] =>
  values.filter((one, at) => values.findIndex(({ value }) => value === one.value) === at);
