// Waiting lists: people sign up for places, wait when there are none, and are offered what becomes free.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import type { Entity, OperationSpec } from '../entity.ts';
import type { Places } from '../operations/waiting/places.ts';
import {
  dayAfter,
  fieldOf,
  type Process,
  type Row,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import { bindsAgent, enforced, fieldsOf, nounFor, ownerColumn, thingsOf } from './support.ts';

/** The field with the number of places; it is added where there is none. */
const placesField: Readonly<Record<string, string>> = {
  event: 'capacity',
  plan: 'places',
  route: 'places',
  vehicle: 'seats',
  shift: 'places',
  room: 'capacity',
};

export const waitingLists: Process = {
  name: 'waiting lists',
  about: 'Signs people up for limited places, keeps a waiting list, and offers what becomes free.',
  weight: 4,
  attach(site) {
    const { entities, random } = site;
    const [event] = thingsOf(site, ...Object.keys(placesField));
    const noun =
      event && nounFor(event.noun, random.pick(['registration', 'sign-up', 'place request']), entities);
    const field = placesField[event?.entity.archetype ?? ''];
    if (!event || noun === undefined || field === undefined) return undefined;
    const places = { event: event.noun, places: field };
    const [person] = thingsOf(site, 'person');
    const guest = person ? snakeCase(person.noun) : 'guest_name';
    const settings = { event: snakeCase(event.noun), noun: event.noun, places: field };
    const rule = random.chance(0.7)
      ? enforced('within_places', settings)
      : bindsAgent('within_places', settings);
    const list = supportEntity(
      { noun, process: waitingLists.name, entities },
      {
        rows: random.integer(48, 120),
        fields: {
          [snakeCase(event.noun)]: fieldOf({ ref: event.noun }),
          [guest]: person ? fieldOf({ ref: person.noun }) : fieldOf({ person: true }),
          ...fieldsOf({
            seats: { integer: [1, 4], about: 'Number of places' },
            registered_on: { date: [-30, 0] },
          }),
        },
        states: { status: ['waiting', 'offered', 'confirmed', 'canceled'] },
        ends: ['canceled'],
        operations: toolsFor(places, { guest, random }),
        rules: [rule],
      },
    );
    return {
      parts: { event: event.noun, list: noun, places: field },
      entities: { [event.noun]: withPlaces(event.entity, field), [noun]: list },
    };
  },
  settle: settleLists,
};

/** With more, hardly any would fill up. */
const mostEvents = 12;

function withPlaces(entity: Entity, field: string): Entity {
  const own = entity.fields[field] ?? fieldOf({ integer: [4, 20], about: 'Number of places' });
  return withTools(
    {
      ...entity,
      rows: Math.min(entity.rows, mostEvents),
      fields: { ...entity.fields, [field]: { ...own, optional: false } },
    },
    { fixed: [field] },
  );
}

function toolsFor(places: Places, { guest, random }: { guest: string; random: Random }): OperationSpec[] {
  const leave = {
    verb: random.pick(['cancel', 'withdraw']),
    done: 'canceled',
    from: ['waiting', 'offered', 'confirmed'],
    to: 'canceled',
  };
  return [
    toolOf('check_capacity', { places }),
    toolOf('waiting_position', { places }),
    toolOf('sign_up', { places, guest, verb: random.pick(['add', 'create', 'join']) }),
    toolOf('offer_next_place', { places, verb: random.pick(['offer', 'assign next']) }),
    ...(random.chance(0.6)
      ? [toolOf('confirm_place', { places, verb: random.pick(['confirm', 'admit']) })]
      : []),
    ...(random.chance(0.6) ? [toolOf('fill_rates', { places })] : []),
    ...(random.chance(0.5) ? [toolOf('transition', leave)] : []),
  ];
}

/**
 * Who signed up first has a place first. Some events are full and have a waiting list, others have room; now
 * and then a place has become free while people wait.
 */
function settleLists(site: SettleSite): void {
  const { parts, random, rowsOf, today } = site;
  const column = ownerColumn(site, 'list', 'event');
  const { places = '' } = parts;
  const rows = rowsOf('list');
  // Most entries are for few events, so that these fill up.
  const popular = random.shuffle(rowsOf('event')).slice(0, 6);
  for (const [index, row] of rows.entries()) {
    const event =
      index % 5 === 4 ? random.pick(rowsOf('event')) : popular[index % Math.max(popular.length, 1)];
    row[column] = event?.id ?? null;
    row.registered_on = dayAfter(today, -30 + Math.floor((30 * index) / rows.length));
  }
  for (const event of rowsOf('event')) {
    const own = rows.filter((row) => row[column] === event.id && row.status !== 'canceled');
    const wanted = own.reduce((sum, { seats }) => sum + Number(seats), 0);
    const rank = popular.indexOf(event);
    if (rank >= 0) event[places] = Math.max(2, Math.ceil(wanted * random.pick([0.5, 0.6, 0.7])));
    const left = fill(own, Number(event[places]));
    if (rank >= 0) moveOn(own, { left, isOffered: rank > 2 });
  }
}

/** Confirms in order until the next one does not fit; the others wait. Returns how many places are left. */
function fill(entries: readonly Row[], places: number): number {
  const next = entries.findIndex(
    (_, index) => entries.slice(0, index + 1).reduce((sum, { seats }) => sum + Number(seats), 0) > places,
  );
  const fitting = next < 0 ? entries : entries.slice(0, next);
  for (const entry of entries) entry.status = fitting.includes(entry) ? 'confirmed' : 'waiting';
  return places - fitting.reduce((sum, { seats }) => sum + Number(seats), 0);
}

/** Somebody gives up a place, so that the first who waits fits, and may have been offered it. */
function moveOn(entries: readonly Row[], { left, isOffered }: { left: number; isOffered: boolean }): void {
  const first = entries.find(({ status }) => status === 'waiting');
  if (!first) return;
  let free = left;
  for (const entry of entries) {
    if (free >= Number(first.seats) || entry.status !== 'confirmed') break;
    entry.status = 'canceled';
    free += Number(entry.seats);
  }
  if (isOffered && free >= Number(first.seats)) first.status = 'offered';
}
