// Expressions that a variable gets, and the file with a function in their place, wherever they stand. What is local there
// becomes a parameter; the tests say whether it means the same.
import { posix } from 'node:path';
import type { Files } from '../../../schemas/program.ts';
import { camelCase, snakeCase } from '../../english.ts';
import { type Node, openProject, type SourceFile } from '../../harvest/static/source.ts';
import { partsOf } from '../../harvest/static/syntax.ts';
import { languageOfFile } from '../languages.ts';
import { functionAround, functionKinds } from '../mutation/syntax.ts';
import { type Edit, edited, isWordIn, valuesIn, withComments } from './definitions.ts';

export interface Extraction {
  /** Of the function. */
  readonly name: string;
  readonly file: string;
  readonly expression: string;
  readonly parameters: readonly string[];
  /** Names of the functions that have it. */
  readonly inside: readonly string[];
  readonly count: number;
  /** The text of the file with the function, and with one that nobody calls. */
  readonly with: string;
  readonly unused: string;
}

/** In characters: what is shorter is no passage, and what is longer fits into no message. */
const shortest = 24;
const longest = 90;

const kinds = [
  ...[
    'binary_operator',
    'boolean_operator',
    'comparison_operator',
    'conditional_expression',
    'call',
    'subscript',
  ],
  ...[
    'binary_expression',
    'ternary_expression',
    'call_expression',
    'subscript_expression',
    'member_expression',
  ],
];

/** Names of `taken` files are not used again. In TypeScript a function would need types, which nobody can tell. */
export async function extractionsIn(files: Files, taken: Files): Promise<Extraction[]> {
  using project = await openProject(new Map(Object.entries(files)));
  const texts = Object.values({ ...files, ...taken });
  return [...project.files.values()].flatMap((source) => {
    if (posix.extname(source.path) === '.ts') return [];
    return [...passagesIn(source).values()].flatMap((places) => {
      const made = extractionOf(places, source);
      return made && !texts.some((text) => isWordIn(text, made.name)) ? [made] : [];
    });
  });
}

/** Expressions of a file, those of the same text together. */
function passagesIn({ root }: SourceFile): Map<string, Node[]> {
  const byText = new Map<string, Node[]>();
  for (const node of kinds.flatMap((kind) => root().findAll(kind))) {
    const text = node.text();
    if (text.length < shortest || text.length > longest || !isPassage(node)) continue;
    byText.set(text, [...(byText.get(text) ?? []), node]);
  }
  return byText;
}

const unmovable =
  /\n|\b(?:self|this|super|await|yield|lambda|function|for|print|console|arguments)\b|=>|\+\+|--|:=|\$\{|f"/;

/** An expression with a value, in a function, that does nothing but compute. */
function isPassage(node: Node): boolean {
  const parent = node.parent();
  const target = parent?.field('left');
  if (
    unmovable.test(node.text()) ||
    !parent ||
    /expression_statement|^(?:call|call_expression)$/.test(parent.kind())
  )
    return false;
  if (/assignment/.test(parent.kind()) && target?.range().start.index === node.range().start.index)
    return false;
  // A call with plain arguments has its function already.
  const steps = kinds
    .flatMap((kind) => node.findAll(kind))
    .filter((each) => each.kind() !== 'member_expression');
  return steps.length > 1 && node.ancestors().some((each) => functionKinds.includes(each.kind()));
}

function extractionOf(places: readonly Node[], { path, text, root }: SourceFile): Extraction | undefined {
  const [first] = places;
  const named = places.map(variableOf).find((each) => each !== undefined);
  const locals = places.map(localsAt);
  const parameters = locals[0] ?? [];
  const isAlike = locals.every((each) => each.join() === parameters.join());
  if (!first || named === undefined || !isAlike || parameters.length === 0) return undefined;
  const isPython = languageOfFile(path) === 'python';
  const name = isPython ? `${snakeCase(named)}_of` : camelCase(`${named} of`);
  const call = `${name}(${parameters.join(', ')})`;
  const expression = first.text();
  const definition = isPython
    ? `def ${call}:\n    return ${expression}\n\n\n`
    : `function ${call} {\n  return ${expression};\n}\n\n`;
  const offsets = places.map((each) => each.range().start.index);
  const around = partsOf(root()).findLast((each) => each.range().start.index <= Math.min(...offsets));
  const at = withComments(text, around?.range().start.index ?? 0);
  const edits = places.map((each): Edit => {
    const { start, end } = each.range();
    return { start: start.index, end: end.index, code: call };
  });
  return {
    name,
    file: path,
    expression,
    parameters,
    inside: [...new Set(places.map(functionAround))].filter((each) => each !== ''),
    count: places.length,
    with: edited(text, [...edits, { start: at, end: at, code: definition }]),
    unused: edited(text, [{ start: at, end: at, code: definition }]),
  };
}

/** The variable that gets the value, at this place. */
function variableOf(place: Node): string | undefined {
  const parent = place.parent();
  const isTaken =
    parent !== null && /^(?:assignment|variable_declarator|keyword_argument)$/.test(parent.kind());
  const name = isTaken ? (parent.field('left') ?? parent.field('name')) : null;
  return name?.kind() === 'identifier' && name.text().length > 2 ? name.text() : undefined;
}

/** Names in it that belong to the function around it, in their order. */
function localsAt(place: Node): string[] {
  const around = place.ancestors().filter((each) => functionKinds.includes(each.kind()));
  const names = [...new Set(valuesIn(place).map((each) => each.text()))];
  return names.filter((name) => around.some((each) => isBoundIn(each, name)));
}

const binders = [
  ...[
    ['assignment', 'left'],
    ['for_statement', 'left'],
    ['for_in_statement', 'left'],
    ['for_in_clause', 'left'],
  ],
  ...[
    ['variable_declarator', 'name'],
    ['named_expression', 'name'],
  ],
] as const;

/** Whether a function gives a name a meaning of its own. */
function isBoundIn(definition: Node, name: string): boolean {
  const bound = [
    definition.field('parameters'),
    definition.field('parameter'),
    ...binders.flatMap(([kind, field = '']) => definition.findAll(kind).map((each) => each.field(field))),
    ...definition.findAll('as_pattern_target'),
  ];
  return bound.some((each) => each !== null && valuesIn(each).some((value) => value.text() === name));
}
