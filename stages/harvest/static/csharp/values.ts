// Values of C#: texts, objects and collections that are written out, constants of the project; and attributes.
import type { SchemaPath } from '../extractor.ts';
import type { Argument, Call, Change, Entry, Grammar, Items, KnownCall, Reading } from '../grammar.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, childrenOfKind, lastName, nameOf, onlyReturn, partsOf } from '../syntax.ts';
import { dedented, unescaped } from '../texts.ts';
import type { Tongue } from '../tool-records.ts';
import { parsedJson, valuesOf } from '../values.ts';

export const csharpGrammar: Grammar = {
  language: 'csharp',
  texts: {
    string_literal: (node) => [unescaped(node.text().slice(1, -1))],
    verbatim_string_literal: (node) => [node.text().slice(2, -1).replaceAll('""', '"')],
    raw_string_literal: (node) => [dedented(node.text().replace(/^"+|"+$/g, ''))],
    interpolated_string_expression: interpolated,
  },
  numbers: ['integer_literal', 'real_literal'],
  words: { true: true, false: false, null: null },
  wrappers: ['attribute_argument', 'argument', 'parenthesized_expression', 'arrow_expression_clause'],
  sums: { binary_expression: '+' },
  items: {
    object_creation_expression: createdItems,
    implicit_object_creation_expression: (node) =>
      itemsIn(childrenOfKind(node, 'initializer_expression')[0], 'implicit'),
    anonymous_object_creation_expression: anonymousItems,
    array_creation_expression: (node) => itemsIn(childrenOfKind(node, 'initializer_expression')[0], '[]'),
    implicit_array_creation_expression: (node) =>
      itemsIn(childrenOfKind(node, 'initializer_expression')[0], '[]'),
    initializer_expression: (node) => itemsIn(node, ''),
    collection_expression: (node) => ({ list: partsOf(node).map((each) => partsOf(each)[0] ?? each) }),
    // In an initializer, `Required = ["a"]` is parsed as the left side of an assignment.
    element_binding_expression: (node) => ({ list: partsOf(node) }),
  },
  names: ['identifier', 'member_access_expression'],
  calls: {
    invocation_expression: callOf,
    prefix_unary_expression: (node) => ({
      name: node.children()[0]?.text() ?? '',
      given: partsOf(node).map((value) => ({ value })),
    }),
  },
  known,
  variables: { language: 'csharp', kinds: ['variable_declarator', 'property_declaration'] },
  valueOf: (declaration) =>
    declaration.kind() === 'property_declaration'
      ? propertyValue(declaration)
      : partsOf(declaration)
          .filter((each) => each.kind() !== 'identifier' || partsOf(declaration).indexOf(each) > 0)
          .at(-1),
  objects: /^(?!this\b|base\b)[a-z]\w*$/,
  functions: { language: 'csharp', kinds: ['method_declaration', 'local_function_statement'] },
  parametersOf: (definition) =>
    childrenOfKind(definition.field('parameters'), 'parameter').map((each) => nameOf(each) ?? ''),
  resultOf,
  changes: ['assignment_expression', 'invocation_expression'],
  changeOf,
  blocks: ['block'],
  owners: ['class_declaration', 'struct_declaration', 'record_declaration', 'interface_declaration'],
};

const values = valuesOf(csharpGrammar);
export const { json, text, words } = values;

function interpolated(node: Node): readonly (string | Node)[] {
  const isVerbatim = /^(\$@|@\$)/.test(node.text());
  return node.children().flatMap((part): (string | Node)[] => {
    if (part.kind() === 'interpolation')
      return partsOf(part)
        .filter((each) => each.kind() !== 'interpolation_brace')
        .slice(0, 1);
    if (!part.isNamed() || part.kind() === 'interpolation_start') return [];
    const written = part.text().replaceAll('{{', '{').replaceAll('}}', '}');
    return [isVerbatim || /raw/.test(part.kind()) ? written : unescaped(written)];
  });
}

/** `new JsonArray("a", "b")`, or an object with its initializer. */
function createdItems(node: Node): Items {
  const [initializer, type] = [node.field('initializer'), node.field('type')?.text() ?? ''];
  if (!initializer && type === 'JsonArray') return { list: argumentsOf(node) };
  return itemsIn(initializer, type);
}

/** `{ Name = "…" }`, `{ ["a"] = … }`, `{ { "a", … } }`, or a list. */
function itemsIn(initializer: Node | null | undefined, type: string): Items {
  const parts = partsOf(initializer);
  if (!initializer)
    return type === 'implicit' || /Dictionary|JsonObject/.test(type) ? { members: [] } : undefined;
  if (parts.length > 0 && parts.every((part) => isMember(part))) return { members: parts.flatMap(entryOf) };
  if (parts.length === 0 && type !== '[]' && !/List|Array/.test(type)) return { members: [] };
  return { list: parts };
}

const isMember = (part: Node): boolean =>
  part.kind() === 'assignment_expression' ||
  (part.kind() === 'initializer_expression' && partsOf(part).length === 2);

