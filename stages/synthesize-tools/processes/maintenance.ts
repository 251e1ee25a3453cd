// Maintenance: things are serviced at intervals, by visits that are planned and then made.
import { snakeCase } from '../../english.ts';
import {
  dayAfter,
  type Process,
  type Row,
  rounded,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import { drawnFrom, fieldsOf, nounFor, ownerColumn, setRows, thingsOf, withFields } from './support.ts';

const works: Readonly<Record<string, readonly string[]>> = {
  device: ['inspection', 'oil change', 'filter change', 'software update', 'calibration', 'part replacement'],
  vehicle: ['inspection', 'oil change', 'tire change', 'brake check', 'cleaning'],
  sensor: ['calibration', 'battery change', 'cleaning', 'firmware update'],
  room: ['deep cleaning', 'safety check', 'air filter change', 'painting'],
};

export const maintenance: Process = {
  name: 'maintenance',
  about: 'Things are serviced at intervals, by visits that are planned and then made.',
  weight: 3,
  attach({ entities, random }) {
    const [owner] = thingsOf({ entities, random }, ...Object.keys(works));
    const noun = owner && nounFor(owner.noun, random.pick(['service visit', 'service job']), entities);
    if (!owner || noun === undefined) return undefined;
    const kinds = works[owner.entity.archetype ?? ''] ?? ['inspection', 'repair'];
    const options = { owner: owner.noun, visits: noun, works: kinds };
    const reads = drawnFrom(
      ['next_service_due', 'list_overdue_services', 'estimate_service_costs'],
      random.integer(2, 3),
      random,
    );
    const fields = {
      last_serviced_on: { date: [-300, -5], about: 'Day of the last service, as YYYY-MM-DD' },
      service_interval: { integer: [30, 365], unit: 'days' },
    };
    return {
      parts: { owner: owner.noun, visit: noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, fields), {
          operations: reads.map((name) => toolOf(name, options)),
          fixed: Object.keys(fields),
        }),
        [noun]: supportEntity(
          { noun, process: 'maintenance', entities },
          {
            rows: 20,
            fields: fieldsOf({
              [snakeCase(owner.noun)]: { ref: owner.noun },
              planned_on: { date: [1, 60], about: 'Day of the visit, as YYYY-MM-DD' },
              work: { one_of: kinds },
              technician: { person: true },
              cost: { money: [25, 900], optional: true },
            }),
            states: { status: ['planned', 'done', 'canceled'] },
            ends: ['done', 'canceled'],
            operations: ['schedule_service', 'complete_service'].map((name) => toolOf(name, options)),
          },
        ),
      },
    };
  },
  settle: settleVisits,
};

/** Past visits lie an interval apart; some of what is due has its next visit planned, some has not. */
function settleVisits(site: SettleSite): void {
  const { random, today, rowsOf } = site;
  const column = ownerColumn(site, 'visit');
  const drawn = rowsOf('visit');
  const technicians = drawn.flatMap(({ technician }) => technician ?? []);
  const kinds = drawn.flatMap(({ work }) => work ?? []);
  const visits: Row[] = [];
  for (const [index, owner] of rowsOf('owner').entries()) {
    const interval = random.pick([30, 60, 90, 120, 180, 365]);
    const last = dayAfter(today, -Math.round(interval * random.pick([0.2, 0.5, 0.8, 0.95, 1.05, 1.3])));
    owner.service_interval = interval;
    owner.last_serviced_on = last;
    const visit = (planned_on: string, status: string): Row => ({
      [column]: owner.id ?? null,
      planned_on,
      work: random.pick(kinds),
      technician: random.pick(technicians),
      cost: status === 'done' ? rounded(25 + 400 * random.next() ** 2) : null,
      status,
    });
    for (let back = random.integer(0, 2); back >= 0; back -= 1)
      visits.push(visit(dayAfter(last, -interval * back), 'done'));
    // Every third has a visit planned, so that there are some in any world.
    const next = index % 3 === 0 ? 'planned' : random.pick(['planned', 'canceled', 'none', 'none']);
    if (next === 'planned') visits.push(visit(dayAfter(today, random.integer(1, 40)), next));
    if (next === 'canceled') visits.push(visit(dayAfter(today, -random.integer(2, 20)), next));
  }
  setRows(site, 'visit', visits);
}
