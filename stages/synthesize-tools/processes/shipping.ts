// Shipping: prices and delivery dates by weight, zone, and speed, and events along the way.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import {
  type Process,
  type Row,
  rounded,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import {
  drawnFrom,
  enforced,
  fieldsOf,
  momentAfter,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  withFields,
} from './support.ts';

/** Zones with their prices for the first carrier; others cost some more or less. */
const zoneNames: readonly (readonly [string, string, string, string])[] = [
  ['domestic', 'neighboring', 'continental', 'overseas'],
  ['local', 'regional', 'national', 'international'],
  ['A', 'B', 'C', 'D'],
];
const zonePrices = [
  { base: 4.5, perKilogram: 0.6, days: 2 },
  { base: 7.9, perKilogram: 0.95, days: 3 },
  { base: 12.5, perKilogram: 1.6, days: 5 },
  { base: 24, perKilogram: 4.2, days: 9 },
] as const;

const speeds: readonly Readonly<Record<string, { factor: number; days: number; most: number }>>[] = [
  { standard: { factor: 1, days: 0, most: 70 }, express: { factor: 1.8, days: -1, most: 30 } },
  {
    economy: { factor: 0.8, days: 2, most: 70 },
    standard: { factor: 1, days: 0, most: 50 },
    priority: { factor: 2.1, days: -2, most: 25 },
  },
  { ground: { factor: 1, days: 1, most: 70 }, air: { factor: 2.4, days: -2, most: 32 } },
  {
    saver: { factor: 0.9, days: 1, most: 60 },
    next_day: { factor: 2.6, days: -8, most: 20 },
  },
];

const steps = ['picked_up', 'sorted', 'departed', 'arrived', 'out_for_delivery', 'delivered'];

/** Orders and loans of what no carrier takes. */
const immaterial =
  /translation|test|work|limit|retirement|nomination|settlement|service|transfer|energy|meal|study|credit|wedding/;

export const shipping: Process = {
  name: 'shipping',
  about: 'Prices and delivery dates by weight, zone, and speed, and events along the way.',
  weight: 6,
  attach({ entities, random }) {
    const owner = thingsOf({ entities, random }, 'shipment', 'order', 'loan', 'lot').find(
      ({ noun }) => !immaterial.test(noun),
    );
    const noun = owner && nounFor(owner.noun, random.pick(['tracking event', 'transport event']), entities);
    if (!owner || noun === undefined) return undefined;
    const names = random.pick(zoneNames);
    const options = {
      owner: owner.noun,
      events: noun,
      zones: zonesOf(names, random),
      speeds: random.pick(speeds),
      insurance: random.pick([0.8, 1, 1.2, 1.5]),
    };
    const priced = drawnFrom(['quote_shipping', 'estimate_delivery', 'compare_speeds'], 2, random);
    const reads = [...priced, 'track_shipment'];
    const field = snakeCase(owner.noun);
    const fields = {
      weight: { decimal: [0.3, 48], unit: 'kilograms' },
      zone: { one_of: [...names], about: 'Zone that it is shipped to' },
    };
    return {
      parts: { owner: owner.noun, event: noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, fields), {
          operations: reads.map((name) => toolOf(name, options)),
          fixed: Object.keys(fields),
        }),
        [noun]: supportEntity(
          { noun, process: 'shipping', entities },
          {
            rows: 20,
            fields: fieldsOf({
              [field]: { ref: owner.noun },
              event: { one_of: [...steps, 'held'], about: 'What happened' },
              place: { city: true, about: 'City where it happened' },
              happened_on: { date: [-6, 9] },
              happened_at: { time: [6, 20] },
            }),
            operations: [toolOf('record_tracking_event', options)],
            rules: [
              enforced('nothing_after', { owner: owner.noun, field, kind: 'event', last: 'delivered' }),
            ],
          },
        ),
      },
    };
  },
  settle: settleEvents,
};

function zonesOf(names: readonly string[], random: Random) {
  const level = 0.8 + 0.5 * random.next();
  return Object.fromEntries(
    zonePrices.map(({ base, perKilogram, days }, index) => [
      names[index] ?? '',
      { base: rounded(base * level, 1), perKilogram: rounded(perKilogram * level), days },
    ]),
  );
}

/** The events of a shipment come in their order, each some hours after the last. */
function settleEvents(site: SettleSite): void {
  const { random, now, rowsOf } = site;
  const column = ownerColumn(site, 'event');
  const cities = rowsOf('event').flatMap(({ place }) => place ?? []);
  const events: Row[] = [];
  for (const { id = null } of rowsOf('owner')) {
    const reached = random.pick([0, 1, 2, 3, 4, 4, 5, 6, 6]);
    let minutes = -random.integer(reached * 500 + 200, reached * 900 + 3000);
    let place = random.pick(cities);
    for (const event of steps.slice(0, reached)) {
      if (event === 'arrived') place = random.pick(cities);
      const { day, time } = momentAfter(now, minutes);
      events.push({ [column]: id, event, place, happened_on: day, happened_at: time });
      minutes += random.integer(90, 480);
    }
  }
  setRows(site, 'event', events);
}
