// Families of problems: enough of them, in every area, each with several wordings, and solved in two ways.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../../pipeline/hash.ts';
import { families } from '../../../stages/mathematics/families/index.ts';
import { openMathSession } from '../../../stages/mathematics/session.ts';
import { solve } from '../../../stages/mathematics/solve.ts';
import { testFamilies } from '../../support/math-families.ts';

describe('the families of problems', () => {
  it('are at least forty, in every area', () => {
    expect(families.length).toBeGreaterThanOrEqual(40);
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
    expect(new Set(families.map(({ area }) => area)).size).toBe(15);
    for (const { wordings } of families) expect(new Set(wordings).size).toBeGreaterThanOrEqual(6);
  });

  testFamilies(10);

  it('are solved by code where that is worth it, and by one call after the other elsewhere', async () => {
    await using session = openMathSession(new AbortController().signal);
    const calls = [];
    for (const { draw, name } of families) {
      const solved = await solve(draw(randomFor('family', name)).posed, session);
      if ('calls' in solved) calls.push(solved.calls);
    }
    const byTools = calls.filter((each) => each.every(({ tool }) => tool !== 'run_python'));
    expect(calls.length - byTools.length).toBeGreaterThanOrEqual(12);
    const inSteps = byTools.filter((each) => new Set(each.map(({ turn }) => turn)).size > 1);
    expect(inSteps.length).toBeGreaterThan(byTools.length / 2);
  });

  it('says so where a tool is missing that a problem takes', async () => {
    await using session = openMathSession(new AbortController().signal);
    const [family] = families;
    const solved = await solve(family?.draw(randomFor(1)).posed ?? failed(), session, new Set());
    expect(solved).toEqual({ fault: expect.stringMatching(/^it takes \w+$/) });
  });
});

function failed(): never {
  throw new Error('there are no families');
}
