import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { match, unhappyPairs } from '../src/match.ts';

const people = (text: string) =>
  text.split(';').map((part) => {
    const [name, wishes] = part.trim().split(':');
    return { name, wishes: wishes.trim().split(' ').filter(Boolean) };
  });
const show = (assignment: Map<string, string>) => [...assignment].map((pair) => pair.join('-')).join(' ');

describe('match', () => {
  it('gives everybody the first wish if it can', () => {
    assert.equal(
      show(match(people('ann: rope; bob: sail'), people('rope: ann bob; sail: bob ann'))),
      'ann-rope bob-sail',
    );
  });

  it('lets the mentor choose', () => {
    assert.equal(
      show(match(people('ann: rope sail; bob: rope sail'), people('rope: bob ann; sail: ann bob'))),
      'ann-sail bob-rope',
    );
  });

  it('assigns nobody against a wish', () => {
    assert.equal(show(match(people('ann: rope; bob: rope'), people('rope: ann'))), 'ann-rope');
  });

  it('respects places', () => {
    const mentors = [{ name: 'rope', wishes: ['ann', 'bob', 'cy'], places: 2 }];
    assert.equal(show(match(people('cy: rope; bob: rope; ann: rope'), mentors)), 'bob-rope ann-rope');
  });

  it('refuses an unknown mentor', () => {
    assert.throws(() => match(people('ann: rope'), []), /ann wishes for rope/);
  });
});

describe('unhappyPairs', () => {
  it('finds a pair', () => {
    const [apprentices, mentors] = [people('ann: rope sail'), people('rope: ann; sail: ann')];
    assert.deepEqual(unhappyPairs(apprentices, mentors, new Map([['ann', 'sail']])), ['ann + rope']);
    assert.deepEqual(unhappyPairs(apprentices, mentors, new Map([['ann', 'rope']])), []);
  });
});
