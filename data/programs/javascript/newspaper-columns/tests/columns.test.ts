import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setColumns } from '../src/columns.ts';
import { justify } from '../src/justify.ts';
import { wrap } from '../src/wrap.ts';

const lines = (text: string, width: number) => wrap(text, width).map((line) => line.text);

describe('lines', () => {
  it('take as many words as fit', () => {
    assert.deepEqual(lines('The ferry leaves at noon.', 10), ['The ferry', 'leaves at', 'noon.']);
  });

  it('cut long words', () => {
    assert.deepEqual(lines('a lighthousekeeper', 8), ['a', 'lightho-', 'usekeep-', 'er']);
  });

  it('keep paragraphs apart', () => {
    assert.deepEqual(lines('One.\n\nTwo.', 10), ['One.', '', 'Two.']);
  });
});

describe('justified lines', () => {
  it('reach the width', () => {
    assert.equal(justify('a b c', 8), 'a   b  c');
  });

  it('may have one word', () => {
    assert.equal(justify('word', 8), 'word');
  });
});

describe('columns', () => {
  it('stand side by side', () => {
    assert.deepEqual(setColumns('aa bb cc dd ee', 2, 5), ['aa bb   ee', 'cc dd']);
  });
});
