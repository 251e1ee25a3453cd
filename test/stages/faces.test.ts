// One task behind several faces: other names, another order, another manner of description, and the same
// meaning.
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { openAgent } from '../../stages/environments/joined.ts';
import { facedAgent } from '../../stages/faces/apply.ts';
import { faceFor } from '../../stages/faces/draw.ts';
import { facedSession } from '../../stages/faces/session.ts';
import { typescriptDeclarations } from '../../stages/faces/typescript.ts';
import { all, offlineRun } from '../support/offline-run.ts';

let store: Store;
let plays: Trajectory[];
let accepted: Set<string>;

beforeAll(async () => {
  const stages = { harvest: { packages: { servers: [] } }, simulate: { faces: 3, vices: 0 } };
  ({ store } = await offlineRun({ config: { target: 25, seed: 5, stages } }));
  plays = await all(store.read('trajectories'));
  accepted = new Set((await all(store.read('judgements'))).map((judgement) => judgement.trajectory));
});

describe('a task that is played behind faces', () => {
  it('is won behind each of them, and ends in the same state', () => {
    const tasks = new Set(plays.map((play) => play.task));
    expect(tasks.size).toBeGreaterThan(30);
    for (const task of tasks) {
      const own = plays.filter((play) => play.task === task);
      expect(own).toHaveLength(3);
      expect(new Set(own.map((play) => play.finalState)).size).toBe(1);
    }
    expect(plays.filter((play) => accepted.has(play.id)).length / plays.length).toBeGreaterThan(0.97);
  });

  it('calls tools by the names that are shown, and by no others', async () => {
    let renamed = 0;
    for (const { face, agent: id, steps, messages } of plays) {
      if (!face) continue;
      const agent = facedAgent(await store.get('agents', id), face);
      const tools = new Map(agent.tools.map((tool) => [tool.name, tool]));
      const others = Object.entries(face.tools).filter(
        ([name, shown]) => name !== shown.name && !tools.has(name) && name.includes('_'),
      );
      renamed += others.length;
      const said = messages.flatMap(({ content, reasoning }) => [content, reasoning ?? '']).join('\n');
      for (const [name] of others) expect(said).not.toMatch(new RegExp(`(?<![\\w-])${name}(?![\\w-])`));
      for (const { call, result } of steps) {
        expect([...tools.keys()]).toContain(call.name);
        if (result.ok)
          expect(schemaFaults(tools.get(call.name)?.inputSchema ?? {}, call.arguments)).toEqual([]);
      }
    }
    expect(renamed).toBeGreaterThan(300);
  });

  it('is declared in TypeScript where its face says so', () => {
    const declared = plays.filter(({ messages }) => messages[0]?.content.includes('namespace functions'));
    expect(declared.length).toBeGreaterThan(5);
    expect(declared.every(({ face }) => face?.declarations === 'typescript')).toBe(true);
  });
});

it('every agent has faces whose tools have each its own name within the limits, and each parameter its own', async () => {
  for await (const agent of store.read('agents')) {
    for (let number = 0; number < 20; number += 1) {
      const shown = facedAgent(agent, faceFor(agent, randomFor('faces', agent.id, number)));
      const names = shown.tools.map((tool) => tool.name);
      expect(new Set(names).size).toBe(agent.tools.length);
      for (const [index, { name, inputSchema }] of shown.tools.entries()) {
        expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
        const count = (schema: Agent['tools'][number]['inputSchema']) =>
          Object.keys(schema.properties ?? {}).length;
        expect(count(inputSchema)).toBe(count(agent.tools[index]?.inputSchema ?? {}));
      }
    }
  }
});

it("the world's own names are refused behind a face, in the words of the face", async () => {
  const agents = await all(store.read('agents'));
  for (let number = 0; number < 40; number += 1) {
    const random = randomFor('refused', number);
    const agent = random.pick(agents);
    const face = faceFor(agent, random);
    const renamed = Object.entries(face.tools);
    if (renamed.length === 0) continue; // an agent of a library or a live server
    const [name, shown] = random.pick(renamed);
    const changed = shown.parameters.find(([own, other]) => own !== other);
    if (!changed) continue;
    const faced = facedAgent(agent, face);
    await using bare = await openAgent(agent, store, AbortSignal.timeout(600_000));
    const session = facedSession(bare, faced, face);
    const result = await session.call(shown.name, { [changed[0]]: 'x' });
    expect(result.ok, name).toBe(false);
    expect(JSON.stringify(result.value)).toContain(`(${changed[0]})`);
  }
});

it('TypeScript declarations show types, choices, optional parameters and descriptions', () => {
  const inputSchema = {
    type: 'object',
    properties: {
      loan_id: { type: 'string', description: 'ID of the loan.' },
      days: { type: 'integer' },
      shelves: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
      place: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
    required: ['loan_id'],
  };
  const tools = [
    { name: 'extend_loan', description: 'Moves a due date.\nReturns the loan.', inputSchema },
    { name: 'list_all', description: 'Lists.', inputSchema: { type: 'object', properties: {} } },
  ];
  expect(typescriptDeclarations(tools)).toBe(`namespace functions {

// Moves a due date.
// Returns the loan.
type extend_loan = (_: {
  // ID of the loan.
  loan_id: string,
  days?: number,
  shelves?: ("a" | "b")[],
  place?: {
    city: string,
  },
}) => any;

// Lists.
type list_all = () => any;

}`);
});
