// Values of PHP from syntax: texts, arrays and constants of the project; and attributes.
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import type { SchemaPath } from '../extractor.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { unescaped } from '../texts.ts';

const deepest = 30;

export const isPart = (node: Node): boolean => node.isNamed() && node.kind() !== 'comment';

/** JSON of an expression. */
export function json(node: Node | null | undefined, place: SchemaPath, depth = 0): Json | undefined {
  const { project, path, missing } = place;
  switch (depth > deepest ? undefined : node?.kind()) {
    case 'array_creation_expression':
      return arrayOf(node as Node, place, depth); // of this kind, so it is there
    case 'integer':
    case 'float':
      return Number(node?.text().replaceAll('_', ''));
    case 'boolean':
      return /^true$/i.test(node?.text() ?? '');
    case 'null':
      return null;
    case 'unary_op_expression': {
      const value = json(node?.field('argument'), place, depth + 1);
      return typeof value === 'number' ? -value : value;
    }
  }
  const told = text(node, project);
  if (told === undefined) missing.push(path);
  return told;
}

/** A list, or members where keys are written. An empty one is a list, as json_encode has it. */
function arrayOf(node: Node, place: SchemaPath, depth: number): Json {
  const entries = node.children().filter((child) => child.kind() === 'array_element_initializer');
  const parts = entries.map((entry) => entry.children().filter(isPart));
  if (!entries.some((entry) => entry.children().some((child) => child.text() === '=>')))
    return parts.flatMap(
      ([value], index) => json(value, { ...place, path: `${place.path}.${index}` }, depth + 1) ?? [],
    );
  const members: JsonObject = {};
  for (const [key, value] of parts) {
    const name = text(key, place.project);
    const found = json(value, { ...place, path: `${place.path}.${name ?? key?.text()}` }, depth + 1);
    if (name !== undefined && found !== undefined) members[name] = found;
    else if (name === undefined) place.missing.push(`${place.path}.${key?.text()}`);
  }
  return members;
}

/** Undefined where syntax does not tell. */
export function text(node: Node | null | undefined, project: Project, depth = 0): string | undefined {
  if (!node || depth > deepest) return undefined;
  const again = (child: Node | null | undefined): string | undefined => text(child, project, depth + 1);
  switch (node.kind()) {
    case 'string':
      return node
        .text()
        .slice(1, -1)
        .replaceAll(/\\(['\\])/g, '$1');
    case 'encapsed_string':
      return nodesOf(node, 'variable_name').length > 0 ? undefined : unescaped(node.text().slice(1, -1));
    case 'heredoc':
    case 'nowdoc': {
      if (nodesOf(node, 'variable_name').length > 0) return undefined;
      const body =
        node
          .children()
          .find((child) => /_body$/.test(String(child.kind())))
          ?.text() ?? '';
      return withoutIndent(body);
    }
    case 'parenthesized_expression':
      return again(node.children().find(isPart));
    case 'binary_expression': {
      const [left, right] = [again(node.field('left')), again(node.field('right'))];
      const isJoined = node.field('operator')?.text() === '.';
      return isJoined && left !== undefined && right !== undefined ? left + right : undefined;
    }
    case 'class_constant_access_expression':
    case 'name':
      return again(constantNamed(node.text().split('::').at(-1) ?? '', project));
    default:
      return undefined;
  }
}

function withoutIndent(body: string): string {
  const lines = body.replace(/^\n/, '').split('\n');
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  return lines
    .map((line) => line.slice(Math.min(...depths)))
    .join('\n')
    .trim();
}

/** The value of the one constant of a name. */
function constantNamed(name: string, project: Project): Node | undefined {
  const found = phpFiles(project)
    .filter((file) => file.text.includes(name))
    .flatMap((file) => nodesOf(file.root(), 'const_element'))
    .filter((each) => each.children().find(isPart)?.text() === name);
  return found.length === 1 ? found[0]?.children().filter(isPart).at(-1) : undefined;
}

export const phpFiles = (project: Project) =>
  [...project.files.values()].filter(({ language }) => language === 'php');

/** The attribute of such a name on a declaration. */
export const attributeOf = (node: Node, name: RegExp): Node | undefined =>
  node
    .children()
    .filter((child) => child.kind() === 'attribute_list')
    .flatMap((attributes) => nodesOf(attributes, 'attribute'))
    .find((each) => name.test(each.children().find(isPart)?.text().split('\\').at(-1) ?? ''));

/** What is given to a call or an attribute, by name or by place. */
export function argumentsOf(node: Node | undefined): Map<string, Node> {
  const list = node?.children().find((child) => child.kind() === 'arguments');
  const given = list?.children().filter((child) => child.kind() === 'argument') ?? [];
  return new Map(
    given.flatMap((argument, index): [string, Node][] => {
      const parts = argument.children().filter(isPart);
      const value = parts.at(-1);
      return value ? [[argument.field('name')?.text() ?? String(index), value]] : [];
    }),
  );
}

/** What a comment /** … before a declaration says: its words, and those of each @param. */
export function commentOf(node: Node): {
  words: string | undefined;
  parameters: ReadonlyMap<string, string>;
} {
  let before = node.prev();
  while (before && before.kind() !== 'comment' && !before.isNamed()) before = before.prev();
  const source = before?.kind() === 'comment' && before.text().startsWith('/**') ? before.text() : '';
  const lines = source
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const tag = lines.findIndex((line) => line.startsWith('@'));
  const words = (tag < 0 ? lines : lines.slice(0, tag)).join('\n').trim();
  const parameters = new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, said] = /^@param\s+(?:[^$]*\s)?\$(\w+)\s+(.+)$/.exec(line) ?? [];
      return name && said ? [[name, said]] : [];
    }),
  );
  return { words: words === '' ? undefined : words, parameters };
}
