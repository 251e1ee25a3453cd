// Scratch sessions: tools of a world that people try. What they change stays in the session, and every session ends.
import { afterAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { ScratchSessions } from '../../view/scratch/scratch-sessions.ts';
import { ScratchThread } from '../../view/scratch/scratch-thread.ts';
import { reprice, shop } from '../support/shop.ts';

/** Counts until a limit stops it. */
const endless: ToolDraft = {
  ...reprice,
  name: 'endless',
  effect: 'read',
  inputSchema: { type: 'object', properties: {} },
  program: {
    guards: [],
    statements: [],
    result: {
      sql: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS id, 1 AS price FROM n',
      shape: 'one',
    },
  },
};

const store = memoryStore();
const provenance = { stage: 'synthesize-tools', unit: 'shop', seed: 1, roles: {} };
const validation = { accepted: 1, refused: 1, errors: [] };
await store.commit('synthesize-tools', 'shop', {
  records: {
    worlds: [
      {
        ...shop,
        ...{ id: 'shop', from: [], provenance, evolution: [] },
        validation: { accepted: 1, refused: 1, sentBack: 0, unproved: [], dropped: [] },
      },
    ],
    tools: [reprice, endless].map((tool) => ({
      ...tool,
      ...{ id: tool.name, from: ['shop'], provenance, world: 'shop', path: shop.path, validation },
    })),
  },
  rejects: [],
});

const sessions = new ScratchSessions();
afterAll(() => sessions[Symbol.asyncDispose]());
const opened = async (): Promise<string> => (await sessions.open('shop', store)).id;
const priced = (session: string, price: number) =>
  sessions.call(session, 'reprice', { order_id: 'O-1', price });

describe('a scratch session', () => {
  it('makes a call and tells what it changed', async () => {
    const answer = await priced(await opened(), 30);
    expect(answer).toMatchObject({
      kind: 'result',
      result: {
        ok: true,
        value: { id: 'O-1', price: 30 },
        changes: [{ table: 'orders', key: 'O-1', before: { price: 25 }, after: { price: 30 } }],
      },
    });
  });

  it('keeps what was changed to itself, until it is rewound', async () => {
    const [one, other] = [await opened(), await opened()];
    await priced(one, 30);
    expect(await priced(other, 31)).toMatchObject({ result: { changes: [{ before: { price: 25 } }] } });
    expect(await priced(one, 32)).toMatchObject({ result: { changes: [{ before: { price: 30 } }] } });
    await sessions.rewind(one);
    expect(await priced(one, 33)).toMatchObject({ result: { changes: [{ before: { price: 25 } }] } });
  });

  it('refuses bad arguments as a play does', async () => {
    const answer = await priced(await opened(), 1000);
    expect(answer).toMatchObject({
      result: { ok: false, value: { error: { code: 'INVALID_ARGUMENTS' } }, changes: [] },
    });
  });

  it('answers a tool that the world does not have with a fault', async () => {
    expect(await sessions.call(await opened(), 'fly', {})).toMatchObject({ kind: 'fault' });
  });

  it('ends where a call exceeds its limits', async () => {
    const session = await opened();
    const answer = await sessions.call(session, 'endless', {});
    expect(answer).toMatchObject({ result: { value: { error: { code: 'CALL_STOPPED' } } } });
    expect(sessions.has(session)).toBe(false);
    expect(await priced(session, 30)).toBeUndefined();
  });

  it('makes room for the fifth by ending the one that was used longest ago', async () => {
    const five = [];
    for (let count = 0; count < 5; count += 1) five.push(await opened());
    expect(five.map((id) => sessions.has(id))).toEqual([false, true, true, true, true]);
  });
});

describe('the thread of a scratch session', () => {
  it('is ended when it does not answer in time', async () => {
    await using late = new ScratchSessions(() => new ScratchThread(1));
    const { id, answer } = await late.open('shop', store);
    expect(answer).toEqual({
      kind: 'fault',
      message: 'there was no answer within 0.001 s; the session was ended',
    });
    expect(late.has(id)).toBe(false);
  });
});
