#!/usr/bin/env node
// Composition root: hands the registries to the command that was asked for. No other file prints errors or sets
// exit codes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { z } from 'zod';
import { stages } from '../stages/index.ts';
import { roles } from '../stages/roles.ts';
import { packageRoot, readSeed } from '../stages/seeds.ts';
import { type CommandContext, exitCodes } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { outputTo } from './commands/output.ts';
import { programFor } from './commands/program.ts';
import { BudgetError, UsageError } from './errors.ts';
import { frequencySchema, offlineModel } from './models/offline.ts';

const root = packageRoot();
const { version } = z
  .looseObject({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const context: CommandContext = {
  registries: { stages, roles, models: ['offline'] },
  offlineModel: async () => offlineModel(await readSeed('document-frequency.yaml', frequencySchema)),
  configsFolder: join(root, 'data', 'configs'),
  version,
  runsFolder: join('data', 'runs'),
  stdin: process.stdin,
  stdout: outputTo(process.stdout),
  stderr: process.stderr,
};

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done;
    if (error.code === 'commander.help') return exitCodes.usage; // the help was printed
    process.stderr.write(`toolloom: ${error.message.replace(/^error: /, '')}\n(see toolloom --help)\n`);
    return exitCodes.usage;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`toolloom: ${error.message}\n`);
    return exitCodes.usage;
  }
  if (error instanceof BudgetError) {
    process.stderr.write(`toolloom: ${error.message}\n`);
    return exitCodes.budget;
  }
  process.stderr.write(
    `toolloom: this is a bug, please report it with the command and this text\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return exitCodes.bug;
}

let printed = '';
const program = programFor({
  commands,
  context,
  print: (text) => {
    printed += text;
  },
  finish: (exitCode) => {
    process.exitCode = exitCode;
  },
});
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}
await context.stdout.write(printed);
