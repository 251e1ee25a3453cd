// Itineraries: journeys of several legs, which must connect.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import { itinerarySchema } from '../operations/itinerary/legs.ts';
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
  bindsAgent,
  enforced,
  fieldsOf,
  momentAfter,
  type Named,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  toolOptions,
  withFields,
} from './support.ts';

/** Nouns that name a journey of travelers; goods have legs too, but no classes. */
const journey =
  /\b(trip|tour|journey|voyage|itinerary|cruise|charter|expedition|excursion|crossing|flight|ride)$/;

const classes: readonly (readonly (readonly [string, number])[])[] = [
  [
    ['economy', 1],
    ['comfort', 1.4],
    ['business', 2.2],
  ],
  [
    ['standard', 1],
    ['first', 1.6],
  ],
  [
    ['basic', 0.8],
    ['standard', 1],
    ['premium', 1.5],
  ],
  [
    ['shared', 1],
    ['private', 2.5],
  ],
];

export const itineraries: Process = {
  name: 'itineraries',
  about: 'Journeys of several legs, which must connect, take time, and cost a fare.',
  weight: 8,
  attach({ entities, random }) {
    const named = Object.entries(entities).flatMap(([noun, entity]): Named[] =>
      journey.test(noun) && entity.process === undefined ? [{ noun, entity }] : [],
    );
    const [owner] = [...named, ...thingsOf({ entities, random }, 'route', 'shipment')];
    const noun = owner && nounFor(owner.noun, random.pick(['leg', 'segment', 'stage']), entities);
    if (!owner || noun === undefined) return undefined;
    const options = {
      owner: owner.noun,
      legs: noun,
      transfer: random.pick([20, 25, 30, 40, 45, 60]),
      classes: random.pick(classes),
      fee: random.pick([2.5, 4, 5, 7.5, 9]),
    };
    const isTravel = journey.test(owner.noun);
    const reads = ['check_connections', 'travel_time', ...(isTravel ? ['quote_journey'] : [])];
    const late = { day: 'departs_on', time: 'departs_at', hours: random.pick([12, 24, 48]) };
    return {
      parts: { owner: owner.noun, leg: noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, {}), {
          operations: reads.map((name) => toolOf(name, options)),
        }),
        [noun]: supportEntity(
          { noun, process: 'itineraries', entities },
          {
            rows: 20,
            fields: fieldsOf({
              [snakeCase(owner.noun)]: { ref: owner.noun },
              position: { integer: [1, 6], about: 'Position of the leg, counted from 1' },
              origin: { city: true },
              destination: { city: true },
              departs_on: { date: [0, 40] },
              departs_at: { time: [5, 22] },
              travel_minutes: { integer: [35, 620], about: 'Travel time in minutes' },
              fare: { money: [9, 420], about: isTravel ? 'Fare for one traveler' : 'Cost of the leg' },
            }),
            operations: ['add_leg', 'rebook_leg'].map((name) => toolOf(name, options)),
            rules: [random.chance(0.5) ? enforced('late_change', late) : bindsAgent('late_change', late)],
          },
        ),
      },
    };
  },
  settle: settleLegs,
};

/** The legs of a journey follow each other in place and time; now and then a connection is tight. */
function settleLegs(site: SettleSite): void {
  const { random, now, rowsOf } = site;
  const { transfer } = itinerarySchema.parse(toolOptions(site, 'leg', 'add_leg'));
  const column = ownerColumn(site, 'leg');
  const cities = [...new Set(rowsOf('leg').flatMap(({ origin, destination }) => [origin, destination]))];
  const legs: Row[] = [];
  for (const { id = null } of rowsOf('owner')) {
    const stops = random.shuffle(cities).slice(0, random.integer(2, 5));
    let minutes = random.integer(-3, 20) * 1440 + random.integer(0, 600);
    for (const [index, origin] of stops.slice(0, -1).entries()) {
      const { day, time } = momentAfter(now, minutes);
      const travel = random.integer(45, 520);
      legs.push({
        [column]: id,
        position: index + 1,
        origin: origin ?? null,
        destination: stops[index + 1] ?? null,
        departs_on: day,
        departs_at: time,
        travel_minutes: travel,
        fare: rounded(8 + travel * (0.2 + 0.5 * random.next())),
      });
      minutes += travel + waitingTime(transfer, random);
    }
  }
  setRows(site, 'leg', legs);
}

/** A tight connection, an hour or two, or a night. */
const waitingTime = (transfer: number, random: Random): number =>
  random.pick([
    transfer - random.integer(1, 12),
    transfer + random.integer(1, 20),
    random.integer(60, 180),
    random.integer(60, 240),
    random.integer(600, 1500),
  ]);
