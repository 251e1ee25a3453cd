// Other ways to go about a project, for the gate and for plays that must be rejected: what a careless developer would
// do, and what another careful one might.

import type { OtherWay } from '../../../schemas/development.ts';
import type { Files, Language } from '../../../schemas/program.ts';
import { openProject } from '../../harvest/static/source.ts';
import { partsOf } from '../../harvest/static/syntax.ts';
import { fileOfTest, namesOfTest } from '../../programs/languages.ts';
import type { TestOutcome } from '../../sandboxes/tests/report.ts';
import { editCall } from './bench.ts';

interface Edited {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Index of the call. */
  readonly at: number;
  /** Names of the tools that the agent has. */
  readonly tools: readonly string[];
}

const purpose = 'to make the change';

/** The file is written whole, with all that was in it. */
export const anotherTool = ({ path, after, at }: Edited): OtherWay => ({
  name: 'another_tool',
  isRight: true,
  instead: [at],
  calls: [{ tool: 'write_file', arguments: { path, content: after }, purpose }],
});

/** The same code with a remark of its own. */
export function otherCode(
  { path, before, after, at, tools }: Edited,
  language: Language,
): OtherWay | undefined {
  const lines = after.split('\n');
  const old = before.split('\n');
  const changed = lines.findIndex((line, index) => line !== old[index]);
  const line = lines[changed] ?? '';
  // Only in front of a line that begins a statement.
  if (!/^\s*(?:(?:if|return|for|const|let|while|raise|throw)\b|[\w.]+ [-+]?= )/.test(line)) return undefined;
  const mark = language === 'python' ? '#' : '//';
  const indent = line.match(/^\s*/)?.[0] ?? '';
  const text = lines.toSpliced(changed, 0, `${indent}${mark} As the documentation says.`).join('\n');
  const call = editCall(path, { before, after: text, form: 'replace', tools });
  return { name: 'other_code', isRight: true, instead: [at], calls: [{ ...call, purpose }] };
}

/** The change with a part of it missing or wrong. */
export const halfDone = ({ path, before, after, at, tools }: Edited): OtherWay => ({
  name: 'half_done',
  isRight: false,
  instead: [at],
  calls: [{ ...editCall(path, { before, after, form: 'write', tools }), purpose }],
});

/** The failing tests are switched off. */
export function bendsTheTests(
  failing: readonly TestOutcome[],
  {
    files,
    instead,
    tools,
  }: { readonly files: Files; readonly instead: readonly number[]; readonly tools: readonly string[] },
): OtherWay | undefined {
  let tree = files;
  const paths = new Set<string>();
  for (const test of failing) {
    const path = fileOfTest(test, Object.keys(tree));
    const text = path === undefined ? undefined : tree[path];
    if (path === undefined || text === undefined) return undefined;
    const off = switchedOff(text, test);
    if (off === text) return undefined;
    tree = { ...tree, [path]: off };
    paths.add(path);
  }
  const calls = [...paths].map((path) => ({
    ...editCall(path, { before: files[path], after: tree[path] ?? '', form: 'replace', tools }),
    purpose: 'to bring the test up to date',
  }));
  return calls.length === 0
    ? undefined
    : { name: 'bends_the_tests', isRight: false, instead: [...instead], calls };
}

function switchedOff(text: string, test: TestOutcome): string {
  const { file, own } = namesOfTest(test);
  return file.endsWith('.py')
    ? text.replace(`def ${own}(`, `def skipped_${own}(`)
    : text.replace(new RegExp(`\\b(it|test)\\((?=["'\`]${escaped(own)}["'\`])`), '$1.skip(');
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The file is written anew, without its comments and docstrings. */
export async function dropsComments({ path, after, at }: Edited): Promise<OtherWay | undefined> {
  const content = await withoutComments(path, after);
  return content === after
    ? undefined
    : {
        name: 'drops_comments',
        isRight: false,
        instead: [at],
        calls: [{ tool: 'write_file', arguments: { path, content }, purpose }],
      };
}

async function withoutComments(path: string, text: string): Promise<string> {
  using project = await openProject(new Map([[path, text]]));
  const root = project.files.get(path)?.root();
  if (!root) return text;
  const docs = root
    .findAll('expression_statement')
    .filter((node) => partsOf(node)[0]?.kind() === 'string' && partsOf(node.parent()).length > 1);
  const spans = [...root.findAll('comment'), ...docs]
    .map((node) => node.range())
    .sort((a, b) => b.start.index - a.start.index);
  return spans.reduce((whole, { start, end }) => {
    const from = whole.lastIndexOf('\n', start.index - 1) + 1;
    const isWholeLine = whole.slice(from, start.index).trim() === '' && whole[end.index] === '\n';
    return isWholeLine
      ? whole.slice(0, from) + whole.slice(end.index + 1)
      : whole.slice(0, start.index).trimEnd() + whole.slice(end.index);
  }, text);
}
