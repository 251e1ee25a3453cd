// The branches of a program: bodies of functions and loops, and what stands after a condition. Each comes with a text
// of its file in which it fails, so a test that reaches the branch fails, too, and no tracer is needed. The same places
// show whether tests look at the code instead of running it.
import type { Files } from '../../schemas/program.ts';
import { type Node, openProject } from '../harvest/static/source.ts';
import { partsOf } from '../harvest/static/syntax.ts';
import { languageOfFile } from './languages.ts';
import type { Change } from './mutation/operator.ts';

export interface Branch {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The file with a branch that fails. */
  readonly failing: string;
}

/** The innermost ones: whoever has reached them has reached those around them. */
export async function branchesIn(files: Files): Promise<Branch[]> {
  using project = await openProject(new Map(Object.entries(files)));
  return [...project.files.values()].flatMap(({ path, text, root }) => {
    const found = languageOfFile(path) === 'python' ? inPython(root(), text) : inScript(root());
    return found
      .filter(({ node }) => !found.some((other) => isInside(other.node, node)))
      .map(({ node, change: { start, end, wrong } }) => ({
        file: path,
        line: node.range().start.line + 1,
        failing: text.slice(0, start) + wrong + text.slice(end),
      }));
  });
}

/** The same program: every branch begins with a statement that does nothing, or a comment. */
export async function remarked(files: Files): Promise<Files> {
  using project = await openProject(new Map(Object.entries(files)));
  const texts = [...project.files.values()].map(({ path, text, root }): [string, string] => {
    const isPython = languageOfFile(path) === 'python';
    const found = isPython ? inPython(root(), text) : inScript(root());
    const starts = found.filter(({ change: { start, end } }) => start === end).map(({ change }) => change);
    return [path, starts.sort((a, b) => b.start - a.start).reduce(withNothing(isPython), text)];
  });
  return Object.fromEntries(texts);
}

const withNothing =
  (isPython: boolean) =>
  (text: string, { start, wrong }: Change): string => {
    const nothing = isPython ? wrong.replace(raising, 'pass') : ' /* as before */ ';
    return text.slice(0, start) + nothing + text.slice(start);
  };

interface Place {
  readonly node: Node;
  readonly change: Change;
}

const isInside = (one: Node, other: Node): boolean => {
  const [inner, outer] = [one.range(), other.range()];
  const isWithin = outer.start.index <= inner.start.index && inner.end.index <= outer.end.index;
  return isWithin && inner.end.index - inner.start.index < outer.end.index - outer.start.index;
};

const raising = 'raise RuntimeError("reached")';

/** A block begins with its first statement, on a line of its own or after the colon. */
function inPython(root: Node, text: string): Place[] {
  const blocks = root.findAll('block').filter((node) => node.parent()?.kind() !== 'class_definition');
  return blocks.map((node) => {
    const start = node.range().start.index;
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const between = before.trim() === '' ? `\n${before}` : '; ';
    return { node, change: { start, end: start, wrong: raising + between } };
  });
}

const failing = 'throw new Error("reached");';

function inScript(root: Node): Place[] {
  // An empty one does nothing that a test could notice.
  const filled = root.findAll('statement_block').filter((node) => partsOf(node).length > 0);
  const blocks = filled.map((node): Place => {
    const inside = node.range().start.index + 1;
    return { node, change: { start: inside, end: inside, wrong: ` ${failing}` } };
  });
  const cases = ['switch_case', 'switch_default'].flatMap((kind) => root.findAll(kind)).flatMap(firstOfCase);
  return [...blocks, ...bareBodies(root).map(inBraces), ...cases];
}

/** Bodies without braces. */
function bareBodies(root: Node): Node[] {
  const owners = ['if_statement', 'for_statement', 'for_in_statement', 'while_statement', 'arrow_function'];
  const bodies = owners
    .flatMap((kind) => root.findAll(kind))
    .map((owner) => owner.field(owner.kind() === 'if_statement' ? 'consequence' : 'body'));
  const others = root.findAll('else_clause').map((clause) => partsOf(clause)[0] ?? null);
  return [...bodies, ...others].filter(
    (body): body is Node => body !== null && !/^(?:statement_block|if_statement)$/.test(body.kind()),
  );
}

function inBraces(node: Node): Place {
  const { start, end } = node.range();
  return { node, change: { start: start.index, end: end.index, wrong: `{ ${failing} }` } };
}

/** A case without statements falls through to the next one. */
function firstOfCase(node: Node): Place[] {
  const value = node.field('value');
  const [first] = partsOf(node).filter((part) => part.range().start.index !== value?.range().start.index);
  if (!first) return [];
  const start = first.range().start.index;
  return [{ node, change: { start, end: start, wrong: `${failing} ` } }];
}
