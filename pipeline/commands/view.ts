// toolloom view: runs in a browser, on this machine alone. Nothing in a run is changed but what people note on plays.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import { UsageError } from '../errors.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { runNamed, runsIn } from './find-run.ts';
import { jsonOption, nonEmptyText, positiveNumber, wholeNumber } from './options.ts';
import { writeJson } from './output.ts';
import { stopSignal } from './stop-signal.ts';

const usualPort = 7412;
/** Trajectories in a file that is handed over. */
const mostExported = 200;

export const view = defineCommand({
  name: 'view',
  summary: 'look at runs in a browser: trajectories with their verdicts, tools, worlds, and counts',
  arguments: {
    runs: {
      description: 'runs to look at, as paths or names; all under the folder of runs if left out',
      optional: true,
      many: true,
      completeWith: 'run',
    },
  },
  options: {
    port: {
      short: 'p',
      value: 'n',
      parse: wholeNumber,
      description: 'port to listen on, on 127.0.0.1; 0 for any that is free',
      default: `${usualPort}, or any that is free`,
    },
    export: {
      value: 'file',
      parse: nonEmptyText,
      description: 'write one HTML file to hand over: a sample of the run, to be opened without toolloom',
      completeWith: 'file',
    },
    sample: {
      value: 'n',
      parse: sampleSize,
      description: 'trajectories in that file',
      default: String(mostExported),
    },
    noOpen: { description: 'print the address, and open no browser' },
    json: jsonOption,
  },
  examples: [
    'toolloom view',
    'toolloom view demo',
    'toolloom view demo other --port 9000 --no-open',
    'toolloom view demo --export demo.html',
  ],
  details: () =>
    'The address holds a token, without which the viewer shows nothing. docs/view.md shows the pages and the keys.',
  run: ({ runs }, flags, context) => viewRuns(runs, flags, context),
});

interface Flags {
  readonly port?: number;
  readonly export?: string;
  readonly sample?: number;
  readonly noOpen?: boolean;
  readonly json?: boolean;
}

async function viewRuns(runs: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const { runsFolder, stdout } = context;
  const directories = runs.length > 0 ? await allNamed(runs, runsFolder) : await everyRun(runsFolder);
  if (flags.export !== undefined) return exportPage(flags.export, directories, { flags, context });
  const viewer = await context.viewer();
  const token = randomBytes(24).toString('base64url');
  const start = (port: number) => viewer.start({ ...optionsFor(directories, context), token, port });
  const viewing = await start(flags.port ?? usualPort).catch((error: unknown) => {
    if (flags.port === undefined && error instanceof UsageError) return start(0);
    throw error;
  });
  const stopped = stopSignal(); // listened for before anybody reads the address and may want to stop
  try {
    if (flags.json) await writeJson(stdout, { url: viewing.url, runs: directories });
    else
      await stdout.write(
        `${directories.length === 1 ? directories[0] : `${directories.length} runs`} at\n\n  ${viewing.url}\n\nCtrl-C ends it.\n`,
      );
    if (!flags.noOpen && !flags.json && stdout.isTerminal) openBrowser(viewing.url);
    await stopped;
  } finally {
    await viewing.close();
  }
  return exitCodes.done;
}

const optionsFor = (
  directories: readonly string[],
  { version, registries, judgeRules, stderr }: CommandContext,
) => ({
  ...{ directories, version, registries, rules: judgeRules },
  note: (message: string) => stderr.write(`${message}\n`),
});

interface Asked {
  readonly flags: Flags;
  readonly context: CommandContext;
}

async function exportPage(
  file: string,
  directories: readonly string[],
  { flags, context }: Asked,
): Promise<number> {
  const [directory, another] = directories;
  if (another !== undefined)
    throw new UsageError(
      `${directories.length} runs were found, and a file holds one; name it: toolloom view RUN --export ${file}`,
    );
  const viewer = await context.viewer();
  const { sample: most = mostExported } = flags;
  const written = await viewer.write({ ...optionsFor(directories, context), file, most });
  if (flags.json) await writeJson(context.stdout, { run: directory, file, ...written });
  else
    await context.stdout.write(
      `${file}: ${written.trajectories} of ${written.of} trajectories of ${directory}, ` +
        `${(written.bytes / 1e6).toFixed(1)} MB. It can be opened in any browser and loads nothing from anywhere.\n`,
    );
  return exitCodes.done;
}

/** A browser has to hold all of them. */
function sampleSize(text: string): number {
  const size = positiveNumber(text);
  if (Number.isInteger(size) && size <= mostExported) return size;
  throw new InvalidArgumentError(`Expected a whole number from 1 to ${mostExported}.`);
}

const allNamed = (runs: readonly string[], folder: string): Promise<string[]> =>
  Promise.all(runs.map((run) => runNamed(run, folder)));

async function everyRun(folder: string): Promise<string[]> {
  const found = await runsIn(folder);
  return found.length > 0 ? found : [await runNamed(undefined, folder)]; // which says that there is none
}

const openers: { readonly [Platform in NodeJS.Platform]?: readonly string[] } = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Where there is no browser, the address that was printed has to do. */
function openBrowser(url: string): void {
  const [program = '', ...given] = openers[process.platform] ?? ['xdg-open'];
  const browser = spawn(program, [...given, url], { stdio: 'ignore', detached: true });
  browser.on('error', () => {});
  browser.unref();
}
