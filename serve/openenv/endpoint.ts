// OpenEnv below /openenv: what the clients of the package openenv 0.10.0 need. Episodes are played over the WebSocket
// /openenv/ws; the routes are for tools that look at a server, for JSON-RPC, and for clients without WebSockets.
import { z } from 'zod';
import type { Backstage } from '../backstage.ts';
import { bodyAs, type Exchange, HttpError, jsonBody, sendJson } from '../http/exchange.ts';
import { acceptSocket, type Upgrade } from '../http/upgrade.ts';
import { metadataOf, openApiOf, schemas } from './description.ts';
import { rpcAnswer } from './json-rpc.ts';
import { actionSchema, resetSchema } from './session.ts';
import { type OpenEnvSessions, openEnvSessions } from './sessions.ts';
import { talkOver } from './socket.ts';

type Route = (exchange: Exchange) => Promise<void>;

export interface OpenEnvEndpoint {
  readonly handle: Route;
  /** Throws an HttpError for another path than that of the WebSocket. */
  upgrade(upgrade: Upgrade): void;
}

const root = '/openenv';

/** OpenEnv lists tasks as ORS does. */
const lists = /^\/(?:list_environments|[^/]+\/(?:splits|tasks|num_tasks|task|task_range))$/;

/** `ors` answers true if the request was one of its own. */
export function openEnvEndpoint(
  backstage: Backstage,
  ors: (exchange: Exchange) => Promise<boolean>,
): OpenEnvEndpoint {
  const { onError } = backstage;
  const sessions = openEnvSessions(backstage);
  const routes = { ...descriptions(backstage), ...plays(sessions, onError) };
  return {
    async handle(exchange) {
      const { request, url } = exchange;
      const path = url.pathname.slice(root.length);
      const route = routes[`${request.method} ${path}`];
      if (route) return await route(exchange);
      if (lists.test(path) && (await ors({ ...exchange, url: new URL(path, url) }))) return;
      throw new HttpError(404, `there is nothing at ${request.method} ${url.pathname.slice(0, 80)}`);
    },
    upgrade(upgrade) {
      const { pathname, searchParams } = upgrade.url;
      if (pathname !== `${root}/ws`)
        throw new HttpError(404, `there is no WebSocket at ${pathname.slice(0, 80)}; use ${root}/ws`);
      acceptSocket(upgrade, (socket) =>
        talkOver({ socket, sessions, onError }, searchParams.get('session_id')),
      );
    },
  };
}

function descriptions({ version }: Backstage): Readonly<Record<string, Route>> {
  const told: Readonly<Record<string, () => object>> = {
    '/health': () => ({ status: 'healthy' }),
    '/metadata': () => metadataOf(version),
    '/schema': schemas,
    '/openapi.json': () => openApiOf(version),
  };
  return Object.fromEntries(
    Object.entries(told).map(([path, tell]): [string, Route] => [
      `GET ${path}`,
      async ({ response }) => sendJson(response, 200, tell()),
    ]),
  );
}

const session_id = z.string('give the session_id that /reset or openenv/session/create returned');
const resetBody = resetSchema.extend({ session_id: session_id.optional() });
const stepBody = z.looseObject({ action: actionSchema, session_id });

function plays(sessions: OpenEnvSessions, onError: Backstage['onError']): Readonly<Record<string, Route>> {
  return {
    async 'POST /reset'({ request, response }) {
      const { session_id: given, ...reset } = await bodyAs(request, resetBody);
      const id = given ?? (await sessions.create()).id;
      try {
        const step = await sessions.use(id, (session) => session.reset(reset));
        sendJson(response, 200, { ...step, metadata: { ...step.metadata, session_id: id } });
      } catch (error) {
        if (given === undefined) sessions.close(id); // nobody knows of it
        throw error;
      }
    },
    async 'POST /step'({ request, response }) {
      const { session_id: id, action } = await bodyAs(request, stepBody);
      sendJson(response, 200, await sessions.use(id, (session) => session.step(action)));
    },
    async 'GET /state'({ response, url }) {
      const id = session_id.safeParse(url.searchParams.get('session_id') ?? undefined);
      if (!id.success) throw new HttpError(400, id.error.issues[0]?.message ?? '');
      sendJson(response, 200, await sessions.use(id.data, async (session) => session.state()));
    },
    async 'POST /mcp'({ request, response }) {
      sendJson(response, 200, await rpcAnswer(await jsonBody(request), { sessions, onError }));
    },
  };
}
