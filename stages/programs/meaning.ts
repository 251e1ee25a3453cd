// What a tree means: whether its tests pass, what the hidden tests say, whether what must stay is as it was. Two trees
// that mean the same are the same state, however their code is written.
import type { JsonObject } from '../../schemas/json.ts';
import type { Files, Workspace } from '../../schemas/program.ts';
import { testFilesIn } from './languages.ts';
import { failuresIn, isGreen, reportOn } from './reports.ts';
import { missingNames } from './structure.ts';

export async function meaningOf(
  workspace: Workspace,
  files: Files,
  signal: AbortSignal,
): Promise<JsonObject> {
  const { language, hidden, kept, mutants = [] } = workspace;
  const own = await reportOn({ language, files, tests: testFilesIn(files) }, signal);
  const survivors: string[] = [];
  for (const mutant of mutants) {
    const changed = { ...files, ...mutant.files };
    const report = await reportOn({ language, files: changed, tests: testFilesIn(files) }, signal);
    if (isGreen(report)) survivors.push(mutant.name);
  }
  return {
    isGreen: isGreen(own),
    failing: await failingHidden({ language, hidden, files }, signal),
    changed: kept.filter((path) => files[path] !== workspace.files[path]),
    survivors,
    missing: await missingNames(workspace, files),
  };
}

async function failingHidden(
  { language, hidden, files }: Pick<Workspace, 'language' | 'hidden' | 'files'>,
  signal: AbortSignal,
): Promise<string[]> {
  const tests = testFilesIn(hidden);
  if (tests.length === 0) return [];
  const report = await reportOn({ language, files: { ...files, ...hidden }, tests }, signal);
  const names = failuresIn(report).map(({ name }) => name);
  return report.problem === undefined ? names : [...names, 'the tests do not run'];
}
