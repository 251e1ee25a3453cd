// What a file of TypeScript or JavaScript declares, and where each declaration is visible: blocks and
// parameters hide declarations outside of them.
import { type Node, nodesOf, type SourceFile } from '../source.ts';

export interface Declaration {
  /** The initializer, or the function, class or enum itself. */
  readonly node: Node;
  /** From the initializer: `const { a: { b } } = node` declares b as a.b. */
  readonly path: readonly string[];
  /** Where it is visible, as offsets in the text. */
  readonly from: number;
  readonly to: number;
  readonly isOutermost: boolean;
  readonly isAssigned: boolean;
  /** Its members that are assigned later: `schema.properties = …`. */
  readonly changed: readonly string[];
}

/** The innermost declaration of a name that is visible at an offset. */
export function innermost(name: string, offset: number, file: SourceFile): Declaration | undefined {
  return declarationsOf(name, file)
    .filter(({ from, to }) => from <= offset && offset < to)
    .reduce<Declaration | undefined>(
      (best, each) => (best && best.from >= each.from ? best : each),
      undefined,
    );
}

interface Holder {
  /** The declarator, function, class or enum. */
  readonly holder: Node;
  readonly node: Node;
  readonly path: readonly string[];
}
interface Index {
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
  readonly declarations: Map<string, readonly Declaration[]>;
  readonly assigned: ReadonlySet<string>;
  readonly changes: readonly { readonly name: string; readonly member: string; readonly at: number }[];
}
const indexes = new WeakMap<SourceFile, Index>();

function declarationsOf(name: string, file: SourceFile): readonly Declaration[] {
  const index = indexOf(file);
  const known = index.declarations.get(name);
  if (known) return known;
  const declarations = (index.holders.get(name) ?? []).map(({ holder, node, path }): Declaration => {
    const parent = holder.parent();
    const block = holder.ancestors().find((each) => blocks.has(String(each.kind())));
    const { start, end } = (block ?? file.root()).range();
    return {
      node,
      path,
      from: start.index,
      to: end.index,
      isOutermost: !block || block.kind() === 'program',
      isAssigned:
        (index.assigned.has(name) &&
          holder.kind() === 'variable_declarator' &&
          !(parent?.kind() === 'lexical_declaration' && parent.text().startsWith('const'))) ||
        (node.kind() === 'array' && isChangedInPlace(name, file, { from: start.index, to: end.index })),
      changed: index.changes
        .filter((change) => change.name === name && start.index <= change.at && change.at < end.index)
        .map(({ member }) => member),
    };
  });
  index.declarations.set(name, declarations);
  return declarations;
}

/**
 * Whether a list is changed in place where it is visible, as in `lines.push('…')`: its content is then
 * unknown.
 */
function isChangedInPlace(
  name: string,
  file: SourceFile,
  { from, to }: Pick<Declaration, 'from' | 'to'>,
): boolean {
  const change = new RegExp(
    `(?<![\\w$.])${name.replaceAll('$', '\\$')}\\.(push|unshift|splice|pop|shift|sort|reverse)$`,
  );
  if (!new RegExp(`${change.source.slice(0, -1)}\\(`).test(file.text)) return false;
  return nodesOf(file.root(), 'call_expression').some((call) => {
    const { start } = call.range();
    return from <= start.index && start.index < to && change.test(call.field('function')?.text() ?? '');
  });
}

const blocks = new Set(['program', 'statement_block', 'for_statement', 'switch_body', 'class_static_block']);

function indexOf(file: SourceFile): Index {
  const known = indexes.get(file) ?? file.effort.shared(() => indexFrom(file));
  indexes.set(file, known);
  return known;
}

const assigning = ['assignment_expression', 'augmented_assignment_expression'];
const naming = [
  'function_declaration',
  'class_declaration',
  'abstract_class_declaration',
  'enum_declaration',
];

