// run_tests: all tests of the project, or those of a file or a folder, in a sandbox. What it shows is what pytest or
// node --test would, without times and paths of the host.
import type { Language } from '../../../schemas/program.ts';
import { languageOfFile, testFilesIn } from '../../programs/languages.ts';
import { reportOn } from '../../programs/reports.ts';
import { folderPath } from '../paths.ts';
import { RefusedCall } from '../refused-call.ts';
import { filesOf } from '../tree.ts';
import { cutMiddle } from './output.ts';
import { inputOf, textIn, type WorkspaceTool } from './tool.ts';

export const runTestsTool: WorkspaceTool = {
  name: 'run_tests',
  descriptions: [
    'Runs the tests of the project and shows which pass and why others fail.',
    'Runs all tests, or those in one file or folder, and returns what the test runner prints.',
    'Executes the test suite. Give a path to run a part of it.',
  ],
  inputSchema: inputOf(
    {},
    { path: { type: 'string', description: 'A test file, or a folder of them. All tests if left out.' } },
  ),
  async call({ given, tree, language, signal }) {
    const place = folderPath(textIn(given, 'path'));
    const files = filesOf(tree);
    const tests = testFilesIn(files).filter(
      (path) =>
        languageOfFile(path) === language && (place === '' || path === place || path.startsWith(`${place}/`)),
    );
    if (tests.length === 0)
      throw new RefusedCall(
        'NO_TESTS',
        `There are no tests ${place === '' ? 'in the project' : `at ${place}`}. Test files are called ${namesOf[language]}.`,
      );
    const { output, problem } = await reportOn({ language, files, tests }, signal);
    const value = problem === undefined || output.includes(problem) ? output : `${output}\n${problem}`;
    return { value: cutMiddle(value) };
  },
};

const namesOf: Readonly<Record<Language, string>> = {
  python: 'test_NAME.py',
  javascript: 'NAME.test.js or NAME.test.ts',
};
