// Texts of C# from syntax: literals, sums, constants of the project; and attributes.

import type { SchemaPath } from '../extractor.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { childrenOfKind, type Declarations, lastName, nameOf, onlyDeclaration, partsOf } from '../syntax.ts';
import { textReader } from '../text-reader.ts';
import { dedented, unescaped } from '../texts.ts';

export const text = textReader({
  literals: {
    string_literal: (node) => unescaped(node.text().slice(1, -1)),
    verbatim_string_literal: (node) => node.text().slice(2, -1).replaceAll('""', '"'),
    raw_string_literal: (node) => dedented(node.text().replace(/^"+|"+$/g, '')),
  },
  wrappers: ['attribute_argument', 'argument', 'parenthesized_expression'],
  sums: { binary_expression: '+' },
  names: ['identifier', 'member_access_expression'],
  others: {
    invocation_expression: (node) => /^nameof\(([\w.]+)\)$/.exec(node.text())?.[1]?.split('.').at(-1),
  },
  valueOf: constantNamed,
});

const variables: Declarations = { language: 'csharp', kinds: ['variable_declarator'] };

function constantNamed(name: string, project: Project): Node | undefined {
  return partsOf(onlyDeclaration(name, project, variables)).at(-1);
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
  const description = attributeText(attribute, at.project);
  if (attribute && description === undefined) at.missing.push(at.path);
  return description;
}
