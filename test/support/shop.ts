// A world of two tables and one tool, for tests of programs and of validation.
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';

export const shop: WorldDraft = {
  name: 'shop',
  title: 'Shop',
  path: ['a', 'b', 'c'],
  summary: 's',
  clock: '2025-01-01T00:00:00Z',
  policies: [],
  schema: [
    'CREATE TABLE "people" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL)',
    'CREATE TABLE "orders" ("id" TEXT PRIMARY KEY, "person_id" TEXT NOT NULL REFERENCES "people"("id"), "price" REAL NOT NULL CHECK ("price" >= 0), "note" TEXT, "seen" INTEGER)',
  ],
  tables: {
    people: {
      noun: 'person',
      plural: 'people',
      key: 'id',
      label: 'name',
      columns: { id: 'exact', name: 'exact' },
    },
    orders: {
      noun: 'order',
      plural: 'orders',
      key: 'id',
      label: 'id',
      columns: { id: 'exact', person_id: 'exact', price: 'exact', note: 'semantic', seen: 'exempt' },
    },
  },
  rows: {
    people: [{ id: 'P-1', name: 'Ana' }],
    orders: [
      { id: 'O-1', person_id: 'P-1', price: 25, note: null, seen: 0 },
      { id: 'O-2', person_id: 'P-1', price: 40, note: null, seen: 0 },
    ],
  },
};

/** Sets the price of an order. */
export const reprice: ToolDraft = {
  name: 'reprice',
  description: 'Changes a price.',
  inputSchema: {
    type: 'object',
    properties: { order_id: { type: 'string' }, price: { type: 'number', minimum: 1, maximum: 99 } },
    required: ['order_id', 'price'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: { id: { type: 'string' }, price: { type: 'number' } },
    required: ['id', 'price'],
  },
  effect: 'write',
  operation: 'update',
  references: { order_id: 'orders' },
  samples: [],
  intents: ['set the price of {order_id} to {price}'],
  program: {
    guards: [
      {
        sql: 'SELECT EXISTS (SELECT 1 FROM orders WHERE id = :order_id)',
        error: { code: 'ORDER_NOT_FOUND', message: 'No order {order_id}.' },
      },
    ],
    statements: ['UPDATE orders SET price = :price WHERE id = :order_id'],
    result: { sql: 'SELECT id, price FROM orders WHERE id = :order_id', shape: 'one' },
  },
};
