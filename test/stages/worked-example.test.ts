// The worked example in the prompts of world-builder and toolsmith obeys the rules of both.
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { validateWorld } from '../../stages/synthesize-tools/validation/validate.ts';
import { exampleWorld } from '../../stages/synthesize-tools/worked-example.ts';
import { exampleTools } from '../../stages/synthesize-tools/worked-tools.ts';

it('passes validation, with every policy proved', async () => {
  const verdict = await validateWorld(exampleWorld, exampleTools, { random: randomFor('worked example') });
  expect(verdict).toMatchObject({ draftFaults: [], faults: [], unproved: [] });
  expect(
    verdict.tools.flatMap(({ tool, faults }) => faults.map((fault) => `${tool.name}: ${fault}`)),
  ).toEqual([]);
});

it('has policies of both sorts, enough rows, and free texts that do not repeat', () => {
  expect(new Set(exampleWorld.policies.map(({ enforcedBy }) => enforcedBy))).toEqual(
    new Set(['tools', 'agent']),
  );
  for (const rows of Object.values(exampleWorld.rows)) expect(rows.length).toBeGreaterThanOrEqual(12);
  const notes = (exampleWorld.rows.loans ?? []).flatMap(({ note }) => (note === null ? [] : [note]));
  expect(new Set(notes).size).toBe(notes.length);
});
