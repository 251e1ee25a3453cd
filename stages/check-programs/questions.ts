// What is asked of a program by running versions of it: that its tests notice what is missing, and that what its folder
// declares is so.
import { functionsIn, withoutBody } from '../programs/functions.ts';
import { testFilesIn } from '../programs/languages.ts';
import { isGreen } from '../programs/reports.ts';
import type { Version } from '../sandboxes/tests/report.ts';
import type { ReadProgram } from './read-program.ts';
import { failureIn, type VersionReport } from './versions.ts';

export interface Fault {
  readonly reason: string;
  readonly detail: string;
  /** What the run with this fault printed, for whoever is to repair it. */
  readonly printed?: string;
}

/** A version of the program, and what is wrong with the program if its tests say this of it. */
interface Question {
  readonly version: Version;
  fault(report: VersionReport): Fault | undefined;
}

export async function questionsOf(program: ReadProgram): Promise<Question[]> {
  return [
    ...(await stubQuestions(program)),
    ...program.features.flatMap((feature) => featureQuestions(program, feature)),
    ...slowQuestions(program),
  ];
}

async function stubQuestions({ files, hidden, functions }: ReadProgram): Promise<Question[]> {
  const found = await functionsIn(files);
  return functions.flatMap(({ name, file }) => {
    const own = found.find((each) => each.name === name && each.file === file);
    if (!own) return [];
    return [
      {
        version: {
          files: { [file]: withoutBody(files[file] ?? '', own) },
          tests: testFilesIn(hidden),
        },
        fault: (report: VersionReport) =>
          isGreen(report)
            ? { reason: 'function untested', detail: `the hidden tests pass without the body of ${name}` }
            : undefined,
      },
    ];
  });
}

function featureQuestions(
  { tests, hidden }: ReadProgram,
  feature: ReadProgram['features'][number],
): Question[] {
  const own = { ...feature.tests, ...feature.hidden };
  const withIt: Question = {
    version: {
      files: { ...feature.files, ...own },
      tests: testFilesIn({ ...tests, ...hidden, ...own }),
    },
    fault: (report) =>
      isGreen(report)
        ? undefined
        : { reason: 'feature fails', detail: `${feature.name}: ${failureIn(report)}` },
  };
  const withoutIt = [feature.tests, feature.hidden]
    .filter((given) => testFilesIn(given).length > 0)
    .map(
      (given): Question => ({
        version: { files: given, tests: testFilesIn(given) },
        fault: (report) =>
          isGreen(report)
            ? { reason: 'feature untested', detail: `${feature.name}: its tests pass without it` }
            : undefined,
      }),
    );
  return [withIt, ...withoutIt];
}

function slowQuestions({ tests, hidden, slow }: ReadProgram): Question[] {
  if (!slow) return [];
  const counting = testFilesIn(slow.hidden);
  return [
    {
      version: { files: slow.files, tests: testFilesIn({ ...tests, ...hidden }) },
      fault: (report) =>
        isGreen(report)
          ? undefined
          : { reason: 'slow version fails', detail: `it is not correct: ${failureIn(report)}` },
    },
    {
      version: { files: { ...slow.files, ...slow.hidden }, tests: counting },
      fault: (report) =>
        isGreen(report)
          ? { reason: 'slow version passes', detail: 'the tests that count steps do not notice it' }
          : undefined,
    },
    {
      version: { files: slow.hidden, tests: counting },
      fault: (report) =>
        isGreen(report) ? undefined : { reason: 'program is slow', detail: failureIn(report) },
    },
  ];
}
