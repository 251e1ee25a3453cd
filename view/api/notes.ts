// What people note on plays: verdicts, which can be taken back, and that they have looked at one.
import { z } from 'zod';
import { missing } from '../plays/detail.ts';
import type { Route, RouteRequest } from '../route.ts';
import { ViewError } from '../view-error.ts';

const decisionSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('accepted') }),
  z.strictObject({ verdict: z.literal('rejected'), reason: z.string().trim().min(1).max(2000) }),
  z.strictObject({ verdict: z.literal('undone') }),
]);

const audit: Route = {
  method: 'POST',
  path: '/plays/:id/audit',
  async answer(request) {
    const id = await knownPlay(request);
    const decision = decisionSchema.safeParse(request.body);
    if (!decision.success)
      throw new ViewError(
        400,
        `this is no verdict: ${z.prettifyError(decision.error).replaceAll(/\s+/g, ' ')}`,
      );
    await request.run.plays.decide(id, decision.data);
    return { id, ...decision.data };
  },
};

const visit: Route = {
  method: 'POST',
  path: '/plays/:id/visit',
  async answer(request) {
    const id = await knownPlay(request);
    await request.run.plays.visit(id);
    return { id };
  },
};

/** Reasons that a person can choose from: the names of the rules of the judge. */
const reasons: Route = {
  method: 'GET',
  path: '/reasons',
  answer: async ({ options: { rules } }) => ({ rules }),
};

async function knownPlay({ run, params: { id = '' } }: RouteRequest): Promise<string> {
  const index = await run.plays.current();
  if (!(await index.place('trajectories', id))) throw missing(index, id);
  return id;
}

export const noteRoutes: readonly Route[] = [audit, visit, reasons];
