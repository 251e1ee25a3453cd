// The server of `toolloom serve`: MCP under /mcp, NeMo Gym under /gym, OpenEnv under /openenv, and ORS everywhere else,
// because its clients know no paths. NeMo Gym knows none either, so it can have a port of its own.
import { z } from 'zod';
import type { RunServer, ServeOptions, Serving } from '../pipeline/commands/run-server.ts';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { simulateOptions } from '../stages/simulate/options.ts';
import { type Backstage, backstageOf } from './backstage.ts';
import { servedTasks } from './episodes/served-tasks.ts';
import { SessionTable } from './episodes/session-table.ts';
import { writeFiles } from './files/write-files.ts';
import { gymEndpoint } from './gym/endpoint.ts';
import { type Exchange, HttpError } from './http/exchange.ts';
import { isLoopback } from './http/guard.ts';
import { type Listener, listen } from './http/listener.ts';
import { mcpEndpoint } from './mcp/endpoint.ts';
import { type OpenEnvEndpoint, openEnvEndpoint } from './openenv/endpoint.ts';
import { orsEndpoint } from './ors/endpoint.ts';

/** The options of stages that matter here. */
const stagesSchema = z.looseObject({
  simulate: simulateOptions,
  judge: z.looseObject({ threshold: z.number() }),
  export: z.looseObject({ test: z.number() }),
});

export const runServer: RunServer = {
  roles: ['user', 'user-critic', 'tool-simulator'],
  isLoopback,
  async start(options) {
    const { files, version } = options;
    const backstage = await openBackstage(options);
    const { tasks, table } = backstage;
    const closeTable = (): Promise<void> => table[Symbol.asyncDispose]();
    const listeners = await openListeners(backstage, options).catch(async (error) => {
      await closeTable();
      throw error;
    });
    const { url, gymRoot } = listeners;
    const close = async (): Promise<void> => {
      await listeners.close();
      await closeTable();
    };
    try {
      if (files !== undefined) await writeFiles(files, { backstage, url, gymRoot, version });
    } catch (error) {
      await close();
      throw error;
    }
    const inSplit = (split: string | undefined): number =>
      tasks.filter((task) => task.split === split).length;
    return {
      ...{ url, gymRoot, close },
      tasks: { train: inSplit('train'), test: inSplit('test'), none: inSplit(undefined) },
      example: tasks[0]?.id ?? '',
    } satisfies Serving;
  },
};

interface Listeners {
  readonly url: string;
  readonly gymRoot: string | undefined;
  close(): Promise<void>;
}

async function openListeners(backstage: Backstage, options: ServeOptions): Promise<Listeners> {
  const { host, port, token, gymPort } = options;
  const common = { host, token, onError: backstage.onError };
  const urlOf = (listener: Listener): string =>
    `http://${host.includes(':') ? `[${host}]` : host}:${listener.port}`;
  const { handle, upgrade } = router(backstage);
  const whole = await listen({ ...common, port, flag: '--port', handle, upgrade });
  if (gymPort === undefined) return { url: urlOf(whole), gymRoot: undefined, close: whole.close };
  try {
    const gym = await listen({ ...common, port: gymPort, flag: '--gym-port', handle: rootedGym(backstage) });
    const close = async (): Promise<void> => {
      await Promise.all([whole.close(), gym.close()]);
    };
    return { url: urlOf(whole), gymRoot: urlOf(gym), close };
  } catch (error) {
    await whole.close();
    throw error;
  }
}

async function openBackstage({
  services,
  stages,
  version,
  asksModels,
  most,
  idle,
}: ServeOptions): Promise<Backstage> {
  const { simulate, judge, export: exported } = stagesSchema.parse(stages);
  const tasks = await servedTasks(services.store, exported.test);
  if (tasks.length === 0)
    throw new UsageError(`${services.directory} has no tasks yet; write some with \`toolloom run\``);
  const onError = (error: unknown): void =>
    services.log({ event: 'note', message: `a request failed: ${messageOf(error)}` });
  return backstageOf({
    ...{ version, tasks, asksModels, onError },
    setup: { services, options: simulate, threshold: judge.threshold },
    table: new SessionTable({ most, idle, onError }),
  });
}

type Handle = (exchange: Exchange) => Promise<void>;

function router(backstage: Backstage): OpenEnvEndpoint {
  const [mcp, gym, ors] = [mcpEndpoint(backstage), gymEndpoint(backstage), orsEndpoint(backstage)];
  const openEnv = openEnvEndpoint(backstage, ors);
  return {
    async handle(exchange) {
      const { request, url } = exchange;
      if (url.pathname === '/mcp' || url.pathname.startsWith('/mcp/')) return await mcp(exchange);
      if (url.pathname.startsWith('/gym/')) return await gym(exchange);
      if (url.pathname.startsWith('/openenv/')) return await openEnv.handle(exchange);
      if (await ors(exchange)) return;
      throw new HttpError(404, `there is nothing at ${request.method} ${url.pathname.slice(0, 80)}`);
    },
    upgrade: openEnv.upgrade,
  };
}

/** NeMo Gym expects the routes of a resources server at the root of a host. */
function rootedGym(backstage: Backstage): Handle {
  const gym = gymEndpoint(backstage);
  return (exchange) => {
    const { pathname, search } = exchange.url;
    return gym({ ...exchange, url: new URL(`/gym${pathname}${search}`, exchange.url) });
  };
}
