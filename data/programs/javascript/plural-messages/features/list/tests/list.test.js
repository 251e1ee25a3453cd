import assert from 'node:assert/strict';
import test from 'node:test';
import { formatMessage } from '../src/message.js';

test('names become a list', () => {
  assert.equal(
    formatMessage('{names, list} go hiking.', { names: ['Ann', 'Bob', 'Cy'] }),
    'Ann, Bob & Cy go hiking.',
  );
});
