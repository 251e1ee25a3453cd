// Processes about what is limited: times, places, and stock. Each answer is checked against the rows.
import { describe, expect, it } from 'vitest';
import { availability } from '../../stages/synthesize-tools/processes/availability.ts';
import { stockReservations } from '../../stages/synthesize-tools/processes/stock-reservations.ts';
import { waitingLists } from '../../stages/synthesize-tools/processes/waiting-lists.ts';
import { entity, type ProcessWorld, processWorld, type Row } from '../support/process-world.ts';

const room = entity({
  prefix: 'RO',
  archetype: 'room',
  rows: 3,
  fields: { capacity: { integer: [2, 20] } },
});
const booking = entity({
  prefix: 'BO',
  archetype: 'booking',
  rows: 40,
  fields: { room: { ref: 'room' }, held_on: { date: [0, 5] }, starts_at: { time: [8, 16] } },
  states: { status: ['booked', 'canceled'] },
});

const minutesIn = (time: unknown): number =>
  Number(String(time).slice(0, 2)) * 60 + Number(String(time).slice(3));

describe('availability', () => {
  const open = () =>
    processWorld(availability, { room, booking }, [
      'check_availability',
      'find_free_slots',
      'list_conflicts',
    ]);

  /** The bookings of a room that overlap a time of a day. */
  const inTheWay = (
    { rows }: ProcessWorld,
    { room_id, held_on, from, minutes }: { room_id: string; held_on: string; from: number; minutes: number },
  ): Row[] =>
    rows('taker').filter(
      (row) =>
        row.room_id === room_id &&
        row.held_on === held_on &&
        row.status === 'booked' &&
        minutesIn(row.starts_at) < from + minutes &&
        minutesIn(row.starts_at) + Number(row.minutes) > from,
    );

  it('says whether a time is free, and which rows are in the way', async () => {
    using world = await open();
    const seen = new Set<unknown>();
    for (const room_id of ['RO-1001', 'RO-1002', 'RO-1003'])
      for (const held_on of ['2025-03-12', '2025-03-13', '2025-03-14'])
        for (const starts_at of ['10:00', '11:15', '12:30', '14:00']) {
          const given = { room_id, held_on, starts_at, minutes: 45 };
          const { is_available, conflicts } = world.call('check_availability', given);
          const rows = inTheWay(world, { room_id, held_on, from: minutesIn(starts_at), minutes: 45 });
          expect(is_available).toBe(rows.length === 0);
          expect((conflicts as Row[]).map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
          seen.add(is_available);
        }
    expect(seen).toEqual(new Set([true, false]));
    const given = { room_id: 'RO-1001', held_on: '2025-03-13', starts_at: '03:00', minutes: 30 };
    expect(world.call('check_availability', given).code).toBe('OUTSIDE_OPENING_HOURS');
    const past = { ...given, held_on: '2025-03-01', starts_at: '12:00' };
    expect(world.call('check_availability', past).code).toBe('DAY_IN_PAST');
  });

  it('lists exactly the free starts of a day', async () => {
    using world = await open();
    const { slots } = world.optionsOf('find_free_slots') as {
      slots: { opens: number; closes: number; step: number };
    };
    const given = { room_id: 'RO-1001', held_on: '2025-03-13', minutes: 60 };
    let free = 0;
    for (let from = slots.opens; from + 60 <= slots.closes; from += slots.step)
      if (inTheWay(world, { ...given, from }).length === 0) free += 1;
    expect(world.call('find_free_slots', given).count).toBe(free);
  });

  it('has one double booking to find', async () => {
    using world = await open();
    const { count, conflicts } = world.call('list_conflicts', { days: 60 });
    expect(count).toBe(1);
    for (const { room_id, held_on, first, second } of conflicts as Row[]) {
      const [one, other] = world.rows('taker').filter(({ id }) => id === first || id === second);
      expect(one).toMatchObject({ room_id, held_on });
      expect(other).toMatchObject({ room_id, held_on });
    }
  });
});

const filament = entity({
  prefix: 'FI',
  archetype: 'stock',
  rows: 8,
  fields: { quantity: { integer: [5, 60] } },
});

describe('stock reservations', () => {
  const open = () =>
    processWorld(stockReservations, { filament }, ['check_stock', 'reserve_stock', 'suggest_reorder']);
  const reserved = ({ rows, today }: ProcessWorld, id: unknown): number =>
    rows('reservation')
      .filter((row) => row.filament_id === id && row.status === 'open' && String(row.hold_until) >= today)
      .reduce((sum, row) => sum + Number(row.quantity), 0);

  it('say what is free, and never hold back more than there is', async () => {
    using world = await open();
    for (let round = 0; round < 4; round += 1) {
      for (const { id, quantity } of world.rows('item')) {
        const held = reserved(world, id);
        const given = { filament_id: String(id), quantity: 6 };
        const free = Number(quantity) - held;
        expect(world.call('check_stock', given)).toMatchObject({
          reserved_quantity: held,
          free_quantity: free,
          is_enough: free >= 6,
        });
        expect(free).toBeGreaterThanOrEqual(0);
      }
      expect(world.writeAtRandom(30, `stock ${round}`)).toContain('reserve_stock');
    }
  });

  it('refuse what is not free, and suggest whole packs up to the target', async () => {
    using world = await open();
    const much = { filament_id: 'FI-1001', quantity: 200, hold_days: 3 };
    expect(world.call('reserve_stock', much).code).toBe('NOT_ENOUGH_STOCK');
    const { pack } = world.optionsOf('suggest_reorder') as { pack: number };
    const { suggestions } = world.call('suggest_reorder', { minimum: 50, target: 90 });
    expect((suggestions as Row[]).length).toBeGreaterThan(0);
    for (const { free_quantity: free, order_quantity } of suggestions as Row[]) {
      expect(Number(order_quantity) % pack).toBe(0);
      expect(Number(free) + Number(order_quantity)).toBeGreaterThanOrEqual(90);
      expect(Number(free) + Number(order_quantity)).toBeLessThan(90 + pack);
    }
    expect(world.call('suggest_reorder', { minimum: 50, target: 40 }).code).toBe('TARGET_BELOW_MINIMUM');
  });
});

const concert = entity({
  prefix: 'CO',
  archetype: 'event',
  rows: 8,
  fields: { capacity: { integer: [10, 40] } },
});

describe('waiting lists', () => {
  const open = () =>
    processWorld(waitingLists, { concert }, ['waiting_position', 'confirm_place', 'offer_next_place']);
  const taken = ({ rows }: ProcessWorld, id: unknown): number =>
    rows('list')
      .filter((row) => row.concert_id === id && ['confirmed', 'offered'].includes(String(row.status)))
      .reduce((sum, row) => sum + Number(row.seats), 0);

  it('never give away more places than there are, whatever is called', async () => {
    using world = await open();
    for (let round = 0; round < 5; round += 1) {
      for (const { id, capacity } of world.rows('event')) {
        expect(taken(world, id)).toBeLessThanOrEqual(Number(capacity));
        const checked = world.call('check_capacity', { concert_id: String(id), seats: 1 });
        expect(checked.free_places).toBe(Number(capacity) - taken(world, id));
      }
      world.writeAtRandom(30, `places ${round}`);
    }
  });

  it('offer a place to whoever has waited longest', async () => {
    using world = await open();
    const parameter = `${String(world.parts.list).replaceAll(/[ -]/g, '_')}_id`;
    const order = (a: Row, b: Row): number =>
      `${a.registered_on} ${a.id}` < `${b.registered_on} ${b.id}` ? -1 : 1;
    let offered = 0;
    for (const { id } of world.rows('event')) {
      const line = world.rows('list').filter((row) => row.concert_id === id && row.status === 'waiting');
      for (const [index, row] of line.sort(order).entries())
        expect(world.call('waiting_position', { [parameter]: String(row.id) }).position).toBe(index + 1);
      const result = world.call('offer_next_place', { concert_id: String(id) });
      if (result.status !== 'offered') continue;
      expect(result.id).toBe(line[0]?.id);
      offered += 1;
    }
    expect(offered).toBeGreaterThan(0);
    const empty = world
      .rows('event')
      .find(({ id }) => !world.rows('list').some((row) => row.concert_id === id));
    if (empty)
      expect(world.call('offer_next_place', { concert_id: String(empty.id) }).code).toBe('NOBODY_WAITING');
  });
});
