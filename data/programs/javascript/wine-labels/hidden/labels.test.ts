import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alcoholOf, type Lot, shares } from '../src/blend.ts';
import { labelFor } from '../src/label.ts';

const lot = (text: string): Lot => {
  const [grape, litres, village = 'V', vintage = '2020', alcohol = '11'] = text.split(' ');
  return { grape, litres: Number(litres), village, vintage: Number(vintage), alcohol: Number(alcohol) };
};
const label = (bottled: number, ...lots: string[]) => labelFor(lots.map(lot), bottled);

describe('shares', () => {
  const lots = ['A 10 V 2020', 'B 30 W 2021', 'A 20 W 2020', 'C 30 X 2021'].map(lot);

  it('add up by any property', () => {
    assert.deepEqual(
      shares(lots, 'vintage').map(([value, percent]) => `${value}:${Math.round(percent)}`),
      ['2021:67', '2020:33'],
    );
    assert.deepEqual(
      shares(lots, 'village').map(([value]) => value),
      ['W', 'X', 'V'],
    );
    assert.deepEqual(
      shares(lots, 'grape').map(([value]) => value),
      ['A', 'B', 'C'],
    );
  });

  it('weight the alcohol by litres', () => {
    assert.equal(alcoholOf(['A 1 V 2020 10', 'A 3 V 2020 14'].map(lot)), 13);
  });
});

describe('labelFor', () => {
  it('needs 85 percent for one grape', () => {
    assert.equal(label(2020, 'A 85 V 2020', 'B 10', 'C 5'), 'A, V, 2020');
    assert.equal(label(2020, 'A 84 V 2020', 'B 16'), 'A-B, V, 2020');
  });

  it('names up to three grapes of at least 15 percent', () => {
    assert.equal(label(2020, 'A 15', 'B 30', 'C 55'), 'C-B-A, V, 2020');
    assert.equal(label(2020, 'A 14', 'B 31', 'C 55'), 'Cuvée, V, 2020');
    assert.equal(label(2020, 'A 25', 'B 25', 'C 25', 'D 25'), 'Cuvée, V, 2020');
  });

  it('names the village of all, and the vintage of most', () => {
    assert.equal(label(2021, 'A 85 V 2020', 'A 15 V 2021'), 'A, V, 2020');
    assert.equal(label(2021, 'A 84 V 2020', 'A 16 V 2021'), 'A, V');
    assert.equal(label(2021, 'A 1 V 2020', 'A 99 W 2021'), 'A, 2021');
  });

  it('calls old and strong wines Reserve', () => {
    assert.equal(label(2022, 'A 1 V 2020 12', 'A 1 V 2020 13'), 'A, V, 2020, Reserve');
    assert.equal(label(2021, 'A 1 V 2020 13'), 'A, V, 2020');
    assert.equal(label(2022, 'A 1 V 2020 12.4'), 'A, V, 2020');
    assert.equal(label(2022, 'A 9 V 2019 13', 'A 1 V 2021 13'), 'A, V, 2019');
  });

  it('leaves empty lots out', () => {
    assert.equal(label(2020, 'A 10', 'B 0 W 2025'), 'A, V, 2020');
    assert.throws(() => label(2020, 'A 0'), /no wine/);
  });

  it('knows that wine is made before it is bottled', () => {
    assert.throws(() => label(2019, 'A 10 V 2020', 'A 10 V 2018'), RangeError);
    assert.throws(() => label(2019, 'A 10 V 2020'), /A wine of 2020 cannot be bottled in 2019/);
  });
});
