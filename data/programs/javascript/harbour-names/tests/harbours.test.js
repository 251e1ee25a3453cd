import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from '../src/fold.js';
import { HarbourNames } from '../src/harbour-names.js';

const NAMES = new HarbourNames([
  { name: 'Santander', callsPerYear: 900 },
  { name: 'San Sebastián', callsPerYear: 200 },
  { name: 'Sète', callsPerYear: 700 },
  { name: 'Port-en-Bessin', callsPerYear: 300 },
  { name: 'Porto', callsPerYear: 2500 },
]);

describe('folding', () => {
  it('leaves plain letters', () => {
    assert.equal(fold('São-Tomé & Tromsø'), 'sao tome tromso');
  });
});

describe('completion', () => {
  it('puts busy harbours first', () => {
    assert.deepEqual(NAMES.complete('san'), ['Santander', 'San Sebastián']);
  });

  it('ignores accents and case', () => {
    assert.deepEqual(NAMES.complete('SETE'), ['Sète']);
  });

  it('finds words within a name, after names that begin so', () => {
    assert.deepEqual(NAMES.complete('se'), ['Sète', 'San Sebastián']);
  });

  it('takes several words', () => {
    assert.deepEqual(NAMES.complete('port en b'), ['Port-en-Bessin']);
  });

  it('is limited', () => {
    assert.deepEqual(NAMES.complete('p', 1), ['Porto']);
  });

  it('finds nothing', () => {
    assert.deepEqual(NAMES.complete('x'), []);
  });
});
