import assert from 'node:assert/strict';
import test from 'node:test';
import { type Round, reminders } from '../src/plan.ts';

const rounds: Round[] = ['waste', 'glass', 'waste'].map((bin) => ({ bin, weekday: 3, weeks: 'every' }));

test('bins are sorted, each once', () => {
  assert.deepEqual(reminders(rounds, '2025-01-07', new Set()), ['glass', 'waste']);
});

test('holidays shift reminders', () => {
  assert.deepEqual(reminders(rounds, '2025-01-07', new Set(['2025-01-08'])), []);
  assert.deepEqual(reminders(rounds, '2025-01-08', new Set(['2025-01-08'])), ['glass', 'waste']);
});
