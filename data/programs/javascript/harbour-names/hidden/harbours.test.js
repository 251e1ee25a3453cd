import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from '../src/fold.js';
import { HarbourNames } from '../src/harbour-names.js';

const complete = (text, typed, limit) =>
  new HarbourNames(
    text
      .split(', ')
      .filter(Boolean)
      .map((part) => ({
        name: part.replace(/ \d+$/, ''),
        callsPerYear: Number(/\d+$/.exec(part)?.[0] ?? 0),
      })),
  )
    .complete(typed, limit)
    .join(', ');

describe('fold', () => {
  it('knows special letters', () => {
    assert.equal(fold('ß Ø æ Œ Đ Ł Þ'), 'ss o ae oe d l th');
    assert.equal(fold('  ÁÇÑÖ  --42.'), 'acno 42');
    assert.equal(fold('Порт'), 'порт');
    assert.equal(fold(' -- '), '');
  });
});

describe('complete', () => {
  it('ranks by beginning, calls, and name', () => {
    assert.equal(complete('New Ayr 900, Ayr 5, Ayrton 5, Ayrdale 7', 'ayr'), 'Ayrdale, Ayr, Ayrton, New Ayr');
    assert.equal(complete('B A 1, A C 1, A B 1', 'a'), 'A B, A C, B A');
  });

  it('begins at the beginning of a word', () => {
    assert.equal(complete('Bay Harbour, Haven', 'arb'), '');
    assert.equal(complete('Bay Harbour, Haven', 'ha'), 'Haven, Bay Harbour');
    assert.equal(complete('Old Bay Harbour', 'bay h'), 'Old Bay Harbour');
    assert.equal(complete('Old Bay Harbour', 'old h'), '');
    assert.equal(complete('Bay', 'bayou'), '');
  });

  it('names each harbour once', () => {
    assert.equal(complete('Ka Kaka 1, Kb 2', 'k'), 'Kb, Ka Kaka');
    assert.equal(complete('Ayr 1, Ayr 2', 'a'), 'Ayr, Ayr');
  });

  it('returns five by default', () => {
    const many = 'A1 1, A2 2, A3 3, A4 4, A5 5, A6 6';
    assert.equal(complete(many, 'a'), 'A6, A5, A4, A3, A2');
    assert.equal(complete(many, 'a', 6).split(', ').length, 6);
    assert.equal(complete(many, 'a', 0), '');
  });

  it('needs something to complete', () => {
    assert.equal(complete('Ayr', ''), '');
    assert.equal(complete('Ayr', ' - '), '');
    assert.equal(complete('', 'a'), '');
  });
});
