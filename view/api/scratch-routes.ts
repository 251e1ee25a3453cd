// Trying a tool: a world of the run is opened in a scratch session, called, and taken back to its first rows. What is
// tried is kept in memory alone.
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { ScratchAnswer, ScratchOpened } from '../contract/scratch.ts';
import type { Route } from '../route.ts';
import type { Answer } from '../scratch/orders.ts';
import { ScratchSessions } from '../scratch/scratch-sessions.ts';
import { ViewError } from '../view-error.ts';

/** Their threads end with the process. */
const sessions = new ScratchSessions();

const openBody = z.strictObject({ world: z.string() });
const callBody = z.strictObject({ tool: z.string(), arguments: jsonObjectSchema });

export const scratchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/scratch',
    async answer({ run, body }): Promise<ScratchOpened> {
      const { world } = parsed(openBody, body);
      return run.read(async (store) => {
        if (!store.ids('worlds').includes(world)) throw new ViewError(404, `this run has no world ${world}`);
        const { id, answer } = await sessions.open(world, store);
        if (answer.kind === 'fault') throw new ViewError(409, answer.message);
        return { session: id };
      });
    },
  },
  {
    method: 'POST',
    path: '/scratch/:session/call',
    async answer({ params: { session = '' }, body }): Promise<ScratchAnswer> {
      const { tool, arguments: given } = parsed(callBody, body);
      const answer = answered(await sessions.call(session, tool, given));
      if (answer.kind !== 'result') throw new ViewError(409, 'the call gave no result');
      return { result: answer.result, isOpen: sessions.has(session) };
    },
  },
  {
    method: 'POST',
    path: '/scratch/:session/rewind',
    async answer({ params: { session = '' } }) {
      answered(await sessions.rewind(session));
      return {};
    },
  },
  {
    method: 'POST',
    path: '/scratch/:session/close',
    async answer({ params: { session = '' } }) {
      await sessions.close(session);
      return {};
    },
  },
];

function parsed<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const { success, data, error } = schema.safeParse(body);
  if (!success) throw new ViewError(400, z.prettifyError(error));
  return data;
}

function answered(answer: Answer | undefined): Exclude<Answer, { kind: 'fault' }> {
  if (!answer)
    throw new ViewError(404, 'this scratch session has ended, because others were opened; start over');
  if (answer.kind === 'fault') throw new ViewError(409, answer.message);
  return answer;
}
