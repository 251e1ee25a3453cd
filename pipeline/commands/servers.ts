// toolloom servers: lists the MCP servers that harvest can run, and installs those that are missing.
import { UsageError } from '../errors.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { jsonOption } from './options.ts';
import { writeJson } from './output.ts';
import { tableText } from './table.ts';

const actions = ['list', 'install'];

export const servers = defineCommand({
  name: 'servers',
  summary: 'list the MCP servers that the demo harvests, or install them',
  arguments: {
    action: {
      description: 'list (without an action), or install',
      optional: true,
      completeWith: 'serversAction',
    },
  },
  options: { json: jsonOption },
  examples: ['toolloom servers install'],
  async run({ action = 'list' }, { json = false }, context) {
    if (!actions.includes(action)) throw new UsageError(unknownName({ kind: 'action' }, action, actions));
    if (action === 'install') await install(context);
    await show(json, context);
    return exitCodes.done;
  },
});

async function install({ servers: packages, stderr }: CommandContext): Promise<void> {
  const missing = packages.list().filter(({ script }) => script === undefined);
  if (missing.length === 0) return;
  stderr.write(`installing ${missing.length} MCP servers from npm into ${packages.cache()} (about 100 MB)\n`);
  await packages.install();
}

async function show(json: boolean, { servers: packages, stdout }: CommandContext): Promise<void> {
  const list = packages.list();
  const missing = list.filter(({ script }) => script === undefined);
  if (json) return writeJson(stdout, { cache: packages.cache(), servers: list });
  const rows = list.map((each) => [each.name, each.package, each.script ?? 'not installed']);
  const advice = missing.length === 0 ? '' : '\nInstall them with `toolloom servers install`.\n';
  await stdout.write(`${tableText([['name', 'package', 'script'], ...rows], [0, 1, 2])}\n${advice}`);
}
