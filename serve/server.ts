// The server of `toolloom serve`: MCP under /mcp, NeMo Gym under /gym, and ORS everywhere else, because its clients know
// no paths.

import { z } from 'zod';
import type { RunServer, ServeOptions, Serving } from '../pipeline/commands/run-server.ts';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { simulateOptions } from '../stages/simulate/options.ts';
import { type Backstage, backstageOf } from './backstage.ts';
import { servedTasks } from './episodes/served-tasks.ts';
import { SessionTable } from './episodes/session-table.ts';
import { gymEndpoint } from './gym/endpoint.ts';
import { type Exchange, HttpError } from './http/exchange.ts';
import { isLoopback } from './http/guard.ts';
import { listen } from './http/listener.ts';
import { mcpEndpoint } from './mcp/endpoint.ts';
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
    const { host, port, token } = options;
    const backstage = await openBackstage(options);
    const { tasks, table, onError } = backstage;
    const listener = await listen({ host, port, token, onError, handle: router(backstage) });
    const shown = host.includes(':') ? `[${host}]` : host;
    const inSplit = (split: string | undefined): number =>
      tasks.filter((task) => task.split === split).length;
    return {
      url: `http://${shown}:${listener.port}`,
      tasks: { train: inSplit('train'), test: inSplit('test'), none: inSplit(undefined) },
      example: tasks[0]?.id ?? '',
      async close() {
        await listener.close();
        await table[Symbol.asyncDispose]();
      },
    } satisfies Serving;
  },
};

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

function router(backstage: Backstage): (exchange: Exchange) => Promise<void> {
  const [mcp, gym, ors] = [mcpEndpoint(backstage), gymEndpoint(backstage), orsEndpoint(backstage)];
  return async (exchange) => {
    const { request, url } = exchange;
    if (url.pathname === '/mcp' || url.pathname.startsWith('/mcp/')) return await mcp(exchange);
    if (url.pathname.startsWith('/gym/')) return await gym(exchange);
    if (await ors(exchange)) return;
    throw new HttpError(404, `there is nothing at ${request.method} ${url.pathname.slice(0, 80)}`);
  };
}
