// Real python3 and node of this machine, in bubblewrap. Faster than WebAssembly and not the same on every machine: the
// clock and chance are the host's.
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { pathProblem, refusal } from '../paths.ts';
import { withoutTypes } from '../quickjs/without-types.ts';
import {
  defaultLimits,
  type Files,
  type Language,
  type RunRequest,
  type RunResult,
  type Sandbox,
} from '../sandbox.ts';
import { nodeLibrary } from '../tests/runner.ts';
import { bubblewrapCommand } from './command.ts';
import { inDirectory, readTree, writeTree } from './directory.ts';
import { performed } from './performed.ts';
import { openSession } from './session.ts';

export const bubblewrap: Sandbox = {
  name: 'bubblewrap',
  languages: ['python', 'javascript'],
  run: (request, signal) => atOnce(() => runWrapped(request, signal)),
  openRepl: async (language, signal) => openSession(language, signal),
};

/** As many programs as there are cores. */
const atOnce = pLimit(Math.max(2, availableParallelism()));

async function runWrapped(request: RunRequest, signal?: AbortSignal): Promise<RunResult> {
  signal?.throwIfAborted();
  const astray = pathProblem(request);
  if (astray !== undefined) return { ...refusal(astray, request), sandbox: 'bubblewrap' };
  const { language, files, entry, args = [], stdin = '' } = request;
  const limits = { ...defaultLimits, ...request.limits };
  const { tree, problem } = await treeOf(language, files);
  if (problem !== undefined) return { ...refusal(problem, request), sandbox: 'bubblewrap' };
  return inDirectory(async (directory) => {
    await writeTree(directory, tree);
    const command = bubblewrapCommand({ language, directory, args: [entry, ...args], limits });
    const end = await performed(command, { directory, stdin, limits, ...(signal ? { signal } : {}) });
    return { ...end, files: asGiven(await readTree(directory), tree, files), sandbox: 'bubblewrap' };
  });
}

/** What is written: JavaScript without types, with what every program can import. */
async function treeOf(language: Language, files: Files): Promise<{ tree: Files; problem?: string }> {
  if (language === 'python') return { tree: files };
  try {
    const stripped = Object.entries(files).map(([path, text]) => [path, withoutTypes(path, text)]);
    return { tree: { ...(await nodeLibrary()), ...Object.fromEntries(stripped) } };
  } catch (error) {
    return { tree: files, problem: `Uncaught ${String(error)}` };
  }
}

/** The tree afterwards, without what we added, and with the types of files that the program left alone. */
function asGiven(left: Files, written: Files, given: Files): Files {
  const entries = Object.entries(left)
    .filter(([path, text]) => Object.hasOwn(given, path) || written[path] !== text)
    .map(([path, text]) => [path, written[path] === text ? (given[path] ?? text) : text]);
  return Object.fromEntries(entries);
}
