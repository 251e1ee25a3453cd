// The command that runs a program in bubblewrap: namespaces of its own for users, processes, the network, and mounts;
// of the host's files /usr alone, to read, and the session's directory, to write; hard limits; no capabilities. Not
// contained: bugs of the kernel, and what /usr itself holds.
import { existsSync } from 'node:fs';
import { markPlace, type ServerCommand } from '../../mcp/supervised.ts';
import type { Language, SandboxLimits } from '../sandbox.ts';

/** Where the session's directory is mounted. */
const workspace = '/workspace';
/** Where Node is mounted: it may lie anywhere on the host. */
const node = '/opt/node';

/** The user `nobody`. Root becomes it, because limits do not bind root. */
export const nobody = 65_534;
export const isRoot = (): boolean => process.getuid?.() === 0;

/** Of the address space, in MB, beyond what the program may use: V8 reserves much and uses little. */
const reserved: Readonly<Record<Language, number>> = { python: 64, javascript: 1280 };
/** Threads that the interpreter itself starts. */
const ownThreads: Readonly<Record<Language, number>> = { python: 0, javascript: 24 };

export interface Program {
  readonly language: Language;
  /** Of the host. */
  readonly directory: string;
  /** For the interpreter: its options, a path below the workspace, and arguments. */
  readonly args: readonly string[];
  readonly limits: SandboxLimits;
}

export function bubblewrapCommand({ language, directory, args, limits }: Program): ServerCommand {
  const inside = [...limitsOf(language, limits), ...interpreters[language](limits), ...args];
  const wrapped = ['bwrap', ...walls(directory), '--', ...inside];
  const [command = 'bwrap', ...rest] = isRoot()
    ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--no-new-privs', ...wrapped]
    : wrapped;
  return { command, args: rest, environment: { PATH: '/usr/bin:/bin' }, directory: '/' };
}

const interpreters: Readonly<Record<Language, (limits: SandboxLimits) => string[]>> = {
  python: () => ['/usr/bin/python3', '-B', '-s'],
  javascript: ({ memory }) => [
    node,
    '--no-warnings',
    `--max-old-space-size=${memory}`,
    `--import=${workspace}/.toolloom/register.js`,
  ],
};

function walls(directory: string): string[] {
  const links = ['bin', 'sbin', 'lib', 'lib64'].filter((name) => existsSync(`/usr/${name}`));
  return [
    // The mark, as a variable to forget that nobody has: bubblewrap killed in its first moments leaves its child behind.
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--unsetenv', markPlace],
    ...variables.flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--ro-bind', '/usr', '/usr', '--ro-bind', process.execPath, node],
    ...links.flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
    ...['--proc', '/proc', '--dev', '/dev', '--size', String(2 ** 20), '--tmpfs', '/tmp'],
    ...['--bind', directory, workspace, '--chdir', workspace],
    ...['--uid', String(nobody), '--gid', String(nobody), '--hostname', 'sandbox', '--cap-drop', 'ALL'],
  ];
}

const variables: readonly (readonly [string, string])[] = [
  ['PATH', '/usr/bin:/bin'],
  ['HOME', workspace],
  ['LANG', 'C.UTF-8'],
  ['TZ', 'UTC'],
  ['PYTHONHASHSEED', '0'],
];

/** Set inside, where the processes of other sessions do not count. */
function limitsOf(language: Language, { seconds, memory, size, processes }: SandboxLimits): string[] {
  return [
    '/usr/bin/prlimit',
    `--as=${(memory + reserved[language]) * 2 ** 20}`,
    `--cpu=${seconds}`,
    `--fsize=${size}`,
    `--nproc=${processes + ownThreads[language]}`,
    '--nofile=256',
    '--core=0',
    '--',
  ];
}
