// Versions: documents and plans are saved as numbered versions, which can be compared and restored.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import { dateInWords } from '../../spoken-dates.ts';
import {
  dayAfter,
  type Process,
  type Row,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import { fieldsOf, nounFor, ownerColumn, setRows, thingsOf, withFields } from './support.ts';

const notes = [
  'fixed two typos',
  'new section on exceptions',
  'figures updated for the quarter',
  'shorter introduction',
  'comments of the legal team worked in',
  'layout changed, text untouched',
  'outdated names removed',
  'added an example',
  'clearer wording in the second part',
  'approved text of the board',
  'appendix moved to a file of its own',
  'corrected the dates',
];

const beginnings = [
  'first version',
  'first draft from the template',
  'taken over from the old system',
  'typed up after the meeting',
  'copied from last year and updated',
  'written from scratch',
  'translated from the original',
  'outline with open points',
  'scanned and corrected',
];

/** Notes repeat in parts, not as a whole. */
function changeNote(number: number, saved: string, random: Random): string {
  const note = random.pick(number === 1 ? beginnings : notes);
  return random.pick([
    note,
    `${note}, pages ${random.integer(1, 9)} to ${random.integer(10, 24)}`,
    `${note}; checked line by line on ${dateInWords(saved)}`,
    `${note}, after ${random.integer(2, 9)} comments`,
    `${note}, requested on ${dateInWords(dayAfter(saved, -random.integer(1, 20)))}`,
  ]);
}

const reading = ['compare_versions', 'check_release', 'version_history'];

export const versions: Process = {
  name: 'versions',
  about: 'Documents and plans are saved as numbered versions, which can be compared, checked, and restored.',
  weight: 0.9,
  attach({ entities, random }) {
    const [owner] = thingsOf({ entities, random }, 'document', 'plan', 'rule', 'listing', 'contract');
    const noun = owner && nounFor(owner.noun, random.pick(['version', 'revision']), entities);
    if (!owner || noun === undefined) return undefined;
    const fields = ['word_count', 'effective_on', 'reviewed_by', 'change_note'];
    const options = { owner: owner.noun, versions: noun, fields };
    const writes = ['save_version', ...(random.chance(0.65) ? ['restore_version'] : [])];
    const reads = random.chance(0.5) ? reading : reading.slice(0, 2);
    return {
      parts: { owner: owner.noun, version: noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, {}), {
          operations: reads.map((name) => toolOf(name, options)),
        }),
        [noun]: supportEntity(
          { noun, process: 'versions', entities },
          {
            rows: 16,
            fields: fieldsOf({
              [snakeCase(owner.noun)]: { ref: owner.noun },
              number: { integer: [1, 9], about: 'Number of the version, counted from 1' },
              word_count: { integer: [80, 3000] },
              effective_on: { date: [-20, 90], about: 'Day from which it applies, as YYYY-MM-DD' },
              reviewed_by: { person: true, about: 'Name of the reviewer', optional: true },
              change_note: { note: notes, about: 'What is new in this version' },
              saved_on: { date: [-200, -1] },
            }),
            operations: writes.map((name) => toolOf(name, options)),
          },
        ),
      },
    };
  },
  settle: settleVersions,
};

/** The versions of a document count up, each saved after the one before and not far from it in length. */
function settleVersions(site: SettleSite): void {
  const { random, today, rowsOf } = site;
  const column = ownerColumn(site, 'version');
  const reviewers = rowsOf('version').flatMap(({ reviewed_by }) => reviewed_by ?? []);
  const versionRows: Row[] = [];
  for (const { id = null } of rowsOf('owner')) {
    const count = random.pick([1, 2, 2, 3, 3, 4]);
    let words = random.integer(180, 1900);
    let saved = dayAfter(today, -random.integer(60, 260));
    let effective = dayAfter(saved, random.integer(10, 120));
    for (let number = 1; number <= count && saved < today; number += 1) {
      versionRows.push({
        [column]: id,
        number,
        word_count: words,
        effective_on: effective,
        reviewed_by: reviewers.length > 0 && random.chance(0.65) ? random.pick(reviewers) : null,
        change_note: changeNote(number, saved, random),
        saved_on: saved,
      });
      words = Math.max(80, words + random.integer(-90, 260));
      if (random.chance(0.4)) effective = dayAfter(effective, random.integer(5, 120));
      saved = dayAfter(saved, random.integer(3, 60));
    }
  }
  setRows(site, 'version', versionRows);
}
