// The cases of test files: for each assertion that compares a value with an expected one, the code that leads to it.
// From them come the symptoms that users describe and the lines by which a developer reproduces one.
import type { Files, Language } from '../../schemas/program.ts';
import { type Node, openProject } from '../harvest/static/source.ts';
import { argumentsOf, partsOf } from '../harvest/static/syntax.ts';
import { languageOfFile, namesOfTest, testFilesIn } from './languages.ts';

export interface TestCase {
  readonly file: string;
  /** The last part of the test's name. */
  readonly test: string;
  readonly language: Language;
  /** Imports of the program's own modules. */
  readonly imports: readonly string[];
  /** What the file defines for its tests and the case needs. */
  readonly helpers: readonly string[];
  /** Statements before the assertion. */
  readonly before: readonly string[];
  /** The expression whose value the assertion checks. */
  readonly actual: string;
}

export async function testCasesIn(tests: Files): Promise<TestCase[]> {
  const paths = testFilesIn(tests);
  using project = await openProject(new Map(paths.map((path) => [path, tests[path] ?? ''])));
  return [...project.files.values()].flatMap(({ path, root }) => {
    const language = languageOfFile(path);
    const top = partsOf(root());
    const imports = top.filter((node) => isOwnImport(node)).map((node) => atRoot(node.text()));
    const helpers = top.filter(isHelper);
    return testsIn(root(), language).flatMap(({ test, body }) =>
      casesIn(body, language).map(({ before, actual }) => {
        const needed = neededFrom(helpers, [...before, actual]);
        const code = [...needed, ...before, actual];
        const used = imports.map((line) => usedOnly(line, code)).filter((line) => line !== '');
        return { file: path, test, language, imports: used, helpers: needed, before, actual };
      }),
    );
  });
}

/** An import without the names that the code does not use; empty where it uses none of them. */
function usedOnly(line: string, code: readonly string[]): string {
  const [, start = '', names = '', end = ''] =
    /^(from [\w.]+ import \(?\s*|import \{\s*)([\w\s,]+?)(,?\s*\)?|,?\s*\} from .*)$/.exec(line) ?? [];
  if (names === '') return line;
  const used = names
    .split(/,\s*/)
    .filter((name) => mentions(code, name.split(' as ').at(-1)?.trim() ?? name));
  if (used.length === 0) return '';
  const list = used.map((name) => name.trim()).join(', ');
  return start.startsWith('from')
    ? `${start.replace(/\(?\s*$/, '')} ${list}`
    : `import { ${list} ${end.trim()}`;
}

const isOwnImport = (node: Node): boolean =>
  /^import_(?:from_)?statement$/.test(node.kind()) && !/\bunittest\b|node:/.test(node.text());

/** Scripts stand in the root of the tree, tests one folder below. */
const atRoot = (text: string): string =>
  text.replaceAll("'../src/", "'./src/").replaceAll('"../src/', '"./src/');

