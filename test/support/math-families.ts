// Solves problems of every family in two ways, and in each way that a family has: by tools, by code, and without either.
import { afterAll, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Posed } from '../../stages/mathematics/families/family.ts';
import { families } from '../../stages/mathematics/families/index.ts';
import { declaredMathTools, openMathSession } from '../../stages/mathematics/session.ts';
import { type Solved, solve } from '../../stages/mathematics/solve.ts';

type Family = (typeof families)[number];

/** One test for each family, over so many seeds. Codes of all of them run in one session. */
export function testFamilies(seeds: number): void {
  const session = openMathSession(new AbortController().signal);
  afterAll(() => session[Symbol.asyncDispose]());

  it.each(families.map((family) => [family.name, family] as const))('%s', async (_, family) => {
    for (let seed = 0; seed < seeds; seed += 1) {
      const random = randomFor('family', family.name, seed);
      const drawn = family.draw(random);
      for (const { posed } of [drawn, drawn.vary(random) ?? drawn]) {
        expectSlots(family, posed);
        for (const work of [posed.work, ...(posed.workByCode ? [posed.workByCode] : [])]) {
          const solved = await solve({ expected: posed.expected, work }, session);
          if ('fault' in solved) throw new Error(`seed ${seed}: ${solved.fault}`);
          expectFit(solved);
        }
      }
    }
  });
}

function expectSlots({ wordings, variations = [] }: Family, { slots }: Posed): void {
  const named = [...wordings, ...variations].flatMap((each) =>
    [...each.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot),
  );
  for (const slot of named) expect(slots).toHaveProperty(slot);
}

function expectFit({ calls }: Solved): void {
  expect(calls.length).toBeLessThanOrEqual(8);
  for (const { tool, arguments: given } of calls) {
    const declared = declaredMathTools.find(({ name }) => name === tool);
    expect(schemaFaults(declared?.inputSchema ?? {}, given)).toEqual([]);
  }
}
