import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Lot, shares } from '../src/blend.ts';
import { labelFor } from '../src/label.ts';

const lot = (grape: string, litres: number, more: Partial<Lot> = {}): Lot => ({
  grape,
  litres,
  village: 'Ahn',
  vintage: 2023,
  alcohol: 12,
  ...more,
});

describe('a blend', () => {
  it('has shares', () => {
    assert.deepEqual(shares([lot('Elbling', 25), lot('Rivaner', 75)], 'grape'), [
      ['Rivaner', 75],
      ['Elbling', 25],
    ]);
  });
});

describe('a label', () => {
  it('names one grape from 85 percent on', () => {
    assert.equal(labelFor([lot('Elbling', 85), lot('Rivaner', 15)], 2024), 'Elbling, Ahn, 2023');
  });

  it('names several grapes', () => {
    assert.equal(labelFor([lot('Elbling', 60), lot('Rivaner', 40)], 2024), 'Elbling-Rivaner, Ahn, 2023');
  });

  it('hides small shares behind a cuvée', () => {
    assert.equal(
      labelFor([lot('Elbling', 60), lot('Rivaner', 30), lot('Auxerrois', 10)], 2024),
      'Cuvée, Ahn, 2023',
    );
  });

  it('names a village only if everything comes from it', () => {
    assert.equal(
      labelFor([lot('Elbling', 99), lot('Elbling', 1, { village: 'Wormeldange' })], 2024),
      'Elbling, 2023',
    );
  });

  it('may say Reserve', () => {
    assert.equal(labelFor([lot('Elbling', 10, { alcohol: 12.5 })], 2025), 'Elbling, Ahn, 2023, Reserve');
  });

  it('needs wine', () => {
    assert.throws(() => labelFor([], 2024), RangeError);
  });
});
