// Availability: rooms, people, and machines that are taken at a time, and times at which they are free.
import { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import { type Entity, stateOf } from '../entity.ts';
import { columnOf } from '../entity-names.ts';
import { clockTime, type Slots, slotsSchema } from '../operations/availability/slots.ts';
import {
  type Attachment,
  type Entities,
  fieldOf,
  type Process,
  type ProcessSite,
  type Row,
  type SettleSite,
  toolOf,
  withTools,
} from './process.ts';
import { toolOptions } from './support.ts';

/** Kinds of things that can be taken for a time. */
const takeable = new Set(['room', 'worker', 'device', 'vehicle', 'site']);
/** Kinds of things that take a time of something. */
const takers = new Set(['booking', 'shift', 'event', 'inspection']);

/** States in which nothing takes place. */
const idle = /cancel|no_show|declin|reject|draft|withdraw|postpone|swap|fail/;

export const availability: Process = {
  name: 'availability',
  about: 'Checks when something is free, finds free times, and lists what overlaps.',
  weight: 6,
  attach(site) {
    const { entities, random } = site;
    const pairs = takersIn(entities);
    const [pair] = random.shuffle(pairs);
    return pair && attached(pair, site);
  },
  settle: settleTimes,
};

interface Pair {
  readonly noun: string;
  readonly resource: string;
  /** The field that refers to the resource; none where the process adds one. */
  readonly field: string | undefined;
}

function takersIn(entities: Entities): Pair[] {
  return Object.entries(entities).flatMap(([noun, entity]) => {
    if (!takers.has(entity.archetype ?? '') || !entity.fields.held_on || entity.fields.held_on.optional)
      return [];
    const owned = Object.entries(entity.fields).flatMap(([field, { ref, optional }]): Pair[] =>
      ref !== undefined && !optional && takeable.has(entities[ref]?.archetype ?? '')
        ? [{ noun, resource: ref, field }]
        : [],
    );
    if (owned.length > 0) return owned;
    return Object.entries(entities).flatMap(([resource, { archetype }]): Pair[] =>
      takeable.has(archetype ?? '') && !entity.fields[snakeCase(resource)]
        ? [{ noun, resource, field: undefined }]
        : [],
    );
  });
}

function attached(
  { noun, resource, field }: Pair,
  { entities, random }: ProcessSite,
): Attachment | undefined {
  const entity = entities[noun];
  if (!entity) return undefined;
  const of = field ?? snakeCase(resource);
  const isHours = entity.fields.hours !== undefined;
  const slots = slotsOf(entity, { of, isHours, random });
  const options = { slots };
  const spare = random.shuffle([
    toolOf('next_free_slot', { slots, horizon: random.pick([7, 10, 14]) }),
    toolOf('occupancy', options),
    toolOf('find_free', options),
    toolOf('list_conflicts', options),
  ]);
  const fields = {
    ...entity.fields,
    ...(field === undefined ? { [of]: fieldOf({ ref: resource }) } : {}),
    starts_at: entity.fields.starts_at ?? fieldOf({ time: [8, 16] }),
    ...(isHours ? {} : { minutes: { ...(entity.fields.minutes ?? lengthField), optional: false } }),
  };
  const grown = withTools(
    { ...entity, fields },
    {
      operations: [
        toolOf('check_availability', { slots, next: random.chance(0.6) }),
        toolOf('find_free_slots', options),
        ...spare.slice(0, random.integer(1, 2)),
      ],
      fixed: [of, 'held_on', 'starts_at', slots.length],
    },
  );
  return {
    parts: { taker: noun, owner: columnOf(of, grown) },
    entities: { [noun]: grown },
  };
}

const lengthField = fieldOf({ integer: [15, 120], unit: 'minutes' });

function slotsOf(
  entity: Entity,
  { of, isHours, random }: { of: string; isHours: boolean; random: ProcessSite['random'] },
): Slots {
  const state = stateOf(entity);
  const opens = 60 * random.integer(6, 9) + random.pick([0, 0, 30]);
  return {
    of,
    length: isHours ? 'hours' : 'minutes',
    unit: isHours ? 'hours' : 'minutes',
    ...(state ? { state: state.field } : {}),
    busy: state ? state.states.filter((each) => !idle.test(each)) : [],
    opens,
    closes: opens + 60 * random.integer(9, 13),
    step: random.pick([15, 30, 30, 60]),
  };
}

const minutesIn = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Times lie within the opening hours. No two rows of a resource overlap, but for one pair: double bookings
 * happen, and there must be something to find.
 */
function settleTimes(site: SettleSite): void {
  const { parts, random, rowsOf, today } = site;
  const { owner = '' } = parts;
  const { slots } = slotOptions.parse(toolOptions(site, 'taker', 'check_availability'));
  const taken = new Map<string, Row[]>();
  const rows = rowsOf('taker');
  for (const row of rows) {
    if (slots.unit === 'minutes') row.minutes = 15 * Math.max(1, Math.round(Number(row.minutes) / 15));
    const others = taken.get(`${row[owner]} ${row.held_on}`) ?? [];
    place(row, others, { slots, random });
    taken.set(`${row[owner]} ${row.held_on}`, [...others, row]);
  }
  const busy = rows.filter(
    (row) => slots.state === undefined || slots.busy.includes(String(row[slots.state])),
  );
  const [one, other] = random.shuffle(busy.filter((row) => String(row.held_on) > today));
  if (one && other)
    Object.assign(other, { [owner]: one[owner], held_on: one.held_on, starts_at: one.starts_at });
}

const slotOptions = z.looseObject({ slots: slotsSchema });

const lengthOf = (row: Row, { length, unit }: Slots): number =>
  Number(row[length]) * (unit === 'hours' ? 60 : 1);

/** At a free time of the day, or at any time if none of those tried is free. */
function place(row: Row, others: readonly Row[], { slots, random }: { slots: Slots; random: Random }): void {
  const minutes = lengthOf(row, slots);
  const last = Math.floor((slots.closes - minutes) / 15);
  const starts = Array.from({ length: 24 }, () => 15 * random.integer(Math.ceil(slots.opens / 15), last));
  const free = starts.find((start) =>
    others.every((other) => {
      const begin = minutesIn(String(other.starts_at));
      return begin >= start + minutes || begin + lengthOf(other, slots) <= start;
    }),
  );
  row.starts_at = clockTime(free ?? starts[0] ?? slots.opens);
}
