import assert from 'node:assert/strict';
import test from 'node:test';
import { main } from '../src/cli.js';

function run(files, ...argv) {
  let output = '';
  return [main(argv, { read: (path) => files[path], write: (text) => (output += text) }), output];
}
const cue = '1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n';
const wrong = (...argv) => {
  let output = '';
  const status = main(argv, { read: () => cue, write: (text) => (output += text) });
  assert.equal(status, 2);
  assert.match(output, /^usage: subtitles shift/);
};

test('what would begin before 0 is dropped from the second file only', () => {
  const [status] = run({ a: cue, b: cue }, 'join', 'a', 'b', '-2');
  assert.equal(status, 0);
  let output = '';
  main(['join', 'a', 'b', '-2'], { read: () => cue, write: (text) => (output += text) });
  assert.equal(output, cue);
});

test('wrong arguments are explained', () => {
  wrong('join');
  wrong('join', 'a', 'b');
  wrong('join', 'a', 'b', 'c');
  wrong('join', 'a', 'b', '1', '2');
});

test('the file that is wrong is named', () => {
  let output = '';
  const status = main(['join', 'a', 'b', '1'], {
    read: (path) => (path === 'a' ? cue : '1'),
    write: (text) => (output += text),
  });
  assert.equal(status, 1);
  assert.equal(output, 'b: Block 1 is not a subtitle.\n');
});
