// What is wrong with a written program before anything of it runs: paths that lead elsewhere, files that are missing,
// imports of what is not its own, too little of it or too much.
import type { Language } from '../../schemas/program.ts';
import type { Fault } from '../check-programs/questions.ts';
import { programProblem } from '../check-programs/read-program.ts';
import { readWritten, type WrittenProgram } from './written-program.ts';

type Part = 'src' | 'tests' | 'hidden';

/** No folders below, so that a path says all, and names that both languages can import. */
const paths: Readonly<Record<Language, Readonly<Record<Part, RegExp>>>> = {
  python: {
    src: /^src\/[a-z][a-z0-9_]*\.py$/,
    tests: /^tests\/test_[a-z0-9_]+\.py$/,
    hidden: /^hidden\/test_[a-z0-9_]+\.py$/,
  },
  javascript: {
    src: /^src\/[a-z][a-z0-9-]*\.js$/,
    tests: /^tests\/[a-z0-9-]+\.test\.js$/,
    hidden: /^hidden\/[a-z0-9-]+\.test\.js$/,
  },
};
const samples: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  python: { src: 'src/fees.py', tests: 'tests/test_fees.py', hidden: 'hidden/test_fees_hidden.py' },
  javascript: { src: 'src/fees.js', tests: 'tests/fees.test.js', hidden: 'hidden/fees-hidden.test.js' },
};

/** Of the sources. What is asked for lies well within. */
export const bounds = { lines: { least: 20, most: 400 }, files: 6 };

export function draftFault(
  written: WrittenProgram,
  topic: { readonly language: Language; readonly area: string },
): Fault | undefined {
  const { language } = topic;
  const { feature } = written;
  const parts = [
    ...filesFaults(written, language),
    ...(feature ? filesFaults(feature, language).map((fault) => `feature: ${fault}`) : []),
    ...sizeFaults(written),
    ...(feature && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(feature.name)
      ? [`feature: the name "${feature.name}" is not a few words joined by hyphens`]
      : []),
  ];
  const [first] = parts.length > 0 ? parts : [programProblem(readWritten(written, topic))];
  return first === undefined
    ? undefined
    : { reason: 'invalid program', detail: [first, ...parts.slice(1)].join('; ') };
}

type Written = Pick<WrittenProgram, 'sources' | 'tests' | 'hidden'>;

function filesFaults({ sources, tests, hidden }: Written, language: Language): string[] {
  const listed: readonly (readonly [Part, Written['tests']])[] = [
    ['src', sources],
    ['tests', tests],
    ['hidden', hidden],
  ];
  const names = listed.flatMap(([, files]) => files.map(({ path }) => path));
  const testNames = [...tests, ...hidden].map(({ path }) => path.split('/').at(-1));
  return [
    ...listed.flatMap(([part, files]) =>
      files
        .filter(({ path }) => !paths[language][part].test(path))
        .map(({ path }) => `the path "${path}" is not of the form ${samples[language][part]}`),
    ),
    ...names.filter((path, at) => names.indexOf(path) !== at).map((path) => `${path} is there twice`),
    // Python imports them by name, all together.
    ...testNames
      .filter((name, at) => language === 'python' && testNames.indexOf(name) !== at)
      .map((name) => `two files of tests are called ${name}`),
    ...listed.flatMap(([part, files]) => files.flatMap((file) => importFaults(file, part, language))),
  ];
}

const importing =
  /^\s*(?:import|export)\b[^'"\n]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm;

/** Of Python the sandbox decides: it has the standard library, and nothing else. */
function importFaults(
  { path, text }: WrittenProgram['sources'][number],
  part: Part,
  language: Language,
): string[] {
  if (language === 'python') return [];
  const allowed =
    part === 'src' ? /^\.\/[\w-]+\.js$/ : /^\.\.\/src\/[\w-]+\.js$|^node:(?:test|assert\/strict)$/;
  return [...text.matchAll(importing)]
    .map(([, first, second]) => first ?? second ?? '')
    .filter((name) => !allowed.test(name))
    .map((name) => `${path} imports "${name}", which is not a file of the program`);
}

function sizeFaults({ sources }: WrittenProgram): string[] {
  const lines = sources.flatMap(({ text }) => text.split('\n').filter((line) => line.trim() !== '')).length;
  const { least, most } = bounds.lines;
  return [
    ...(lines < least ? [`the sources have ${lines} lines; expected at least ${least}`] : []),
    ...(lines > most ? [`the sources have ${lines} lines; expected at most ${most}`] : []),
    ...(sources.length > bounds.files
      ? [`it has ${sources.length} sources; expected at most ${bounds.files}`]
      : []),
  ];
}
