// Response times: impact and urgency of a case give its priority, and the priority its deadline.
import type { Random } from '../../../pipeline/hash.ts';
import { type Sla, slaSchema } from '../operations/sla/clock.ts';
import { type Process, type SettleSite, toolOf, withTools } from './process.ts';
import { drawnFrom, momentAfter, thingsOf, toolOptions, withFields } from './support.ts';

/** Four priorities with the hours that each allows. */
const scales: readonly (readonly (readonly [string, number])[])[] = [
  [
    ['P1', 4],
    ['P2', 8],
    ['P3', 24],
    ['P4', 72],
  ],
  [
    ['P1', 2],
    ['P2', 6],
    ['P3', 24],
    ['P4', 48],
  ],
  [
    ['critical', 2],
    ['major', 8],
    ['normal', 24],
    ['minor', 96],
  ],
  [
    ['urgent', 4],
    ['high', 12],
    ['medium', 36],
    ['low', 120],
  ],
  [
    ['A', 3],
    ['B', 12],
    ['C', 48],
    ['D', 96],
  ],
  [
    ['S1', 1],
    ['S2', 4],
    ['S3', 24],
    ['S4', 72],
  ],
];

/** What score each priority starts at: impact and urgency count 0 to 2 each. */
const cuts = [
  [4, 3, 2],
  [4, 2, 1],
  [3, 2, 1],
] as const;

const dayFields = ['opened_on', 'raised_on', 'requested_on', 'noted_on'];

export const sla: Process = {
  name: 'response times',
  about: 'The impact and urgency of a case give its priority, and the priority gives its deadline.',
  weight: 0.7,
  attach({ entities, random }) {
    const [owner] = thingsOf({ entities, random }, 'case', 'alert', 'request');
    const day = owner && dayFields.find((name) => owner.entity.fields[name]);
    if (!owner || day === undefined) return undefined;
    const hours = random.pick(scales);
    const options = { day, hours, cuts: random.pick(cuts) };
    const checks = drawnFrom(
      ['calculate_priority', 'check_sla', 'list_sla_breaches', 'sla_compliance'],
      random.integer(2, 4),
      random,
    );
    const fields = {
      [day]: { date: [-6, 0] },
      opened_at: { time: [6, 21] },
      impact: { one_of: ['low', 'medium', 'high'] },
      urgency: { one_of: ['low', 'medium', 'high'] },
      priority: { one_of: hours.map(([name]) => name) },
    };
    return {
      parts: { owner: owner.noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, fields), {
          operations: ['triage', ...checks].map((name) => toolOf(name, options)),
          fixed: Object.keys(fields),
        }),
      },
    };
  },
  settle: settleClocks,
};

/** Priorities follow from impact and urgency; open rows are on track, at risk, or late. */
function settleClocks(site: SettleSite): void {
  const { parts, random, now, entities, rowsOf } = site;
  const scale = slaSchema.parse(toolOptions(site, 'owner', 'triage'));
  const ends = entities[parts.owner ?? '']?.ends ?? [];
  for (const row of rowsOf('owner')) {
    const priority = priorityOf(scale, String(row.impact), String(row.urgency));
    row.priority = priority;
    const hours = scale.hours.find(([name]) => name === priority)?.[1] ?? 24;
    const isOver = ends.includes(String(row.status));
    const { day, time } = momentAfter(now, -60 * hours * shareUsed(isOver, random));
    row[scale.day] = day;
    row.opened_at = time;
  }
}

/** The share of the allowed time that has passed. */
const shareUsed = (isOver: boolean, random: Random): number =>
  isOver
    ? 1.5 + 3 * random.next()
    : random.pick([0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 1.2, 1.7]) + 0.04 * random.next();

function priorityOf({ hours, cuts: scores }: Sla, impact: string, urgency: string): string {
  const steps = ['low', 'medium', 'high'];
  const sum = steps.indexOf(impact) + steps.indexOf(urgency);
  const at = scores.findIndex((score) => sum >= score);
  return hours[at === -1 ? 3 : at]?.[0] ?? '';
}