function entryOf(part: Node): Entry[] {
  if (part.kind() === 'initializer_expression') {
    const [key, value] = partsOf(part);
    return key && value ? [{ key, value }] : [];
  }
  const [left, value] = [part.field('left'), part.field('right')];
  const index = left?.kind() === 'element_binding_expression' ? partsOf(left)[0] : undefined;
  return left && value ? [{ key: index ?? memberName(left.text()), value }] : [];
}

/** In JSON, a property begins in lower case. */
const memberName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** `new { name = "…", other }`. */
function anonymousItems(node: Node): Items {
  const children = node.children();
  const members = children.flatMap((child, index): Entry[] => {
    const [key, value] = [children[index - 1], children[index + 1]];
    return child.text() === '=' && key && value ? [{ key: key.text().replace(/^@/, ''), value }] : [];
  });
  return { members };
}

export function callOf(node: Node): Call {
  const callee = node.field('function');
  const given = childrenOfKind(node.field('arguments'), 'argument').flatMap((each): Argument[] => {
    const value = partsOf(each).at(-1);
    return value ? [{ name: each.field('name')?.text(), value }] : [];
  });
  const name = (callee?.field('name') ?? callee)?.text().replace(/<[\s\S]*$/, '') ?? '';
  return { name, on: callee?.field('expression'), given };
}

const unchanged =
  /^(Trim|ToString|ToArray|ToList|SerializeToElement|SerializeToNode|ToJsonElement|Create|Clone)$/;

function known({ name, on, given }: Call, read: Reading): ReturnType<KnownCall> {
  const value = given[0]?.value;
  switch (name) {
    case '-': {
      const number = read.json(value);
      return { value: typeof number === 'number' ? -number : undefined };
    }
    case 'nameof':
      return { value: value && lastName(value.text()) };
    case 'Deserialize':
    case 'Parse':
    case 'ParseValue':
      return { value: parsedJson(read.text(value) ?? '') };
    default:
      return unchanged.test(name) && (value ?? on) ? { value: read.json(value ?? on) } : undefined;
  }
}

function resultOf(definition: Node): Node | undefined {
  const body = definition.field('body');
  if (body?.kind() === 'arrow_expression_clause') return partsOf(body)[0];
  return onlyReturn(definition, ['lambda_expression', 'anonymous_method_expression']);
}

/** `=> "…"`, `{ get; } = "…"` and `{ get => "…"; }`. */
function propertyValue(property: Node): Node | undefined {
  const value = property.field('value');
  if (value) return value;
  const getter = property.field('accessors');
  const arrow = getter && nodesOf(getter, 'arrow_expression_clause')[0];
  return arrow ? partsOf(arrow)[0] : getter ? onlyReturn(getter, ['lambda_expression']) : undefined;
}

/** `a["k"] = v`, `a.Add("k", v)` and `a.Add(v)`. */
function changeOf(node: Node): Change | undefined {
  if (node.kind() === 'assignment_expression') {
    const [left, right] = [node.field('left'), node.field('right')];
    const target = left?.field('expression');
    const key = left && partsOf(left.field('subscript'))[0];
    return target && key && right ? { target: target.text(), key, values: [right] } : undefined;
  }
  const { name, on, given } = callOf(node);
  const [first, second] = given.map(({ value }) => value);
  if (!on || !first || name !== 'Add') return undefined;
  return second
    ? { target: on.text(), key: first, values: [second] }
    : { target: on.text(), values: [first] };
}

export const csharp: Tongue = { grammar: csharpGrammar, values, typesIn };

/** Classes with their properties and the methods that only return. */
function typesIn(file: SourceFile): ReturnType<Tongue['typesIn']> {
  return nodesOf(file.root(), 'class_declaration').map((node) => ({
    node,
    members: new Map(
      partsOf(node.field('body')).flatMap((member): [string, Node][] => {
        const value =
          member.kind() === 'property_declaration'
            ? propertyValue(member)
            : member.kind() === 'method_declaration'
              ? resultOf(member)
              : undefined;
        return value ? [[nameOf(member) ?? '', value]] : [];
      }),
    ),
  }));
}

export const attributesOf = (node: Node): Node[] =>
  childrenOfKind(node, 'attribute_list').flatMap((list) => childrenOfKind(list, 'attribute'));

/** An attribute by its name, with or without the ending that C# allows to leave out. */
export const attributeNamed = (attributes: readonly Node[], name: string): Node | undefined =>
  attributes.find((each) => lastName(nameOf(each) ?? '').replace(/Attribute$/, '') === name);

/** The first argument of an attribute, as text. */
export const attributeText = (attribute: Node | undefined, project: Project): string | undefined =>
  attribute && text(nodesOf(attribute, 'attribute_argument')[0], project);

/** The text of [Description("…")]. If it cannot be resolved, `at.missing` names its path. */
export function descriptionIn(attributes: readonly Node[], at: SchemaPath): string | undefined {
  const attribute = attributeNamed(attributes, 'Description');
  return attribute && words(nodesOf(attribute, 'attribute_argument')[0], at);
}