function indexFrom(file: SourceFile): Index {
  const holders = new Map<string, Holder[]>();
  const add = (name: string, holder: Holder): void => {
    const earlier = holders.get(name);
    if (earlier) earlier.push(holder);
    else holders.set(name, [holder]);
  };
  const enums = compiledEnums(file);
  const found = nodesOf(file.root(), [...assigning, ...naming, 'variable_declarator']);
  const ofKind = (...kinds: string[]): Node[] => found.filter((each) => kinds.includes(each.kind()));
  for (const holder of ofKind('variable_declarator')) {
    const pattern = holder.field('name');
    const node = holder.field('value') ?? (pattern ? enums.get(pattern.text()) : undefined);
    if (!pattern || !node) continue;
    for (const { identifier, path } of namesIn(pattern)) add(identifier.text(), { holder, node, path });
  }
  for (const node of ofKind(...naming))
    add(node.field('name')?.text() ?? '', { holder: node, node, path: [] });
  return { holders, declarations: new Map(), ...assignedBy(ofKind(...assigning), enums) };
}

/** The names that are assigned again, and the members that are. */
function assignedBy(
  assignments: readonly Node[],
  enums: ReadonlyMap<string, Node>,
): Pick<Index, 'assigned' | 'changes'> {
  const assigned = assignments.flatMap((assignment) => {
    const left = assignment.field('left');
    return left?.kind() === 'identifier' && !enums.has(left.text()) ? [left.text()] : [];
  });
  const changes = assignments.flatMap((assignment) => {
    const [, name, member] = /^([\w$]+)\.([\w$]+)/.exec(assignment.field('left')?.text() ?? '') ?? [];
    return name && member ? [{ name, member, at: assignment.range().start.index }] : [];
  });
  return { assigned: new Set(assigned), changes };
}

/**
 * Enums as the TypeScript compiler writes them: `var E; (function (E) { E["A"] = "a"; })(E || (E = {}));`.
 * Each name maps to the body of its function.
 */
function compiledEnums(file: SourceFile): Map<string, Node> {
  const calls = /\|\| \([\w. =]+ = \{\}\)\)/.test(file.text) ? nodesOf(file.root(), 'call_expression') : [];
  return new Map(
    calls.flatMap((call): [string, Node][] => {
      const name = /\((\w+) \|\| \((?:[\w.]+ = )?\1 = \{\}\)\)$/.exec(call.text())?.[1];
      const callee = call.field('function');
      const body = callee?.children().find(isFunction)?.field('body');
      return name && body ? [[name, body]] : [];
    }),
  );
}

/** The names that a pattern declares, and the path of each in the value. */
export function namesIn(
  pattern: Node,
  path: readonly string[] = [],
): { identifier: Node; path: readonly string[] }[] {
  switch (pattern.kind()) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [
        {
          identifier: pattern,
          path: pattern.kind() === 'identifier' ? path : [...path, pattern.text()],
        },
      ];
    case 'object_pattern':
      return pattern.children().flatMap((child) => namesIn(child, path));
    case 'pair_pattern': {
      const value = pattern.field('value');
      return value ? namesIn(value, [...path, pattern.field('key')?.text() ?? '']) : [];
    }
    case 'object_assignment_pattern':
    case 'assignment_pattern': {
      const left = pattern.field('left');
      return left ? namesIn(left, path) : [];
    }
    case 'array_pattern':
      return pattern
        .children()
        .filter((child) => child.isNamed())
        .flatMap((child, index) => namesIn(child, [...path, String(index)]));
    default:
      return [];
  }
}

const functions = new Set([
  'arrow_function',
  'function_declaration',
  'function_expression',
  'method_definition',
  'generator_function_declaration',
]);
export const isFunction = (node: Node): boolean => functions.has(String(node.kind()));

/** The patterns of the parameters of a function, in order. */
export function parametersOf(node: Node): Node[] {
  const single = node.field('parameter');
  if (single) return [single];
  const listed = node.field('parameters')?.children() ?? [];
  return listed.flatMap((each) => {
    const pattern = each.field('pattern');
    return pattern ? [pattern] : [];
  });
}

/** The innermost parameter, or variable of a loop over a list, that a name stands for. */
export function parameterOf(name: string, at: Node): { identifier: Node; from: number } | undefined {
  for (const outer of at.ancestors()) {
    const kind = outer.kind();
    const left = kind === 'for_in_statement' ? outer.field('left') : null;
    const patterns = left ? [left] : isFunction(outer) ? parametersOf(outer) : [];
    const found = patterns
      .flatMap((pattern) => namesIn(pattern))
      .find(({ identifier }) => identifier.text() === name);
    if (found) return { identifier: found.identifier, from: outer.range().start.index };
  }
  return undefined;
}
