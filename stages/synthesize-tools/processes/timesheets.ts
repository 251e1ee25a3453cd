// Time sheets: people enter their hours, which are checked against limits and paid with overtime.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import {
  dayAfter,
  type Process,
  type Row,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import {
  bindsAgent,
  drawnFrom,
  enforced,
  fieldsOf,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  withFields,
} from './support.ts';

const activities: readonly (readonly string[])[] = [
  ['on site', 'travel', 'paperwork', 'training'],
  ['client work', 'preparation', 'meetings', 'administration'],
  ['shift work', 'standby', 'cleaning', 'handover'],
  ['visits', 'phone', 'documentation', 'team meeting'],
];

export const timesheets: Process = {
  name: 'time sheets',
  about: 'People enter their hours, which are checked against limits and paid with overtime.',
  weight: 4,
  attach({ entities, random }) {
    const [owner] = thingsOf({ entities, random }, 'worker');
    const noun = owner && nounFor(owner.noun, random.pick(['time entry', 'hours entry']), entities);
    if (!owner || noun === undefined) return undefined;
    const options = {
      owner: owner.noun,
      entries: noun,
      daily: random.pick([7.5, 8, 8, 9]),
      overtime: random.pick([1.25, 1.5, 1.5, 2]),
      weekly: random.pick([38, 40, 44, 48]),
    };
    const computed = drawnFrom(['calculate_pay', 'hours_by_activity'], random.integer(1, 2), random);
    const reads = ['check_hours_limit', ...computed];
    const writes = ['log_hours', ...(random.chance(0.6) ? ['approve_hours'] : [])];
    const field = snakeCase(owner.noun);
    const limit = {
      owner: owner.noun,
      field,
      day: 'worked_on',
      hours: 'hours',
      most: random.pick([10, 11, 12]),
    };
    return {
      parts: { owner: owner.noun, entry: noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, { hourly_rate: { money: [18, 95] } }), {
          operations: reads.map((name) => toolOf(name, options)),
          fixed: ['hourly_rate'],
        }),
        [noun]: supportEntity(
          { noun, process: 'time sheets', entities },
          {
            rows: 30,
            fields: fieldsOf({
              [field]: { ref: owner.noun },
              worked_on: { date: [-27, 0], about: 'Day of the work, as YYYY-MM-DD' },
              hours: { decimal: [0.5, 11], about: 'Hours worked' },
              activity: { one_of: random.pick(activities) },
            }),
            states: { status: ['draft', 'approved'] },
            ends: ['approved'],
            operations: writes.map((name) => toolOf(name, options)),
            rules: [random.chance(0.6) ? enforced('hours_a_day', limit) : bindsAgent('hours_a_day', limit)],
          },
        ),
      },
    };
  },
  settle: settleEntries,
};

/** Weekdays have one or two entries; what is older than ten days is approved, with few exceptions. */
function settleEntries(site: SettleSite): void {
  const { random, today, rowsOf } = site;
  const column = ownerColumn(site, 'entry');
  const kinds = rowsOf('entry').flatMap(({ activity }) => activity ?? []);
  const entries: Row[] = [];
  for (const { id = null } of rowsOf('owner')) {
    const part = random.pick([0.5, 0.8, 1, 1, 1.1]);
    for (let back = 20; back >= 0; back -= 1) {
      const worked_on = dayAfter(today, -back);
      if (isWeekend(worked_on) || random.chance(0.35)) continue;
      const status = back > 10 && random.chance(0.92) ? 'approved' : 'draft';
      for (const hours of sharesOf(part, random))
        entries.push({ [column]: id, worked_on, hours, activity: random.pick(kinds), status });
    }
  }
  setRows(site, 'entry', entries);
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The hours of one day in halves, now and then in two entries. */
function sharesOf(part: number, random: Random): number[] {
  const hours = Math.min(9.5, Math.round(part * (5 + 4.5 * random.next()) * 2) / 2);
  if (!random.chance(0.2)) return [hours];
  const first = Math.max(0.5, Math.floor(hours) / 2);
  return [first, hours - first];
}
