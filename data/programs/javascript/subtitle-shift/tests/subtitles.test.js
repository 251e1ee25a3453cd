import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { main } from '../src/cli.js';
import { formatSrt, parseSrt } from '../src/srt.js';

const TEXT =
  '1\n00:00:01,500 --> 00:00:03,000\nGood evening.\n\n2\n00:00:04,000 --> 00:00:06,250\nIs anybody\nat home?\n\n';

function run(...argv) {
  let output = '';
  const read = (path) => {
    if (path !== 'film.srt') throw new Error('there is no such file');
    return TEXT;
  };
  const status = main(argv, { read, write: (text) => (output += text) });
  return [status, output];
}

describe('SRT', () => {
  it('is read', () => {
    assert.deepEqual(parseSrt(TEXT)[1], { start: 4000, end: 6250, lines: ['Is anybody', 'at home?'] });
  });

  it('is written', () => {
    assert.equal(formatSrt(parseSrt(TEXT)), TEXT);
  });

  it('names a broken block', () => {
    assert.throws(() => parseSrt(`${TEXT}3\nnow\nWhat?`), /Block 3/);
  });
});

describe('the command line', () => {
  it('shifts', () => {
    const [status, output] = run('shift', 'film.srt', '1.25');
    assert.equal(status, 0);
    assert.match(output, /00:00:02,750 --> 00:00:04,250\nGood evening/);
  });

  it('stretches', () => {
    assert.match(run('stretch', 'film.srt', '2')[1], /00:00:03,000 --> 00:00:06,000/);
  });

  it('checks', () => {
    assert.deepEqual(run('check', 'film.srt'), [0, 'ok\n']);
  });

  it('explains itself', () => {
    const [status, output] = run('jump');
    assert.equal(status, 2);
    assert.match(output, /^usage: subtitles shift FILE SECONDS/);
  });

  it('reports a missing file', () => {
    assert.deepEqual(run('check', 'flim.srt'), [1, 'flim.srt: there is no such file\n']);
  });
});
