import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HymnIndex } from '../src/hymn-index.js';
import { words } from '../src/words.js';

const hymn = (number, title, text) => ({ number, title, text });
const find = (hymns, query, limit) =>
  new HymnIndex(hymns).search(query, limit).map(({ number, score }) => `${number}:${score}`);

describe('words', () => {
  it('keep letters of all alphabets, and digits', () => {
    assert.deepEqual(words('Ärger im Übermut—4x, ночь'), ['ärger', 'im', 'übermut', '4x', 'ночь']);
    assert.deepEqual(words(''), []);
    assert.deepEqual(words("'tis o’clock, the boats' end o''er"), [
      'tis',
      'oclock',
      'the',
      'boats',
      'end',
      'o',
      'er',
    ]);
  });
});

describe('search', () => {
  const HYMNS = [
    hymn(3, 'Sea, sea', 'the sea is wide and the sky is wide'),
    hymn(2, 'Sky', 'wide is the sea'),
    hymn(1, 'Land', 'is the wide land'),
  ];

  it('adds up places', () => {
    assert.deepEqual(find(HYMNS, 'sea'), ['3:11', '2:1']);
    assert.deepEqual(find(HYMNS, 'WIDE'), ['3:2', '1:1', '2:1']);
    assert.deepEqual(find(HYMNS, 'wide wide'), ['3:4', '1:2', '2:2']);
  });

  it('needs all terms', () => {
    assert.deepEqual(find(HYMNS, 'sea sky'), ['3:12', '2:6']);
    assert.deepEqual(find(HYMNS, 'sea mountain'), []);
  });

  it('keeps phrases within a field, in order', () => {
    assert.deepEqual(find(HYMNS, '"is wide"'), ['3:2']);
    assert.deepEqual(find(HYMNS, '"sea the"'), []);
    assert.deepEqual(find(HYMNS, '"sea sea"'), ['3:5']);
    assert.deepEqual(find(HYMNS, '"Is the"'), ['1:1', '2:1']);
    assert.deepEqual(find(HYMNS, '"sky wide"'), []);
    assert.deepEqual(find(HYMNS, '"the mountain"'), []);
  });

  it('mixes words and phrases', () => {
    assert.deepEqual(find(HYMNS, 'wide "is the" land'), ['1:8']);
    assert.deepEqual(find(HYMNS, 'land "is the'), ['1:7']);
    assert.deepEqual(find(HYMNS, '"" land ""'), ['1:6']);
    assert.deepEqual(find(HYMNS, '""'), []);
    assert.deepEqual(find(HYMNS, ''), []);
  });

  it('returns ten by default, the lower number first', () => {
    const many = Array.from({ length: 12 }, (_, index) => hymn(100 - index, 'x', 'amen'));
    assert.deepEqual(
      find(many, 'amen'),
      Array.from({ length: 10 }, (_, index) => `${89 + index}:1`),
    );
    assert.equal(find(many, 'amen', 11).length, 11);
    assert.deepEqual(find([], 'amen'), []);
  });

  it('returns titles as they are', () => {
    assert.deepEqual(new HymnIndex(HYMNS).search('land'), [{ number: 1, title: 'Land', score: 6 }]);
  });
});
