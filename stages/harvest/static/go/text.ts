// Texts of Go, and the functions and constants that names stand for.
import type { Node, Project } from '../source.ts';
import { argumentsOf, type Declarations, declarationNamed, declaredNearest, lastName } from '../syntax.ts';
import { textReader } from '../text-reader.ts';

export const text = textReader({
  literals: {
    raw_string_literal: (node) => node.text().slice(1, -1),
    interpreted_string_literal: (node) => unquoted(node.text()),
  },
  wrappers: ['literal_element', 'parenthesized_expression', 'expression_list'],
  sums: { binary_expression: '+' },
  names: ['identifier', 'selector_expression'],
  others: { call_expression: resultOf },
  valueOf: constantNamed,
});

/** The original text in `t("KEY", "text")`, and the results of functions that change little or nothing. */
function resultOf(
  call: Node,
  read: (node: Node | null | undefined) => string | undefined,
): string | undefined {
  const name = lastName(call.field('function')?.text() ?? '');
  const given = argumentsOf(call);
  // With a key alone, the text is in a file of translations.
  if (/^[tT]$/.test(name)) return given.length > 1 ? read(given.at(-1)) : undefined;
  if (/^(string|String|Ptr)$/.test(name)) return read(given[0]);
  return name === 'TrimSpace' ? read(given[0])?.trim() : undefined;
}

/** Go has the escapes of JSON and a few more. */
function unquoted(literal: string): string {
  try {
    const json = literal.replaceAll(/\\(?!["\\/bfnrtu])/g, '\\\\');
    return JSON.parse(json) as string; // a JSON string is a string
  } catch {
    return literal.slice(1, -1);
  }
}

/** Constants and variables of a package, then variables of functions. */
const constants: Declarations = {
  language: 'go',
  kinds: ['const_spec', 'var_spec', 'short_var_declaration'],
  nameOf: (node) => (node.field('name') ?? node.field('left'))?.text(),
};

/** A constant or variable of a package, or a variable that only one statement declares. */
function constantNamed(name: string, project: Project): Node | null | undefined {
  for (const { nodes } of declaredNearest(name, project, constants)) {
    const [first] = nodes;
    if (first?.kind() !== 'short_var_declaration') return first?.field('value');
    if (nodes.length === 1) return first.field('right');
  }
  return undefined;
}

const functions: Declarations = { language: 'go', kinds: ['function_declaration', 'method_declaration'] };

/** A function literal, or the function or method of the project that an expression names. */
export function functionOf(expression: Node | undefined, project: Project): Node | undefined {
  if (expression?.kind() === 'func_literal') return expression;
  const name = lastName(expression?.text() ?? '');
  return /^\w+$/.test(name) ? declarationNamed(name, project, functions) : undefined;
}
