import assert from 'node:assert/strict';
import test from 'node:test';
import { labelFor } from '../src/label.ts';

test('wine of our own says so', () => {
  const lot = { grape: 'Elbling', litres: 5, village: 'Ahn', vintage: 2023, alcohol: 12, own: true };
  assert.equal(labelFor([lot], 2024), 'Elbling, Ahn, 2023, Estate bottled');
});
