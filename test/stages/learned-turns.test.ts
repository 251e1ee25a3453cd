// What a trainer gets of a play: the turns that are right, the tools that the agent had, and nothing that only the
// endpoint of its model wants to see again.
import { expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Task } from '../../schemas/task.ts';
import { dialoguesOf } from '../../stages/export/accepted.ts';
import { trialPairs } from '../../stages/pair/trials.ts';
import { accepted } from '../support/accepted.ts';

const { agent, trajectory, judgement } = accepted;
const twoTools = [
  ...agent.tools,
  { ...agent.tools[0], name: 'extend_loan', description: 'Extends a loan.' } as (typeof agent.tools)[number],
];
const owner = { ...agent, tools: twoTools };
const task = { id: 'k1', kind: 'parallel', withheld: ['extend_loan'] } as unknown as Task; // no more is read
const play = { ...accepted, agent: owner, task, generators: {} };

it('learns the turns that are right, and masks slips, needless calls, and bad ones', () => {
  const labels = ['slip', 'redundant', 'bad', 'recovery'] as const;
  const turns = [2, 5, 7, 9].map((message, at) => ({ message, label: labels[at] ?? ('good' as const) }));
  const [dialogue] = dialoguesOf({ ...play, judgement: { ...judgement, turns } }, 'all').dialogues;
  const learned = dialogue?.messages.flatMap(({ role, isMasked }, at) =>
    role === 'assistant' && !isMasked ? [at] : [],
  );
  expect(learned).toEqual([9]);
  const others = dialogue?.messages.filter(({ role }) => role !== 'assistant') ?? [];
  expect(others.some(({ isMasked }) => isMasked)).toBe(false);
});

it('shows no tool that the task withholds, in rows and in pairs', async () => {
  const [dialogue] = dialoguesOf(play, 'all').dialogues;
  expect(dialogue?.tools.map(({ name }) => name)).toEqual(['get_loan']);
  const store = memoryStore();
  const messages = trajectory.messages.with(-1, { role: 'assistant', content: 'I do not know.' });
  const spoiled = { ...trajectory, id: 't2', messages };
  await store.commit('simulate', 'u', { records: { trajectories: [spoiled] }, rejects: [] });
  const [pair] = await trialPairs([{ judgement, trajectory, shown: { task, agent: owner } }], {
    rejected: [{ trajectory: 't2', judgement: 'j2', reason: 'facts', because: 'no fact', blamed: [] }],
    store,
    most: 5,
  });
  expect(pair?.tools.map(({ name }) => name)).toEqual(['get_loan']);
});

it('keeps to itself what an endpoint wants to see again', () => {
  const messages = trajectory.messages.map((message) =>
    message.role === 'assistant' ? { ...message, received: { by: 'm', extra: { signature: 'x' } } } : message,
  );
  const { dialogues } = dialoguesOf({ ...play, trajectory: { ...trajectory, messages } }, 'all');
  expect(JSON.stringify(dialogues)).not.toContain('signature');
});
