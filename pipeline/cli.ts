#!/usr/bin/env node
// Composition root: hands the registries to the command that was asked for. No other file prints errors or
// sets exit codes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { z } from 'zod';
import { judgeCalibration } from '../stages/calibrate/judge-calibration.ts';
import { editEvaluation } from '../stages/evaluate/edit-evaluation.ts';
import { modelEvaluation } from '../stages/evaluate/model-evaluation.ts';
import { datasetWriter } from '../stages/export.ts';
import { openaiRows } from '../stages/finetune/openai-rows.ts';
import { taskImporter } from '../stages/import-tasks.ts';
import { stages } from '../stages/index.ts';
import { rules } from '../stages/judge/rules/index.ts';
import { serverPackages } from '../stages/mcp/server-packages.ts';
import { roles } from '../stages/roles.ts';
import { sandboxExaminer } from '../stages/sandboxes/examiner.ts';
import { packageRoot, readSeed } from '../stages/seeds.ts';
import { type CommandContext, exitCodes } from './commands/command.ts';
import { reportJson, reportOn, reportText } from './commands/error-report.ts';
import { runsFolderFrom } from './commands/find-run.ts';
import { commands } from './commands/index.ts';
import { notesTo, outputTo, writeJson } from './commands/output.ts';
import { programFor } from './commands/program.ts';
import { BugError } from './errors.ts';
import { sweepTemporaryFolders } from './files/temporary-folder.ts';
import { frequencySchema, offlineModel } from './models/offline.ts';
import { hideEnvironment } from './process-env.ts';
import { proxyFetch } from './proxy.ts';

// What a run asks, reads, and makes may be private: no other user of the machine may read it, and no server the keys.
process.umask(0o077);
hideEnvironment();

const root = packageRoot();
const { version } = z
  .looseObject({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const context: CommandContext = {
  commands,
  registries: { stages, roles, models: ['offline'] },
  offlineModel: async () => offlineModel(await readSeed('document-frequency.yaml', frequencySchema)),
  threadEntry: new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url),
  configsFolder: join(root, 'data', 'configs'),
  version,
  servers: serverPackages,
  sandboxes: sandboxExaminer,
  importer: taskImporter,
  calibration: judgeCalibration,
  evaluation: modelEvaluation,
  evaluations: [modelEvaluation, editEvaluation],
  tuning: openaiRows,
  datasets: datasetWriter,
  server: async () => (await import('../serve/server.ts')).runServer,
  viewer: async () => (await import('../view/server.ts')).runViewer,
  inspector: async () => (await import('../inspect/inspector.ts')).inspector,
  judgeRules: rules.map(({ name }) => name),
  runsFolder: runsFolderFrom(process.cwd()),
  stdin: process.stdin,
  stdout: outputTo(process.stdout),
  stderr: notesTo(process.stderr),
};

const isJson = process.argv.slice(2).includes('--json');

/** Prints the error and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help'))
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage; // the help was printed
  if (context.stdout.isClosed) return exitCodes.done; // the reader has seen enough
  const found = reportOn(error);
  if (isJson) void writeJson(context.stdout, reportJson(found)).catch(() => {});
  context.stderr.write(reportText(found));
  return found.exitCode;
}

process.on('uncaughtException', (error) => process.exit(report(error)));
process.on('exit', (code) => {
  // Node's own code for a promise that nothing can settle any more.
  if (code === 13) process.exitCode = report(new BugError('the command ended before its work was done'));
});

const printed: Promise<void>[] = [];
const program = programFor({
  context,
  print: (text) => void printed.push(context.stdout.write(text)),
  finish: (exitCode) => {
    process.exitCode = exitCode;
  },
});
try {
  await proxyFetch();
  await sweepTemporaryFolders();
  await program.parseAsync().finally(() => Promise.all(printed));
} catch (error) {
  process.exitCode = report(error);
}
