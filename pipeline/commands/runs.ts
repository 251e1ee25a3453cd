// toolloom runs: lists the runs, and removes those that are named.
import { UsageError } from '../errors.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { runsIn } from './find-run.ts';
import { jsonOption, nonEmptyText } from './options.ts';
import { writeJson } from './output.ts';
import { removeRuns } from './remove-runs.ts';
import { type RunSummary, summaryOf } from './run-summary.ts';
import { tableText } from './table.ts';

const actions = ['list', 'remove'];

export const runs = defineCommand({
  name: 'runs',
  summary: 'list the runs under data/runs or in a database, or remove some',
  arguments: {
    action: {
      description: 'list (without an action), or remove',
      optional: true,
      completeWith: 'runsAction',
    },
    names: {
      description: 'runs to remove, by name or directory',
      optional: true,
      many: true,
      completeWith: 'run',
    },
  },
  options: {
    yes: { short: 'y', description: 'remove without asking' },
    database: {
      value: 'dsn',
      parse: nonEmptyText,
      description: 'runs in this PostgreSQL database instead of those in folders',
    },
    force: { description: 'with --database: remove a run that processes work on now' },
    json: jsonOption,
  },
  examples: [
    'toolloom runs',
    'toolloom runs remove demo --yes',
    'toolloom runs remove bigger --database "$TOOLLOOM_DATABASE_URL"',
  ],
  async run({ action = 'list', names }, { yes = false, force = false, json = false, database }, context) {
    if (!actions.includes(action)) throw new UsageError(unknownName({ kind: 'action' }, action, actions));
    if (force && (database === undefined || action !== 'remove'))
      throw new UsageError('--force goes with `runs remove --database DSN`');
    if (database !== undefined) {
      if (action === 'list') refuseNames(names);
      const { listDatabaseRuns, removeDatabaseRuns } = await import('./database-runs.ts');
      if (action === 'list') return await listDatabaseRuns({ dsn: database, json }, context);
      return await removeDatabaseRuns({ dsn: database, names, yes, force, json }, context);
    }
    if (action === 'remove') return await remove(names, { yes, json }, context);
    refuseNames(names);
    return await list({ json }, context);
  },
});

function refuseNames(names: readonly string[]): void {
  if (names.length > 0) throw new UsageError('`runs list` takes no names; it lists every run');
}

async function list({ json }: { json: boolean }, context: CommandContext): Promise<number> {
  const { runsFolder, registries, stdout } = context;
  const summaries: RunSummary[] = [];
  for (const path of await runsIn(runsFolder)) summaries.push(await summaryOf(path, registries));
  if (json) await writeJson(stdout, { folder: runsFolder, runs: summaries });
  else if (summaries.length === 0)
    await stdout.write(`There is no run under ${runsFolder}; make one with \`toolloom run\`.\n`);
  else await stdout.write(`${listText(summaries)}\n`);
  return exitCodes.done;
}

function listText(summaries: readonly RunSummary[]): string {
  const rows = summaries.map(({ name, state, detail, target, accepted, bytes, lastWritten }) => [
    name,
    detail === '' || state === 'unreadable' ? state : `${state}: ${detail}`,
    `${target ?? '?'}`,
    `${accepted ?? '?'}`,
    sizeText(bytes),
    lastWritten.slice(0, 16).replace('T', ' '),
  ]);
  const head = ['name', 'state', 'target', 'accepted', 'size', 'last written (UTC)'];
  const unreadable = summaries.filter(({ state }) => state === 'unreadable');
  return [
    tableText([head, ...rows], [0, 1]),
    ...unreadable.map(({ name, detail }) => `\n${name} cannot be read: ${detail}`),
  ].join('\n');
}

function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}

async function remove(
  names: readonly string[],
  { yes, json }: { yes: boolean; json: boolean },
  context: CommandContext,
): Promise<number> {
  const removed = await removeRuns(names, { yes }, context);
  const lines = removed.map(({ path, left }) =>
    left.length === 0
      ? `removed ${path}`
      : `removed the run in ${path}; kept ${left.join(', ')}, which toolloom did not write`,
  );
  if (json) await writeJson(context.stdout, { removed });
  else await context.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
