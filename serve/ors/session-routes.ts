// The routes of ORS that are about no environment: the server itself, and the life of a session.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Backstage } from '../backstage.ts';
import type { PlayAddress } from '../episodes/episode.ts';
import type { SessionTable } from '../episodes/session-table.ts';
import { bodyAs, type Exchange, HttpError, headerOf, sendJson } from '../http/exchange.ts';
import { deploymentIn, type OrsEnvironments, splitSchema, taskAt } from './environments.ts';
import { sendEvents } from './event-stream.ts';
import { OrsSession } from './session.ts';

type Route = (exchange: Exchange) => Promise<void>;

/** By method and path. */
export function sessionRoutes(
  backstage: Backstage,
  environments: OrsEnvironments,
): Readonly<Record<string, Route>> {
  const { table, version } = backstage;
  const remove: Route = async (exchange) => {
    table.remove(sessionId(exchange));
    sendJson(exchange.response, 200, { sid: headerOf(exchange.request, 'x-session-id') });
  };
  return {
    'GET /health': async ({ response }) => sendJson(response, 200, { status: 'ok' }),
    'GET /version': async ({ response }) => sendJson(response, 200, { version, build_sha: null }),
    'GET /list_environments': async ({ response }) => sendJson(response, 200, await environments.names()),
    'POST /create_session': async ({ response }) =>
      sendEvents(response, [
        ['task_id', randomUUID()],
        ['end', ''],
      ]),
    'POST /create': async (exchange) => {
      const id = sessionId(exchange);
      const address = await wantedPlay(exchange, environments);
      if (table.has(id)) throw new HttpError(400, 'there is such a session already');
      await table.open(
        id,
        async () => new OrsSession(await backstage.openEpisode(address), backstage.onError),
      );
      sendJson(exchange.response, 200, { sid: headerOf(exchange.request, 'x-session-id') });
    },
    'POST /ping': async (exchange) => {
      sessionIn(exchange, table);
      sendJson(exchange.response, 200, { status: 'ok' });
    },
    'POST /delete': remove,
    'POST /delete_session': remove,
  };
}

const createSchema = z
  .object({
    env_name: z.string().nullish(),
    task_spec: z.object({ id: z.string(), trial: z.int().nonnegative().max(1e6).default(0) }).nullish(),
    split: splitSchema.nullish(),
    index: z.int().nonnegative().nullish(),
  })
  .refine(
    ({ task_spec: spec, split, index }) => Boolean(spec) !== (Boolean(split) && typeof index === 'number'),
    'give either task_spec, or split and index',
  );

async function wantedPlay(exchange: Exchange, environments: OrsEnvironments): Promise<PlayAddress> {
  const { env_name, task_spec: spec, split, index } = await bodyAs(exchange.request, createSchema);
  if (spec) return { task: spec.id, trial: spec.trial };
  const given = env_name?.toLowerCase() ?? '';
  const name = environments.isName(given) ? given : deploymentIn(exchange, environments);
  return { task: taskAt(await environments.named(name), split ?? 'train', index ?? 0).id, trial: 0 };
}

/** The key in the table: of another kind than those of another protocol. */
export function sessionId({ request }: Exchange): string {
  const id = headerOf(request, 'x-session-id');
  if (id !== undefined && /^[\w.-]{8,128}$/.test(id)) return `ors/${id}`;
  throw new HttpError(400, 'the request needs the header X-Session-ID with what /create_session returned');
}

export function sessionIn(exchange: Exchange, table: SessionTable): OrsSession {
  const session = table.touch(sessionId(exchange), OrsSession);
  if (session) return session;
  throw new HttpError(404, 'there is no such session, or it was idle for too long; create another one');
}
