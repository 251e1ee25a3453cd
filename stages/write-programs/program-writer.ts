// program-writer: writes a small program with its documentation, the tests that a team would have, and hidden ones. What
// it says of the program counts for nothing: the program is run, and its tests are tried on broken versions of it.
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Fault } from '../check-programs/questions.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { examplePrograms } from './example-programs.ts';
import { sizes, type Topic } from './topics.ts';
import { type WrittenProgram, writtenProgramSchema } from './written-program.ts';

interface Input extends Topic {
  /** Programs of the area that the new one must not resemble, each in a line. */
  readonly known: readonly string[];
  /** A program that was not accepted, and why. */
  readonly mend?: { readonly program: WrittenProgram; readonly fault: Fault };
}

const render = ({ area, brief, domain, things, language, size, withFeature, known, mend }: Input): string =>
  `Domain: ${domain} (where there are things such as ${things.join(', ')})\nArea: ${area}\n` +
  `Wanted: a program that ${brief}\nLanguage: ${names[language]}\nSize: ${sizes[size]}\n` +
  `Feature: ${withFeature ? 'wanted' : 'not wanted'}\n` +
  section('Programs that yours must not resemble:', known) +
  section('Your program was run and not accepted. Send the complete, corrected program:', mendLines(mend));

const names = { python: 'Python', javascript: 'JavaScript' };

/** In characters. The end says how many tests failed, and the beginning which one was first. */
const longestPrinted = 3000;

const mendLines = (mend: Input['mend']): string[] =>
  mend
    ? [
        `${mend.fault.reason}: ${mend.fault.detail}`,
        ...(mend.fault.printed === undefined ? [] : [`The run printed:\n${cut(mend.fault.printed.trim())}`]),
        JSON.stringify(mend.program),
      ]
    : [];

const cut = (text: string): string =>
  text.length <= longestPrinted
    ? text
    : `${text.slice(0, longestPrinted / 2)}\n…\n${text.slice(-longestPrinted / 2)}`;

const who = `
  You are a developer who writes small, complete programs that others learn to work on. You receive a domain, what the
  program does, a language, and a size. Agents will repair, extend, and explain your program, and its tests decide
  whether they did it right. Your program is run before anybody sees it: your word that it works counts for nothing.
`;

const rules: readonly string[] = [
  `Write what people of the domain would need, with rules of its own: limits, special cases, and orders that somebody
    has decided. Nothing that every tutorial has, and no plain store of records.`,
  `The same arguments give the same results. No clock, no chance, no files, no network, no output, no threads. What a
    program needs of time is an argument. Use nothing but the language and, in Python, its standard library.`,
  `sources: Files right in src/, such as src/fees.py or src/fees.js, in names of small letters. Modules are imported
    from the root in Python ("from src.fees import fee"), by "./fees.js" in JavaScript, which is written as ES modules.`,
  `Document every public function by a docstring or a JSDoc comment that says the whole contract: arguments, result,
    order, ties, errors, and edge cases. Somebody who knows only that must be able to write the function so that it
    passes your hidden tests. Test nothing that the documentation leaves open.`,
  `tests: Three to eight tests of what matters, as a team has them. Python: classes of unittest in files
    tests/test_NAME.py. JavaScript: node:test and node:assert/strict in files tests/NAME.test.js, with nothing of the
    latter but equal, notEqual, deepEqual, throws, rejects, ok, and match.`,
  `hidden: Thorough tests in hidden/, in files with other names. Alone, they reach every branch and try both sides of
    every limit, ties, empty and single values, and every error. Small mistakes are planted in your sources, such as
    < for <=, a wrong constant, a missing condition, or swapped arguments: at least 70 % of them must make a hidden
    test fail. Compare whole results, not parts of them.`,
  `Tests pass in any order, on any day, and by any chance. Work out every expected value by hand from the
    documentation, step by step.`,
  `functions: Two or more public functions, each with its file. facts: One to three questions that one answers by reading
    the code, such as the value of a limit or the name of an error; the answer is a number or a word, and the script
    prints it.`,
  `feature: Where it is wanted, something more that a user might ask for, with its name, the changed sources as a
    whole, and tests in files with names of their own. With it the earlier tests still pass; without it, each of
    its test files fails. Otherwise null.`,
  `Do not resemble the listed programs, nor the one in the example: choose another problem and solve it in another way.`,
];

export const programWriter: Role<Input, undefined, WrittenProgram> = {
  name: 'program-writer',
  summary: 'writes small programs with tests, for tasks of programming; needs a model',
  output: writtenProgramSchema,
  example: { ...examplePrograms.python.topic, known: [] },
  prompt(input) {
    const { topic, program } = examplePrograms[input.language];
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(writtenProgramSchema),
      example: { input: render({ ...topic, known: [] }), reply: program },
      input: render(input),
    });
  },
  parse: asJson('program-writer', writtenProgramSchema),
  // No procedure has ideas for programs. A rehearsal counts the words of this one.
  procedure: ({ language }) => examplePrograms[language].program,
};
