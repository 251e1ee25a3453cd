// toolloom serve: the tasks of a run as environments for reinforcement learning, over MCP, ORS, OpenEnv, and NeMo Gym.
// Without models the run is only read; with a model as the user, what it costs counts against the run's budget.
import { randomBytes } from 'node:crypto';
import { boundModels, resolvedConfig } from '../config/bindings.ts';
import type { Config } from '../config.ts';
import type { RunServices } from '../context.ts';
import { noCounts } from '../counts.ts';
import { BugError } from '../errors.ts';
import { jsonLog } from '../log/json-log.ts';
import { noJournal } from '../models/journal/journal.ts';
import { openServices } from '../run/services.ts';
import { frozenConfigOf, openRunStore, readRunStore, runFile } from '../run.ts';
import { chooseSandbox } from '../sandbox-choice.ts';
import type { Store } from '../store.ts';
import { noSpan } from '../trace.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { configOf } from './config-of.ts';
import { runNamed } from './find-run.ts';
import { jsonOption, nonEmptyText, positiveNumber, runOption, wholeNumber } from './options.ts';
import { writeJson } from './output.ts';
import type { RunServer, Serving } from './run-server.ts';
import { stopSignal } from './stop-signal.ts';

const usual = { port: 7411, host: '127.0.0.1', sessions: 500, idle: 900 };

const options = {
  run: runOption,
  port: {
    short: 'p',
    value: 'n',
    parse: wholeNumber,
    description: 'port to listen on; 0 for any that is free',
    default: String(usual.port),
  },
  gymPort: {
    value: 'n',
    parse: wholeNumber,
    description: 'another port, with the routes of NeMo Gym at its root; 0 for any that is free',
    default: 'none: they are below /gym',
  },
  files: {
    value: 'dir',
    parse: nonEmptyText,
    description: 'write what trainers need to connect into this folder first',
    default: 'nothing is written',
  },
  host: {
    value: 'name',
    parse: nonEmptyText,
    description: 'address to listen on; beyond this machine, clients need a token',
    default: usual.host,
  },
  token: {
    value: 'text',
    parse: nonEmptyText,
    description: 'what clients have to send, as "Authorization: Bearer" or X-API-Key',
    default: 'none on this machine, or else a random one',
  },
  maxSessions: {
    value: 'n',
    parse: positiveNumber,
    description: 'most sessions at once',
    default: String(usual.sessions),
  },
  idle: {
    value: 'seconds',
    parse: positiveNumber,
    description: 'close a session that nobody has used for this long',
    default: String(usual.idle),
  },
  json: jsonOption,
} as const;

export const serve = defineCommand({
  name: 'serve',
  summary: 'serve the tasks of a run as RL environments over MCP, ORS, OpenEnv, and NeMo Gym',
  arguments: {},
  options,
  examples: [
    'toolloom serve',
    'toolloom serve --run demo --port 9000',
    'toolloom serve --files connect --gym-port 7412',
    'toolloom serve --host 0.0.0.0 --token secret',
  ],
  details: () => 'docs/serve.md says how to connect, and what the protocols return.',
  run: (_, flags, context) => serveRun(flags, context),
});

interface Flags {
  readonly run?: string;
  readonly port?: number;
  readonly gymPort?: number;
  readonly files?: string;
  readonly host?: string;
  readonly token?: string;
  readonly maxSessions?: number;
  readonly idle?: number;
  readonly json?: boolean;
}

