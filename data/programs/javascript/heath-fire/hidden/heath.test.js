import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { burn, parseMap, step } from '../src/heath.js';
import { seededRandom } from '../src/random.js';

const rows = (map, wind, random) => step(parseMap(map), wind, random).rows.join('/');

describe('seededRandom', () => {
  it('repeats itself for a seed', () => {
    const draw = (seed) => {
      const random = seededRandom(seed);
      return Array.from({ length: 3 }, () => Math.floor(random() * 1e6));
    };
    assert.deepEqual(draw(1), [627073, 2735, 527447]);
    assert.deepEqual(draw(-7), draw(-7));
    assert.notEqual(draw(2)[0], draw(3)[0]);
  });
});

describe('parseMap', () => {
  it('skips empty lines and spaces, and finds burning cells', () => {
    const heath = parseMap('\n  "*. \n\n  *%" \n');
    assert.deepEqual(heath.rows, ['"*.', '*%"']);
    assert.deepEqual(
      [...heath.ages],
      [
        ['0,1', 0],
        ['1,0', 0],
      ],
    );
    assert.deepEqual(parseMap(''), { rows: [], ages: new Map() });
  });

  it('refuses other signs', () => {
    for (const map of ['" "', 'a', '"*\n"#']) assert.throws(() => parseMap(map), /only the signs/);
    assert.throws(() => parseMap('"\n""'), SyntaxError);
  });
});

describe('step', () => {
  it('compares with the chances of each direction', () => {
    const at = (value) =>
      ['north', 'east', 'south', 'west'].map((wind) => rows('"""\n"*"\n"""', wind, () => value));
    assert.deepEqual(at(0.39), Array(4).fill('"*"/***/"*"'));
    assert.deepEqual(at(0.4), ['"*"/"*"/"""', '"""/"**/"""', '"""/"*"/"*"', '"""/**"/"""']);
    assert.deepEqual(at(0.89), at(0.4));
    assert.deepEqual(at(0.9), Array(4).fill('"""/"*"/"""'));
  });

  it('draws for heather only, in order', () => {
    const drawn = [];
    const random = () => {
      drawn.push(1);
      return drawn.length === 2 ? 0 : 0.95;
    };
    assert.equal(rows('."\n"*\n%"', 'west', random), '."/"*/%*');
    assert.equal(drawn.length, 3);
    assert.equal(
      rows('*%.', 'east', () => 0),
      '*%.',
    );
  });

  it('spreads new fire only in the next minute', () => {
    const first = step(parseMap('*"""'), 'east', () => 0);
    assert.deepEqual(first.rows, ['**""']);
    assert.deepEqual(
      [...first.ages],
      [
        ['0,1', 0],
        ['0,0', 1],
      ],
    );
    const second = step(first, 'east', () => 0);
    assert.deepEqual(second.rows, ['%**"']);
    assert.deepEqual(step(second, 'east', () => 0).rows, ['%%**']);
    assert.deepEqual(first.rows, ['**""']);
  });
});

describe('burn', () => {
  it('counts minutes and ash', () => {
    assert.deepEqual(burn('*%.%', { windTo: 'east', seed: 3 }), { minutes: 2, burned: 3, rows: ['%%.%'] });
    assert.deepEqual(burn('""', { windTo: 'east', seed: 3 }), { minutes: 0, burned: 0, rows: ['""'] });
    assert.deepEqual(burn('**\n..', { windTo: 'east', seed: 3 }).rows, ['%%', '..']);
  });

  it('depends on the seed', () => {
    const map = `${'"'.repeat(9)}\n`.repeat(9).replace('"', '*');
    const results = new Set([1, 2, 3, 4, 5].map((seed) => burn(map, { windTo: 'east', seed }).rows.join('')));
    assert.ok(results.size > 1);
  });
});