const isHelper = (node: Node): boolean =>
  /^(?:function_definition|function_declaration|lexical_declaration|expression_statement)$/.test(
    node.kind(),
  ) && !/^(?:describe|it|test)\(|unittest\.main/.test(node.text());

function neededFrom(helpers: readonly Node[], code: readonly string[]): string[] {
  const needed = new Set<Node>();
  let texts = [...code];
  for (;;) {
    const more = helpers.filter(
      (each) => !needed.has(each) && namesIn(each).some((name) => mentions(texts, name)),
    );
    if (more.length === 0) break;
    for (const each of more) needed.add(each);
    texts = [...texts, ...more.map((each) => each.text())];
  }
  return helpers.filter((each) => needed.has(each)).map((each) => each.text());
}

function namesIn(helper: Node): string[] {
  const own = helper.field('name')?.text();
  const declared = partsOf(helper).flatMap(
    (part) => part.field('name')?.text() ?? part.field('left')?.text() ?? [],
  );
  return own === undefined ? declared : [own];
}

const mentions = (texts: readonly string[], name: string): boolean =>
  texts.some((text) => new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`).test(text));

interface TestBody {
  readonly test: string;
  readonly body: Node;
  /** The test with its body. */
  readonly whole: Node;
}

function testsIn(root: Node, language: Language): TestBody[] {
  if (language === 'python')
    return root.findAll('function_definition').flatMap((node) => {
      const [name, body] = [node.field('name')?.text() ?? '', node.field('body')];
      return name.startsWith('test') && body ? [{ test: name, body, whole: node }] : [];
    });
  return root.findAll('call_expression').flatMap((node) => {
    const [name, callback] = argumentsOf(node);
    const body = callback?.field('body');
    const isTest = /^(?:it|test)$/.test(node.field('function')?.text() ?? '');
    return isTest && name && body ? [{ test: name.text().slice(1, -1), body, whole: node }] : [];
  });
}

export interface LoneTest {
  /** What it is about, in the words of its name. */
  readonly words: string;
  /** The words as a name. */
  readonly slug: string;
  /** A file with this test alone. */
  readonly text: string;
}

/** One test of a suite in a file of its own; undefined where it needs what only its suite has. */
export async function testAlone(tests: Files, name: string): Promise<LoneTest | undefined> {
  const { own } = namesOfTest({ name });
  const paths = testFilesIn(tests);
  using project = await openProject(new Map(paths.map((path) => [path, tests[path] ?? ''])));
  for (const { path, root } of project.files.values()) {
    const language = languageOfFile(path);
    const found = testsIn(root(), language).find(({ test }) => test === own);
    if (!found) continue;
    const code = found.whole.text();
    if (/\bself\.(?!assert|subTest|fail\b)/.test(code)) return undefined;
    const top = partsOf(root());
    const imports = top.filter((node) => /^import_/.test(node.kind())).map((node) => node.text());
    const helpers = neededFrom(top.filter(isHelper), [code]);
    const words = own.replace(/^test_/, '').replaceAll('_', ' ');
    const slug = words
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, '');
    const all = [...helpers, code];
    const used = imports.map((line) => usedOnly(line, all)).filter((line) => line !== '');
    return { words, slug, text: loneText({ imports: used, helpers, code, slug, language }) };
  }
  return undefined;
}

interface LoneParts {
  readonly imports: readonly string[];
  readonly helpers: readonly string[];
  readonly code: string;
  readonly slug: string;
  readonly language: Language;
}

function loneText({ imports, helpers, code, slug, language }: LoneParts): string {
  if (language === 'python') {
    const name = slug.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const test = `class ${name}Test(unittest.TestCase):\n    ${code}`;
    const [first = 'import unittest', ...own] = imports;
    const head = [first, own.join('\n')].filter((part) => part !== '').join('\n\n');
    return `${[head, ...helpers, test].join('\n\n\n')}\n`;
  }
  const needed = imports.map((line) => (/node:test/.test(line) ? "import test from 'node:test';" : line));
  const test = code.replace(/^it\(/, 'test(').replaceAll('\n  ', '\n');
  return `${[needed.join('\n'), ...helpers, `${test};`].join('\n\n')}\n`;
}

const comparing =
  /^(?:self\.assert(?:Equal|ListEqual|DictEqual|AlmostEqual)|assert\.(?:equal|deepEqual|strictEqual|deepStrictEqual))$/;
const asserting = /\bself\.|\bassert[.(]|\bassert\b/;

function casesIn(body: Node, language: Language): Pick<TestCase, 'before' | 'actual'>[] {
  const before: string[] = [];
  const cases: Pick<TestCase, 'before' | 'actual'>[] = [];
  for (const statement of partsOf(body)) {
    const call = partsOf(statement)[0];
    const [actual] = call && comparing.test(call.field('function')?.text() ?? '') ? argumentsOf(call) : [];
    if (actual && !asserting.test(actual.text())) cases.push({ before: [...before], actual: actual.text() });
    if (asserting.test(statement.text())) continue;
    before.push(dedented(statement, language));
  }
  return cases;
}

/** A statement that stood in a test, as it stands at the left margin. */
function dedented(statement: Node, language: Language): string {
  const indent = language === 'python' ? 8 : 4;
  return statement.text().replaceAll(new RegExp(`\\n {1,${indent}}`, 'g'), '\n');
}
