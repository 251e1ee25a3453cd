// Whether this machine has what bubblewrap needs, and lets it work: inside most containers, user namespaces are off.
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { startSupervised } from '../../mcp/supervised.ts';
import { defaultLimits, type Language } from '../sandbox.ts';
import { bubblewrapCommand } from './command.ts';
import { inDirectory } from './directory.ts';

const found = new Map<Language, Promise<string | undefined>>();

/** Why it cannot run programs of this language, in one line with what to do; undefined if it can. */
export function bubblewrapLacks(language: Language): Promise<string | undefined> {
  const known = found.get(language) ?? lackOf(language, thisMachine);
  found.set(language, known);
  return known;
}

/** What is asked of a machine. */
export interface Machine {
  readonly platform: string;
  has(path: string): boolean;
  /** Starts nothing but `true` in bubblewrap. */
  tryBubblewrap(): Promise<{ readonly code: number | null; readonly said: string }>;
}

const advice = 'use `sandbox: wasm`';

export async function lackOf(language: Language, machine: Machine): Promise<string | undefined> {
  if (machine.platform !== 'linux') return `bubblewrap runs on Linux alone; ${advice}`;
  const missing = ['bwrap', 'prlimit', 'setpriv'].filter((name) => !machine.has(`/usr/bin/${name}`));
  if (missing.length > 0)
    return (
      `${missing.join(' and ')} not found in /usr/bin; install the packages bubblewrap and util-linux, ` +
      `or ${advice}`
    );
  if (language === 'python' && !machine.has('/usr/bin/python3'))
    return `python3 not found in /usr/bin; install the package python3, or ${advice}`;
  const { code, said } = await machine.tryBubblewrap();
  if (code === 0) return undefined;
  const why = said.trim().split('\n').at(-1) ?? '';
  return `bubblewrap is installed, but this machine does not let it work (${why}); ${advice}`;
}

const thisMachine: Machine = {
  platform: process.platform,
  has: existsSync,
  tryBubblewrap: () =>
    inDirectory(async (directory) => {
      const given = { language: 'python', directory, args: [], limits: defaultLimits } as const;
      const { command, args, environment } = bubblewrapCommand(given);
      const end = args.lastIndexOf('/usr/bin/prlimit'); // in place of it and the interpreter
      const child = startSupervised({
        command,
        args: [...args.slice(0, end), '/usr/bin/true'],
        environment,
        directory: '/',
      });
      child.stdin.end();
      child.stdout.resume();
      const said = text(child.stderr);
      const { code } = await child.exited;
      return { code, said: await said };
    }),
};
