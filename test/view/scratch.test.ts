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
  it('makes a call and tells what it changed, until it is rewound', async () => {
    const session = await opened();
    expect(await priced(session, 30)).toMatchObject({
      kind: 'result',
      result: {
        ok: true,
        value: { id: 'O-1', price: 30 },
        changes: [{ table: 'orders', key: 'O-1', before: { price: 25 }, after: { price: 30 } }],
      },
    });
    expect(await priced(session, 31)).toMatchObject({ result: { changes: [{ before: { price: 30 } }] } });
    await sessions.rewind(session);
    expect(await priced(session, 32)).toMatchObject({ result: { changes: [{ before: { price: 25 } }] } });
    const other = await opened();
    expect(await priced(other, 33)).toMatchObject({ result: { changes: [{ before: { price: 25 } }] } });
  });

  it('refuses bad arguments as a play does, and has no other tools than its world', async () => {
    const session = await opened();
    expect(await priced(session, 1000)).toMatchObject({
      result: { ok: false, value: { error: { code: 'INVALID_ARGUMENTS' } }, changes: [] },
    });
    expect(await sessions.call(session, 'fly', {})).toMatchObject({ kind: 'fault' });
  });

  it('ends where a call exceeds its limits', async () => {
    const session = await opened();
    const answer = await sessions.call(session, 'endless', {});
    expect(answer).toMatchObject({ result: { value: { error: { code: 'CALL_STOPPED' } } } });
    expect(sessions.has(session)).toBe(false);
    expect(await priced(session, 30)).toBeUndefined();
  });

  it('makes room for another one by ending the one that was used longest ago', async () => {
    await using few = new ScratchSessions({ most: 2 });
    const open = async (): Promise<string> => (await few.open('shop', store)).id;
    const [first, second] = [await open(), await open()];
    await few.rewind(first);
    const third = await open();
    expect([first, second, third].map((id) => few.has(id))).toEqual([true, false, true]);
  });
});

describe('the thread of a scratch session', () => {
  it('is ended when it does not answer in time', async () => {
    await using late = new ScratchSessions({ start: () => new ScratchThread(1) });
    const { id, answer } = await late.open('shop', store);
    expect(answer).toEqual({
      kind: 'fault',
      message: 'there was no answer within 0.001 s; the session was ended',
    });
    expect(late.has(id)).toBe(false);
  });
});
