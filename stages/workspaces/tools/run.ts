// run: a file of the project or a few lines of code, in a sandbox that holds the project. Files that the program writes
// belong to the project afterwards.
import type { Language } from '../../../schemas/program.ts';
import { sandboxFor } from '../../sandboxes/index.ts';
import type { Files, RunResult } from '../../sandboxes/sandbox.ts';
import { filePath } from '../paths.ts';
import { RefusedCall } from '../refused-call.ts';
import { filesOf, type Tree, textOf, treeOf } from '../tree.ts';
import { cutMiddle } from './output.ts';
import { inputOf, type ToolCall, textIn, type WorkspaceTool } from './tool.ts';

const args = { type: 'array', items: { type: 'string' }, description: 'Arguments of the command line.' };

export const run: WorkspaceTool = {
  name: 'run',
  descriptions: [
    'Runs a file of the project, or a few lines of code, and returns what it prints. Code can import the files of the ' +
      'project. There is no network, and only the standard library.',
    'Executes Python or JavaScript in the project: the file at path, or the given code. Use it to try something out. ' +
      'There is no network.',
    'Runs a program and shows its output and its exit code. Give either a path or code, not both.',
  ],
  inputSchema: inputOf(
    {},
    {
      path: { type: 'string', description: 'The file to run, relative to the root of the project.' },
      code: { type: 'string', description: 'Code to run from the root of the project, in its language.' },
      args,
      stdin: { type: 'string', description: 'What the program reads from its standard input.' },
    },
  ),
  async call({ given, tree, language, signal }) {
    const { entry, files, isSnippet } = entryOf({ given, tree, language });
    const sandbox = await sandboxFor(languageOf(entry, language));
    const request = { language: languageOf(entry, language), files, entry, ...inputsOf(given) };
    const result = await sandbox.run(request, signal);
    const { [entry]: _, ...others } = result.files;
    const after = treeOf(isSnippet ? others : result.files);
    const written = changedPaths(tree, after);
    const value = cutMiddle(shownResult(result, written));
    return written.length > 0 ? { value, tree: after } : { value };
  },
};

function inputsOf(given: ToolCall['given']): { args?: string[]; stdin?: string } {
  return {
    ...(Array.isArray(given.args) ? { args: given.args.map(String) } : {}),
    ...(typeof given.stdin === 'string' ? { stdin: given.stdin } : {}),
  };
}

const snippets: Readonly<Record<Language, string>> = { python: 'snippet.py', javascript: 'snippet.ts' };

function entryOf({ given, tree, language }: Pick<ToolCall, 'given' | 'tree' | 'language'>): {
  entry: string;
  files: Files;
  isSnippet: boolean;
} {
  const [path, code] = [textIn(given, 'path'), textIn(given, 'code')];
  if ((path === '') === (code === ''))
    throw new RefusedCall('INVALID_ARGUMENTS', 'Give either path or code: the file to run, or code to run.');
  const files = filesOf(tree);
  if (path !== '') {
    const entry = filePath(path);
    textOf(tree, entry);
    return { entry, files, isSnippet: false };
  }
  const entry = freeName(tree, snippets[language]);
  return { entry, files: { ...files, [entry]: code }, isSnippet: true };
}

/** A name that no file of the project has. */
const freeName = (tree: Tree, name: string): string => (tree.has(name) ? freeName(tree, `_${name}`) : name);

/** By the end of the name, as a shell would choose between python3 and node. */
function languageOf(entry: string, language: Language): Language {
  if (entry.endsWith('.py')) return 'python';
  if (/\.[mc]?[jt]s$/.test(entry)) return 'javascript';
  throw new RefusedCall(
    'NOT_A_PROGRAM',
    `${entry} is no program: this project is in ${language === 'python' ? 'Python' : 'JavaScript'}.`,
  );
}

const changedPaths = (before: Tree, after: Tree): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));

const endings: Readonly<Record<Exclude<RunResult['ended'], 'exit'>, string>> = {
  time: 'stopped: it ran for too long',
  memory: 'stopped: it used too much memory',
  output: 'stopped: it wrote too much',
  crash: 'the interpreter crashed',
};

function shownResult({ stdout, stderr, exit, ended }: RunResult, written: readonly string[]): string {
  const how = ended === 'exit' ? (exit === 0 ? '' : `exit code ${exit}`) : endings[ended];
  const parts = [
    stdout.trimEnd(),
    stderr.trimEnd(),
    how === '' ? '' : `(${how})`,
    written.length > 0 ? `(files changed: ${written.join(', ')})` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '(no output)' : parts.join('\n');
}
