import assert from 'node:assert/strict';
import test from 'node:test';
import { HymnIndex } from '../src/hymn-index.js';

test('the texts are read once, and not for every query', () => {
  let reads = 0;
  const index = new HymnIndex(
    Array.from({ length: 100 }, (_, number) => ({
      number,
      title: `hymn ${number}`,
      get text() {
        reads += 1;
        return 'morning and evening';
      },
    })),
  );
  for (let turn = 0; turn < 20; turn += 1) assert.equal(index.search('morning "and evening"').length, 10);
  assert.ok(reads <= 300, `texts were read ${reads} times`);
});
