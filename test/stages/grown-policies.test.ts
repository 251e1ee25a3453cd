// Policies of grown worlds under random calls: no tool breaks one that the tools enforce; those that bind the
// agent can be broken, and the predicate notices every time.
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { readSeed, seedNames } from '../../stages/seeds.ts';
import { applicationsFileSchema } from '../../stages/synthesize-tools/blueprint.ts';
import { attemptsOn, attemptsOnDrawnWorlds } from '../support/policy-breaking.ts';

it('no call breaks an enforced policy of ten drawn worlds, and broken policies of agents are noticed', async () => {
  const { refused, broken } = await attemptsOnDrawnWorlds(Array.from({ length: 10 }, (_, seed) => seed));
  expect(refused).toBeGreaterThan(10);
  expect(broken).toBeGreaterThan(5);
});

it('no call breaks an enforced policy of a written world, through whichever tool', async () => {
  let refused = 0;
  let broken = 0;
  for (const file of await seedNames('applications')) {
    const { category, applications } = await readSeed(file, applicationsFileSchema);
    for (const blueprint of applications) {
      const attempts = await attemptsOn(blueprint, {
        category,
        random: randomFor('written', blueprint.name),
      });
      refused += attempts.refused.size;
      broken += attempts.broken.size;
    }
  }
  expect(refused).toBeGreaterThan(25);
  expect(broken).toBeGreaterThan(15);
});
