import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { main } from '../src/cli.js';
import { formatSrt, parseSrt, time } from '../src/srt.js';

const block = (start, end, text = 'Hello.') => `7\n${start} --> ${end}\n${text}\n\n`;
const second = (n) => `00:00:${String(n).padStart(2, '0')},000`;

function run(text, ...argv) {
  let output = '';
  const status = main(argv, { read: () => text, write: (part) => (output += part) });
  return [status, output];
}

describe('times', () => {
  it('are written with hours, minutes, seconds, and milliseconds', () => {
    assert.deepEqual([0, 7, 59_999, 60_000, 3_599_999, 3_600_000, 360_061_001].map(time), [
      '00:00:00,000',
      '00:00:00,007',
      '00:00:59,999',
      '00:01:00,000',
      '00:59:59,999',
      '01:00:00,000',
      '100:01:01,001',
    ]);
  });

  it('are read the same way', () => {
    assert.deepEqual(parseSrt(block('01:02:03,004', '100:00:00,000')), [
      { start: 3_723_004, end: 360_000_000, lines: ['Hello.'] },
    ]);
  });
});

describe('blocks', () => {
  it('may end in CRLF and stand far apart', () => {
    const text = `\n\n${block(second(1), second(2), 'a\nb')}\n\n\n${block(second(3), second(4))}`.replace(
      /\n/g,
      '\r\n',
    );
    assert.deepEqual(
      parseSrt(text).map(({ lines }) => lines),
      [['a', 'b'], ['Hello.']],
    );
    assert.deepEqual(parseSrt(''), []);
  });

  it('are numbered from 1', () => {
    const text = formatSrt(parseSrt(block(second(1), second(2)) + block(second(3), second(4), 'x\ny')));
    assert.equal(
      text,
      `1\n${second(1)} --> ${second(2)}\nHello.\n\n2\n${second(3)} --> ${second(4)}\nx\ny\n\n`,
    );
    assert.equal(formatSrt([]), '');
  });

  for (const [text, reason] of [
    ['1', /Block 1 is not a subtitle/],
    [`1\n${second(1)} --> ${second(2)}`, /Block 1 is not a subtitle/],
    [block('00:60:00,000', '01:00:00,000'), /is not a subtitle/],
    [block('00:00:60,000', '01:00:00,000'), /is not a subtitle/],
    [block('0:00:00,000', '01:00:00,000'), /is not a subtitle/],
    [block('00:00:00.000', '01:00:00,000'), /is not a subtitle/],
    [block(second(1), second(2)) + block(second(3), second(3)), /Block 2 ends before it starts/],
    [block(second(3), second(2)), /Block 1 ends before/],
  ]) {
    it(`are refused: ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseSrt(text), SyntaxError);
      assert.throws(() => parseSrt(text), reason);
    });
  }
});

describe('commands', () => {
  const film = block(second(1), second(3)) + block(second(5), '00:00:06,001');

  it('shift to and fro, and drop what would begin before 0', () => {
    assert.match(run(film, 'shift', 'f', '0.0006')[1], /00:00:01,001 --> 00:00:03,001/);
    assert.equal(run(film, 'shift', 'f', '0.0004')[1], run(film, 'shift', 'f', '0')[1]);
    assert.equal(
      run(film, 'shift', 'f', '-1')[1],
      `1\n${second(0)} --> ${second(2)}\nHello.\n\n2\n${second(4)} --> 00:00:05,001\nHello.\n\n`,
    );
    assert.deepEqual(run(film, 'shift', 'f', '-1.001'), [0, `1\n00:00:03,999 --> 00:00:05,000\nHello.\n\n`]);
    assert.deepEqual(run(film, 'shift', 'f', '-9'), [0, '']);
  });

  it('stretch and round', () => {
    assert.match(run(film, 'stretch', 'f', '1.0006')[1], /00:00:01,001 --> 00:00:03,002/);
    assert.equal(
      run(film, 'stretch', 'f', '0.5')[1],
      `1\n00:00:00,500 --> 00:00:01,500\nHello.\n\n2\n00:00:02,500 --> 00:00:03,001\nHello.\n\n`,
    );
  });

  it('check for overlaps and speed', () => {
    const text =
      block(second(1), second(3), `${'x'.repeat(20)}\n${'y'.repeat(20)}`) +
      block(second(3), second(4), 'z'.repeat(21)) +
      block('00:00:03,999', '00:00:04,506', 'z'.repeat(12)) +
      block('00:00:04,400', second(9));
    assert.deepEqual(run(text, 'check', 'f'), [
      1,
      '2: too fast (21 characters per second)\n3: overlaps 2\n3: too fast (24 characters per second)\n4: overlaps 3\n',
    ]);
    assert.deepEqual(run('', 'check', 'f'), [0, 'ok\n']);
  });

  it('name the file that is wrong', () => {
    assert.deepEqual(run('1', 'shift', 'a.srt', '1'), [1, 'a.srt: Block 1 is not a subtitle.\n']);
  });

  for (const argv of [
    [],
    ['shift'],
    ['shift', 'f'],
    ['shift', 'f', 'x'],
    ['shift', 'f', '1', '2'],
    ['shift', 'f', '1.'],
    ['shift', 'f', '1e3'],
    ['stretch', 'f', '0'],
    ['stretch', 'f', '-2'],
    ['check'],
    ['check', 'f', '1'],
    ['toString', 'f', '1'],
    ['play', 'f', '1'],
  ]) {
    it(`explain themselves after "${argv.join(' ')}"`, () => {
      assert.deepEqual(run('', ...argv), [
        2,
        'usage: subtitles shift FILE SECONDS\n       subtitles stretch FILE FACTOR\n       subtitles check FILE\n',
      ]);
    });
  }
});
