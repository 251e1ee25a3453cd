// Records without a name are described by what people know of them.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Table } from '../../schemas/world.ts';
import { descriptionOf, knownFields, type Owner } from '../../stages/write-tasks/row-descriptions.ts';

const table: Table = {
  noun: 'booking',
  plural: 'bookings',
  key: 'id',
  label: 'id',
  columns: {
    id: 'exact',
    guest_id: 'exact',
    starts_on: 'exact',
    fee: 'exact',
    status: 'exact',
    reason: 'semantic',
  },
};
const row = {
  id: 'BK-1001',
  guest_id: 'GU-1001',
  starts_on: '2025-05-03',
  fee: 105,
  status: 'open',
  reason: null,
};
const ana: Owner = {
  lookup: {
    tool: 'find_guests',
    arguments: { name: 'Ana Silva' },
    purpose: 'to find Ana Silva',
    key: 'GU-1001',
  },
  noun: 'guest',
  name: 'Ana Silva',
  text: 'the guest Ana Silva',
  isPerson: true,
};
const owners = new Map([['guest_id', ana]]);
const described = (others: object[], random = randomFor(1)): string[] =>
  knownFields(
    { row, rows: [row, ...others.map((other) => ({ ...row, ...other }))], table, owners },
    random,
  ).map((fields) => descriptionOf(fields, table, random).text);

describe('a booking', () => {
  it('is that of its guest where the guest has one', () => {
    expect(described([{ id: 'BK-1002', guest_id: 'GU-1002' }])[0]).toBe("Ana Silva's booking");
  });

  it('is told from others of the same guest by its day', () => {
    const texts = described([{ id: 'BK-1002', starts_on: '2025-06-01' }]);
    expect(texts).toContain("Ana Silva's booking that starts on May 3, 2025");
    expect(texts).not.toContain("Ana Silva's booking");
  });

  it('is not described where nothing tells it from another', () => {
    expect(described([{ id: 'BK-1002' }])).toEqual([]);
  });

  it('is never described by its key', () => {
    for (let seed = 0; seed < 50; seed += 1)
      for (const text of described([{ id: 'BK-1002', guest_id: 'GU-1002', fee: 12 }], randomFor(seed)))
        expect(text).not.toContain('BK-');
  });
});
