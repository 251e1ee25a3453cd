#!/usr/bin/env node
// Composition root: wires the registries into the engine, parses the command line, and is alone in printing
// errors and setting exit codes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { stages } from '../stages/index.ts';
import { roles } from '../stages/roles.ts';
import { packageRoot, readSeed } from '../stages/seeds.ts';
import { catCommand, readable } from './commands/cat.ts';
import type { ConfigFlags } from './commands/config-of.ts';
import { docsCommand } from './commands/docs.ts';
import { doctorCommand } from './commands/doctor.ts';
import { type InitFlags, initCommand } from './commands/init.ts';
import { planCommand } from './commands/plan.ts';
import { type ReplayFlags, replayCommand } from './commands/replay.ts';
import { type RunFlags, runCommand } from './commands/run.ts';
import { showCommand } from './commands/show.ts';
import { statusCommand } from './commands/status.ts';
import { exitCodes, type Toolbox } from './commands/toolbox.ts';
import { BudgetError, UsageError } from './errors.ts';
import { frequencySchema, offlineModel } from './models/offline.ts';

const root = packageRoot();
const { version } = z
  .looseObject({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const toolbox: Toolbox = {
  registries: { stages, roles, models: ['offline'] },
  offlineModel: async () => offlineModel(await readSeed('document-frequency.yaml', frequencySchema)),
  configs: join(root, 'data', 'configs'),
  version,
  runs: join('data', 'runs'),
  input: process.stdin,
  out: process.stdout,
  say: process.stderr,
};

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('expected a whole number.');
  return number;
};

const amount = (text: string): number => {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number)))
    throw new InvalidArgumentError('expected an amount in USD, such as 2.50.');
  return number;
};

function program(finish: (code: number) => void): Command {
  const cli = new Command('toolloom')
    .description('Makes the training data that teaches language models when and how to use tools.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(see toolloom --help)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 bug, 2 usage or config, 3 budget reached, 4 finished with units owed, 130 interrupted.',
    );

  cli
    .command('run')
    .argument('[stage...]', 'only these stages')
    .description('run the stages, from where the run stands')
    .option('-c, --config <file>', 'config file, or the name of one that comes with toolloom (demo)')
    .option('-r, --run <dir>', 'directory of the run; data/runs/NAME when not given')
    .option('-t, --target <n>', 'accepted trajectories wanted', wholeNumber)
    .option('-s, --seed <n>', 'same seed, same bytes', wholeNumber)
    .option('--until <stage>', 'stop after this stage')
    .option(
      '--budget <usd>',
      'stop cleanly before more than this is spent, in all runs of this directory',
      amount,
    )
    .option('--journal <dir>', 'where model calls are kept; in the run when not given')
    .option('--no-journal', 'keep no model calls: whatever is asked again is paid again')
    .option('--give-up', 'keep what fails aside as rejects instead of owing it')
    .option('--json', 'progress as JSON lines, result as JSON on stdout')
    .addHelpText(
      'after',
      `\nStages, in order:\n${stages.map((stage) => `  ${stage.name.padEnd(18)} ${stage.summary}`).join('\n')}\n\nExample: toolloom run --config demo --target 100 --run data/runs/bigger`,
    )
    .action(async (names: string[], flags: RunFlags) => finish(await runCommand(names, flags, toolbox)));

  cli
    .command('status')
    .description('the funnel of a run: planned, kept, rejected by reason, owed')
    .option('-r, --run <dir>', 'directory of the run; the newest when not given')
    .option('--json', 'as JSON')
    .action(async (flags: { run?: string; json?: boolean }) => finish(await statusCommand(flags, toolbox)));

  cli
    .command('plan')
    .description('calls, tokens, cost and time of a run, before anything is spent')
    .option('-c, --config <file>', 'config file, or the name of one that comes with toolloom')
    .option('-r, --run <dir>', 'directory of a run: what it has measured counts')
    .option('-t, --target <n>', 'accepted trajectories wanted', wholeNumber)
    .option('--budget <usd>', 'say whether this is enough', amount)
    .option('--json', 'as JSON')
    .action(async (flags: ConfigFlags & { json?: boolean }) => finish(await planCommand(flags, toolbox)));

  cli
    .command('doctor')
    .description('whether every model of a config can do what its roles need, with a few cheap calls')
    .option('-c, --config <file>', 'config file, or the name of one that comes with toolloom')
    .option('-r, --run <dir>', 'directory of a run')
    .option('--json', 'as JSON')
    .action(async (flags: ConfigFlags & { json?: boolean }) => finish(await doctorCommand(flags, toolbox)));

  cli
    .command('init')
    .description('write a config to start from')
    .option('--from <name>', 'config that comes with toolloom; asked for when not given')
    .option('--name <name>', 'name of the run')
    .option('--model <model>', 'name of the model at its endpoint')
    .option('--out <file>', 'where to; toolloom.yaml when not given')
    .action(async (flags: InitFlags) => finish(await initCommand(flags, toolbox)));

  cli
    .command('replay')
    .argument('<id>', 'id of a trajectory, or its beginning')
    .description('play one trajectory again from the journal, with no network, and compare the bytes')
    .option('-r, --run <dir>', 'directory of the run; the newest when not given')
    .option('--json', 'as JSON')
    .action(async (id: string, flags: ReplayFlags) => finish(await replayCommand(id, flags, toolbox)));

  cli
    .command('cat')
    .argument('<collection>', readable.join(', '))
    .description('the records of a collection, one JSON object a line')
    .option('-r, --run <dir>', 'directory of the run; the newest when not given')
    .addHelpText('after', '\nExample: toolloom cat rejects | head -n 3')
    .action(async (collection: string, flags: { run?: string }) =>
      finish(await catCommand(collection, flags, toolbox)),
    );

  cli
    .command('show')
    .argument('<id>', 'id of a trajectory, or its beginning')
    .description('one trajectory with its task and its judgement')
    .option('-r, --run <dir>', 'directory of the run; the newest when not given')
    .option('--json', 'as JSON')
    .action(async (id: string, flags: { run?: string; json?: boolean }) =>
      finish(await showCommand(id, flags, toolbox)),
    );

  cli
    .command('docs', { hidden: true })
    .description('write the documents that derive from the registries')
    .requiredOption('--out <dir>', 'where to')
    .action(async (flags: { out: string }) => finish(await docsCommand(flags, toolbox)));
  return cli;
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
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

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error; // a reader that has seen enough is no error
});

try {
  await program((code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}
