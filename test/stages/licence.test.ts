import { expect, it } from 'vitest';
import { isAllowed } from '../../stages/harvest/licence.ts';

const allowed = ['MIT', 'Apache-2.0', 'BSD-3-Clause'];

it.each([
  ['MIT', true],
  ['Apache-2.0', true],
  ['MIT OR GPL-3.0-only', true],
  ['MIT AND Apache-2.0', true],
  ['(MIT AND BSD-3-Clause) OR GPL-3.0-only', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['NOASSERTION', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN LICENSE.txt', false],
  ['MIT-like, ask us', false],
  ['mit-ish', false],
  ['', false],
])('the licence "%s" lets a spec be kept: %s', (licence, expected) => {
  expect(isAllowed(licence, allowed)).toBe(expected);
});

it('a licence that is no SPDX expression is kept when its very name is allowed', () => {
  expect(isAllowed('NOASSERTION', [...allowed, 'NOASSERTION'])).toBe(true);
});
