// A build that is broken: nothing loads, so no test runs. One small slip in a source is the reason.
import type { Random } from '../../../pipeline/hash.ts';
import type { Language, Program } from '../../../schemas/program.ts';
import { testFilesIn } from '../../programs/languages.ts';
import { reportOn } from '../../programs/reports.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { Bench } from './bench.ts';
import { unbuilding } from './building-requests.ts';
import { projectPlan } from './plan.ts';
import type { Project } from './project.ts';
import { lookAround, readFile, runTests, sentence, thought, treeOf, workspaceOf } from './story.ts';
import { anotherTool, dropsComments, otherCode } from './ways.ts';

const shares = { look: 0.4 };

interface Slip {
  readonly is: string;
  readonly was: string;
  readonly languages: readonly Language[];
  /** Lines that it can happen on. */
  readonly on: RegExp;
  spoil(line: string, random: Random): string;
}

const slips: readonly Slip[] = [
  {
    is: 'a colon is missing at the end of a line that begins a block',
    was: 'a colon was missing at the end of a line that begins a block',
    languages: ['python'],
    on: /^\s*(?:def|class|if|for|while|else|elif|try|with)\b.*:$/,
    spoil: (line) => line.slice(0, -1),
  },
  {
    is: 'a closing parenthesis is missing',
    was: 'a closing parenthesis was missing',
    languages: ['python', 'javascript'],
    on: /^[^#'"`/]*\([^#'"`/]*\)[;:{ ]*$/,
    spoil: (line) => {
      const at = line.lastIndexOf(')');
      return line.slice(0, at) + line.slice(at + 1);
    },
  },
  {
    is: 'a string has no closing quotation mark',
    was: 'a string had no closing quotation mark',
    languages: ['python', 'javascript'],
    on: /^[^#"'`/]*(["'])[^"'`\\]+\1[^"'`]*$/,
    spoil: (line) => {
      const at = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'"));
      return line.slice(0, at) + line.slice(at + 1);
    },
  },
  {
    is: 'a name is imported that the other module does not have',
    was: 'a name was imported that the other module does not have',
    languages: ['python', 'javascript'],
    on: /^(?:from src\.\w+ import \w+|import \{ \w+)/,
    spoil: (line) =>
      line.replace(/(import \{? ?)(\w+)/, (_, start: string, name: string) => `${start}${misspelled(name)}`),
  },
  {
    is: 'the import names a module that does not exist',
    was: 'the import named a module that does not exist',
    languages: ['python', 'javascript'],
    on: /^(?:from src\.\w+ import|import .* from '\.\/[\w-]+\.)/,
    spoil: (line) =>
      line.replace(
        /(from src\.|from '\.\/)([\w-]+)/,
        (_, start: string, name: string) => `${start}${misspelled(name)}`,
      ),
  },
  {
    is: 'the function that others import is not exported',
    was: 'the function that others import was not exported',
    languages: ['javascript'],
    on: /^export (?:async )?(?:function|const|class) /,
    spoil: (line) => line.replace('export ', ''),
  },
  {
    is: 'a closing brace is missing',
    was: 'a closing brace was missing',
    languages: ['javascript'],
    on: /^ {2}\}$/,
    spoil: () => '',
  },
  {
    is: 'a line is indented deeper than the block that it belongs to',
    was: 'a line was indented deeper than the block that it belongs to',
    languages: ['python'],
    on: /^ {4,}(?:return|[a-z_]+ = )/,
    spoil: (line) => `  ${line}`,
  },
];

/** The last letter is lost, or an s is added. */
const misspelled = (name: string): string => (name.endsWith('s') ? name.slice(0, -1) : `${name}s`);

/** Draws of a line. */
const attempts = 12;

interface Broken {
  readonly path: string;
  readonly text: string;
  readonly slip: Slip;
  readonly message: string;
}

/** A slip with which nothing loads. */
async function breakBuild({ program, signal }: Project, random: Random): Promise<Broken | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const slip = random.pick(slips.filter(({ languages }) => languages.includes(program.language)));
    const path = random.pick(Object.keys(program.files));
    const lines = (program.files[path] ?? '').split('\n');
    const fitting = lines.flatMap((line, at) => (slip.on.test(line) ? [at] : []));
    if (fitting.length === 0) continue;
    const at = random.pick(fitting);
    const text = lines.with(at, slip.spoil(lines[at] ?? '', random)).join('\n');
    const message = await problemWith(program, { path, text }, signal);
    if (message !== undefined) return { path, text, slip, message };
  }
  return undefined;
}

async function problemWith(
  { files, tests, language }: Program,
  { path, text }: Pick<Broken, 'path' | 'text'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const tree = { ...files, ...tests, [path]: text };
  const report = await reportOn({ language, files: tree, tests: testFilesIn(tests) }, signal);
  return report.tests.some(({ outcome }) => outcome === 'passed') ? undefined : report.problem;
}

interface Building {
  readonly project: Project;
  readonly material: Pick<Material, 'persona'>;
  readonly random: Random;
}

/** In characters. */
const longestMessage = 120;

export async function buildPlan({ project, material, random }: Building): Promise<TaskPlan | undefined> {
  const { program } = project;
  const broken = await breakBuild(project, random);
  if (!broken) return undefined;
  const { path, text: before, slip } = broken;
  const after = program.files[path] ?? '';
  await using bench = await Bench.open(
    project,
    workspaceOf(program, treeOf(program, { ...program.files, [path]: before })),
  );
  const story = { bench, random };
  if (random.chance(shares.look)) await lookAround(story);
  await runTests(story, thought('run_first'));
  const lines = broken.message.trim().split('\n');
  const message = (lines.findLast((line) => /Error/.test(line)) ?? lines[0] ?? '').trim();
  const says = { file: path, is: slip.is, was: slip.was };
  const quoted = message !== '' && message.length <= longestMessage ? { message } : {};
  await readFile(story, { path }, thought('build_failure', { ...says, ...quoted }));
  const form = random.chance(0.7) ? 'replace' : 'patch';
  await bench.edit(path, after, {
    form,
    purpose: `to make ${path} load again`,
    thought: thought('build_cause', says),
  });
  const edited = { path, before, after, at: bench.calls.length - 1, tools: bench.tools };
  await runTests(story, thought('rerun'));
  return projectPlan(
    bench,
    {
      say: sentence(unbuilding, { project: program.title }, random),
      account: [thought('built', says)],
      communicate: [{ name: 'file', value: path }],
      ways: [anotherTool(edited), otherCode(edited, program.language), await dropsComments(edited)],
    },
    { material, random },
  );
}
