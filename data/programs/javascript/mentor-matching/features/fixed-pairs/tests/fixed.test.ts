import assert from 'node:assert/strict';
import test from 'node:test';
import { match } from '../src/match.ts';

test('a fixed pair stays', () => {
  const apprentices = [
    { name: 'ann', wishes: ['sail'] },
    { name: 'bob', wishes: ['rope'] },
  ];
  const mentors = [
    { name: 'rope', wishes: ['bob'] },
    { name: 'sail', wishes: ['ann'] },
  ];
  assert.deepEqual([...match(apprentices, mentors, [['ann', 'rope']])], [['ann', 'rope']]);
});
