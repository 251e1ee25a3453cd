import assert from 'node:assert/strict';
import test from 'node:test';
import { main } from '../src/cli.js';

test('two films become one', () => {
  let output = '';
  const read = (path) => `1\n00:00:01,000 --> 00:00:02,000\n${path}\n`;
  const status = main(['join', 'a', 'b', '10'], { read, write: (text) => (output += text) });
  assert.equal(status, 0);
  assert.equal(output, '1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:11,000 --> 00:00:12,000\nb\n\n');
});
