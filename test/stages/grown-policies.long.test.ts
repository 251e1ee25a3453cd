// The policies of fifty grown worlds under random calls.
import { expect, it } from 'vitest';
import { attemptsOnDrawnWorlds } from '../support/policy-breaking.ts';

it('no call breaks an enforced policy of fifty worlds, and broken policies of agents are noticed', async () => {
  const seeds = Array.from({ length: 50 }, (_, seed) => 100 + seed);
  const { refused, broken } = await attemptsOnDrawnWorlds(seeds);
  expect(refused).toBeGreaterThan(50);
  expect(broken).toBeGreaterThan(30);
});
