// rows: rows that must have been added, changed, or removed, by their recorded changes.
import { fieldsOf, matchRows, type RowMatch, recordedRows } from '../../recorded-rows.ts';
import { type Scorer, scored } from './criterion.ts';

export const rows: Scorer<'rows'> = (check, { played }) => {
  const matches = matchRows(check.rows, recordedRows(played.steps));
  const share = matches.reduce((sum, match) => sum + shareRight(match), 0) / matches.length;
  const wrong = matches.find((match) => match.wrong.length > 0);
  return wrong
    ? scored(share, faultIn(wrong))
    : scored(
        1,
        `recorded: ${matches
          .map(({ expected, found }) => `${expected.table} ${found?.key}`)
          .join(', ')
          .slice(0, 160)}`,
      );
};

/** A row that was not touched counts nothing; one with a wrong value counts for its right ones. */
function shareRight({ expected, found, wrong }: RowMatch): number {
  if (!found || wrong.includes('becomes')) return 0;
  const fields = Object.keys(expected.fields).length;
  return fields === 0 ? 1 : (fields - wrong.length) / fields;
}

function faultIn({ expected, found, wrong }: RowMatch): string {
  const row = `${expected.table} ${expected.key}`;
  if (!found) return `${row} was never changed`;
  if (wrong.includes('becomes'))
    return expected.becomes === 'removed' ? `${row} is still there` : `${row} is gone`;
  const [field = ''] = wrong;
  const now = fieldsOf(found.after)[field] ?? null;
  const expects = expected.fields[field] ?? null;
  return `${field} of ${expected.table} ${found.key} is ${JSON.stringify(now)}, expected ${JSON.stringify(expects)}`;
}
