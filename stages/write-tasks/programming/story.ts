// The moves that every plan about a project is made of: looking around, running the tests, reading a file.
import type { Random } from '../../../pipeline/hash.ts';
import type { Thought } from '../../../schemas/development.ts';
import type { Files, Program, Workspace } from '../../../schemas/program.ts';
import { namesOfTest } from '../../programs/languages.ts';
import type { TestOutcome } from '../../sandboxes/tests/report.ts';
import type { Bench } from './bench.ts';

export const thought = (about: string, says: Record<string, string> = {}): Thought => ({ about, says });

/** A name of code in a sentence. */
export const inCode = (name: string): string => `\`${name}\``;

/** Files longer than this are read in part. */
const longestWhole = 140;
const around = 30;

export interface Storyline {
  readonly bench: Bench;
  readonly random: Random;
}

export async function lookAround({ bench }: Storyline, about = 'look_around'): Promise<void> {
  await bench.make({
    tool: 'list_files',
    arguments: {},
    purpose: 'to see which files the project has',
    thought: thought(about),
  });
}

export async function runTests({ bench }: Storyline, why: Thought): Promise<void> {
  await bench.make({ tool: 'run_tests', arguments: {}, purpose: 'to run the tests', thought: why });
}

/** Only where the agent can run code. */
export async function runScript({ bench }: Storyline, script: string, why: Thought): Promise<void> {
  if (!bench.tools.includes('run')) return;
  await bench.make({ tool: 'run', arguments: { code: script }, purpose: 'to try the example', thought: why });
}

/** All of it, or the part around a line. Nobody opens a file that they have not heard of. */
export async function readFile(
  story: Storyline,
  { path, line }: { readonly path: string; readonly line?: number | undefined },
  why?: Thought,
): Promise<void> {
  const { bench } = story;
  if (!bench.shown.includes(path)) await lookAround(story, 'look_for');
  const length = (bench.files[path] ?? '').split('\n').length;
  const isPart = length > longestWhole && line !== undefined;
  const range = isPart
    ? { start_line: Math.max(1, line - around), end_line: Math.min(length, line + around) }
    : {};
  await bench.make({
    tool: 'read_file',
    arguments: { path, ...range },
    purpose: `to read ${path}`,
    ...(why ? { thought: why } : {}),
  });
}

/** The project as a team has it: sources, tests, and a few lines on what it is. */
export const treeOf = ({ title, about, tests }: Program, files: Files): Files => ({
  'README.md': `# ${title}\n\n${about}\n`,
  ...files,
  ...tests,
});

export const workspaceOf = (
  program: Program,
  files: Files,
  more: Partial<Pick<Workspace, 'kept' | 'hidden' | 'mutants' | 'names'>> = {},
): Workspace => ({
  program: program.id,
  language: program.language,
  files,
  hidden: program.hidden,
  kept: Object.keys(program.tests).sort(),
  ...more,
});

/** What people call a test: `test_empty_week`, or "total > empty". */
export function testInWords(test: Pick<TestOutcome, 'name'>): string {
  const { file, own, inFile } = namesOfTest(test);
  return file.endsWith('.py') ? inCode(own) : `"${inFile}"`;
}

/** In characters. */
const longestMessage = 110;

/** The message of a failure, where it is short enough to quote. */
export function messageInWords({ message = '' }: Pick<TestOutcome, 'message'>): Record<string, string> {
  const [first = '', ...more] = message.split('\n').filter((each) => each.trim() !== '');
  // "Expected values to be strictly equal:" says nothing without what follows.
  const line = first.endsWith(':') ? `${first} ${more[0] ?? ''}` : first;
  return line !== '' && !line.endsWith('actual - expected') && line.length <= longestMessage
    ? { message: line.trim() }
    : {};
}

/** One of the sentences, with its slots filled. */
export const sentence = (
  sentences: readonly string[],
  says: Readonly<Record<string, string>>,
  random: Random,
): string => random.pick(sentences).replaceAll(/\{(\w+)\}/g, (slot, name: string) => says[name] ?? slot);