async function serveRun(flags: Flags, context: CommandContext): Promise<number> {
  const { host = usual.host, port = usual.port, maxSessions = usual.sessions, idle = usual.idle } = flags;
  const server = await context.server();
  const directory = await runNamed(flags.run, context.runsFolder);
  const token = flags.token ?? (server.isLoopback(host) ? undefined : randomBytes(24).toString('base64url'));
  await using open = await openRun(directory, server, context);
  const { services, config, asksModels } = open;
  const common = { services, asksModels, stages: config.stages, version: context.version };
  const { gymPort, files } = flags;
  const serving = await server.start({
    ...common,
    ...{ host, port, token, gymPort, files, most: maxSessions, idle },
  });
  try {
    await announce({ serving, directory, token, json: flags.json === true }, context);
    await stopSignal();
    context.stderr.write('Closing the sessions.\n');
  } finally {
    open.end();
    await serving.close();
  }
  return exitCodes.done;
}

interface OpenRun extends AsyncDisposable {
  readonly services: RunServices;
  readonly config: Config;
  readonly asksModels: boolean;
  /** Ends what waits for a model or a server. */
  end(): void;
}

async function openRun(directory: string, server: RunServer, context: CommandContext): Promise<OpenRun> {
  const { config: whole, source } = await configOf({ run: directory }, context);
  // Nothing is embedded here.
  const config = { ...whole, roles: { ...whole.roles, embedder: 'offline' } };
  chooseSandbox(config);
  const quit = new AbortController();
  const asksModels = Object.keys(boundModels(config, server.roles)).length > 0;
  const shared = { log: jsonLog(context.stderr), offline: await context.offlineModel() };
  const end = (): void => quit.abort();
  if (!asksModels) {
    const store = await readRunStore(directory);
    const { seed } = config;
    const services: RunServices = {
      ...{ directory, seed, store, log: shared.log, signal: quit.signal, embedder: shared.offline },
      ...{ journal: noJournal, span: noSpan, counts: noCounts },
      bindingOf: () => ({ kind: 'procedure' }),
    };
    return { services, config, asksModels, end, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  }
  const { config: resolved, secrets } = resolvedConfig(config, server.roles, source);
  const store = await lockedStore(directory);
  const { signal } = quit;
  const opened = await openServices({
    ...{ directory, secrets, store, quit: signal, drain: signal, config: resolved },
    ...shared,
  });
  return {
    ...{ services: opened.services, config, asksModels, end },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

/** What is paid for goes into the ledger and the journal of the run, and one process writes them at a time. */
async function lockedStore(directory: string): Promise<Store> {
  const frozen = await frozenConfigOf(directory);
  if (!frozen) throw new BugError(`${directory} has a config and no ${runFile}`);
  return await openRunStore(directory, frozen);
}

interface Announced {
  readonly serving: Serving;
  readonly directory: string;
  readonly token: string | undefined;
  readonly json: boolean;
}

async function announce(
  { serving: { url, gymRoot, tasks, example }, directory, token, json }: Announced,
  { stdout }: CommandContext,
): Promise<void> {
  const [mcp, openenv, gym] = [`${url}/mcp/${example}`, `${url}/openenv`, `${url}/gym`];
  if (json)
    return writeJson(stdout, {
      ...{ run: directory, url, tasks, mcp, ors: url, openenv, gym },
      ...(gymRoot === undefined ? {} : { gymRoot }),
      ...(token === undefined ? {} : { token }),
    });
  const { train, test, none } = tasks;
  const authorization = token === undefined ? '' : ` -H 'Authorization: Bearer ${token}'`;
  await stdout.write(
    `Serving ${train + test + none} tasks of ${directory} (${train} train, ${test} test). Ctrl-C ends it.\n\n` +
      `  MCP  ${url}/mcp/TASK, such as ${mcp}\n` +
      `  ORS  ${url}\n` +
      `  OpenEnv  ${openenv}\n` +
      `  NeMo Gym  ${gym}${gymRoot === undefined ? '' : `, or at the root of ${gymRoot}`}\n` +
      (token === undefined ? '' : `  token  ${token}\n`) +
      `\nThe tasks for training:\n` +
      `  curl${authorization} -H 'Content-Type: application/json' -d '{"split":"train"}' ${url}/toolloom/tasks\n`,
  );
}
