import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HymnIndex } from '../src/hymn-index.js';
import { words } from '../src/words.js';

const INDEX = new HymnIndex([
  { number: 12, title: 'Morning over the harbour', text: 'The morning comes, the boats go out.' },
  { number: 7, title: 'Evening song', text: 'The boats come home, the morning is far.' },
  { number: 31, title: 'The ropes', text: 'Pull, pull the ropes in the evening.' },
]);
const numbers = (query, limit) => INDEX.search(query, limit).map(({ number }) => number);

describe('words', () => {
  it('are lower case without signs', () => {
    assert.deepEqual(words("O'er the sea, 2 boats!"), ['oer', 'the', 'sea', '2', 'boats']);
  });
});

describe('a search', () => {
  it('finds a word, in the title first', () => {
    assert.deepEqual(INDEX.search('morning'), [
      { number: 12, title: 'Morning over the harbour', score: 6 },
      { number: 7, title: 'Evening song', score: 1 },
    ]);
  });

  it('needs every word', () => {
    assert.deepEqual(numbers('boats evening'), [7]);
  });

  it('finds phrases', () => {
    assert.deepEqual(numbers('"the boats"'), [7, 12]);
    assert.deepEqual(numbers('"boats the"'), []);
  });

  it('is limited', () => {
    assert.deepEqual(numbers('the', 2), [12, 31]);
  });

  it('finds nothing for nothing', () => {
    assert.deepEqual(numbers(' ?! '), []);
  });
});
