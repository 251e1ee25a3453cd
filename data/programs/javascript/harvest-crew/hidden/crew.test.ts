import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assignCrew, type Fruit, output, type Picker, shortfall } from '../src/crew.ts';

const picker = (text: string): Picker => {
  const [, name, skill, age, cannot] = /^(\w)(\d)(?:@(\d+))?(?:-(\w+))?$/.exec(text)!;
  return {
    name,
    skill: Number(skill) as 1 | 2 | 3,
    age: Number(age ?? 30),
    ...(cannot ? { cannotPick: [cannot as Fruit] } : {}),
  };
};
const pickers = (text: string) => text.split(' ').filter(Boolean).map(picker);
const orchards = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [name, fruit, ripe] = part.split(':');
      return { name, fruit: fruit as Fruit, ripe: Number(ripe) };
    });
const assign = (crew: string, farm: string) =>
  [...assignCrew(pickers(crew), orchards(farm))]
    .map(([name, names]) => `${name}=${names.join('')}`)
    .join(' ');

describe('output', () => {
  it('depends on fruit, skill, and age', () => {
    assert.deepEqual(
      (['apples', 'pears', 'cherries'] as Fruit[]).map((fruit) => output(picker('a1'), fruit)),
      [540, 450, 72],
    );
    assert.deepEqual(
      ['a1', 'a2', 'a3'].map((text) => output(picker(text), 'apples')),
      [540, 675, 810],
    );
    assert.deepEqual(
      ['a1@17', 'a1@18'].map((text) => output(picker(text), 'pears')),
      [300, 450],
    );
    assert.deepEqual(
      (['apples', 'pears'] as Fruit[]).map((fruit) => output(picker('a3-pears'), fruit)),
      [810, 0],
    );
  });
});

describe('assignCrew', () => {
  it('serves urgent and full orchards first', () => {
    assert.equal(
      assign('a1 b1 c1 d1', 'A:apples:500 P:pears:400 Q:pears:410 C:cherries:72'),
      'C=a Q=b P=c A=d',
    );
    assert.equal(assign('a1 b1', 'P:pears:400 Q:pears:400'), 'P=a Q=b');
  });

  it('takes the largest output that fits, then the smallest that does not', () => {
    assert.equal(assign('a1 b3 c2', 'A:apples:810'), 'A=b');
    assert.equal(assign('a1 b3 c2', 'A:apples:809'), 'A=ca');
    assert.equal(assign('a3 b1 c2', 'A:apples:100'), 'A=b');
    assert.equal(assign('a3 b2 c2 d3', 'A:apples:700'), 'A=bc');
    assert.equal(assign('a3 b3 c3', 'A:apples:811'), 'A=ab');
  });

  it('leaves out orchards without pickers or fruit', () => {
    assert.equal(assign('a1-pears', 'P:pears:400 A:apples:0'), '');
    assert.equal(assign('', 'P:pears:400'), '');
    assert.equal(assign('a1', ''), '');
    assert.equal(assign('a1-pears b1', 'P:pears:4000 A:apples:9'), 'P=b A=a');
  });
});

describe('shortfall', () => {
  const left = (crew: [string, string[]][], people: string, farm: string) =>
    shortfall(new Map(crew), pickers(people), orchards(farm))
      .map((pair) => pair.join(':'))
      .join(' ');

  it('adds up by fruit, in order', () => {
    assert.equal(
      left([['A', ['a']]], 'a1 b1', 'B:apples:10 A:apples:600 P:pears:1 C:cherries:2'),
      'cherries:2 pears:1 apples:70',
    );
  });

  it('never counts fruit that was picked beyond what is ripe', () => {
    assert.equal(left([['A', ['a', 'b']]], 'a1 b1', 'A:apples:100 B:apples:5'), 'apples:5');
    assert.equal(left([['A', ['a', 'x']]], 'a1', 'A:apples:540'), '');
    assert.equal(left([], '', ''), '');
  });
});
