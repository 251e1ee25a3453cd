// Criteria of outcome: one for each field that must have a new value, for each new row, and for each row that
// must be gone. Where these would be more than a model can weigh, one for each request and tool.
import type { Criterion } from '../../../schemas/task.ts';
import { andList, upperFirst } from '../../english.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import type { Ground } from '../ground.ts';
import type { ChangedRow } from './changed-rows.ts';
import { rowInWords, rowSentences } from './rows-in-words.ts';
import { shareOf } from './weights.ts';

/** More criteria than these are grouped. */
const mostSingle = 10;
/** Keys that a grouped criterion lists. */
const keysListed = 6;

/** What all criteria of outcome weigh together. */
const weight = 4;

type Draft = Pick<Criterion, 'text'> & { readonly rows: ChangedRow['expectation'][] };

/** What a program keeps for itself. The final state has it. */
const internals = /^\.git\//;

export function outcomeCriteria(changed: readonly ChangedRow[], ground: Ground): Criterion[] {
  const rows = changed.filter(({ key }) => !internals.test(key));
  const single = rows.flatMap((row) => singleDrafts(row, ground));
  const drafts = single.length <= mostSingle ? single : groupedDrafts(rows, ground);
  return drafts.map(({ text, rows: expected }, at) => ({
    id: `outcome-${at + 1}`,
    kind: 'outcome',
    text,
    weight: shareOf(weight, drafts.length),
    required: true,
    checkedBy: 'code',
    check: { on: 'rows', rows: expected },
    expects: [],
  }));
}

function singleDrafts(row: ChangedRow, ground: Ground): Draft[] {
  const { expectation } = row;
  return rowSentences(row, ground).map(({ field, text }) => ({
    text,
    rows: [
      field === '' ? expectation : { ...expectation, fields: { [field]: expectation.fields[field] ?? null } },
    ],
  }));
}

function groupedDrafts(rows: readonly ChangedRow[], ground: Ground): Draft[] {
  const groups = new Map<string, ChangedRow[]>();
  for (const row of rows) {
    const { by, expectation } = row;
    const key = JSON.stringify([by.goal, by.tool, expectation.table, expectation.becomes]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => ({
    text: groupSentence(group, ground),
    rows: group.map(({ expectation }) => expectation),
  }));
}

/** "The status of these 8 pupil reminders is queued: PR-1021, PR-1027, and 6 more." */
function groupSentence(group: readonly ChangedRow[], ground: Ground): string {
  const [first] = group;
  if (!first) return '';
  if (group.length === 1)
    return rowSentences(first, ground)
      .map(({ text }) => text)
      .join(' ');
  const { table, expectation } = first;
  const things = `${group.length} ${table ? table.plural : 'files'}`;
  const shared = Object.entries(expectation.fields).filter(([name, value]) =>
    group.every((row) => JSON.stringify(row.expectation.fields[name]) === JSON.stringify(value)),
  );
  const values = andList(
    shared.slice(0, keysListed).map(([name, value]) => `the ${nameInWords(name)} ${valueInWords(value)}`),
  );
  if (expectation.becomes === 'made')
    return `${upperFirst(things)} have been added${shared.length > 0 ? `, each with ${values}` : ''}.`;
  const keys = listOf(group.map((row) => (table ? row.key : rowInWords(row, ground))));
  if (expectation.becomes === 'removed') return `These ${things} are no longer on record: ${keys}.`;
  const others =
    Object.keys(expectation.fields).length > shared.length ? ', and each has its own new values' : '';
  return shared.length > 0
    ? `These ${things} now have ${values}${others}: ${keys}.`
    : `These ${things} have their new values: ${keys}.`;
}

const listOf = (keys: readonly string[]): string =>
  andList(
    keys.length > keysListed + 1 ? [...keys.slice(0, keysListed), `${keys.length - keysListed} more`] : keys,
  );
