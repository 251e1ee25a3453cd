// Annotations of Java: which of them stands on a declaration, and the texts that are given to it.
import { type Node, nodesOf, type Project } from '../source.ts';
import { joined } from './literal.ts';

export function annotationOf(node: Node, name: RegExp): Node | undefined {
  const modifiers = node.children().find((child) => child.kind() === 'modifiers');
  return modifiers
    ?.children()
    .find(
      (child) =>
        /annotation$/.test(String(child.kind())) &&
        name.test(child.field('name')?.text().split('.').at(-1) ?? ''),
    );
}

/**
 * The text of `key = "…" + CONSTANT`, or of the one value without a key, where `value` is a key that is
 * looked for.
 */
export function textAt(
  annotation: Node | undefined,
  key: RegExp,
  project: Project,
): { isGiven: boolean; text: string | undefined } {
  const pair =
    annotation &&
    nodesOf(annotation, 'element_value_pair').find((each) => key.test(each.field('key')?.text() ?? ''));
  if (pair) return { isGiven: true, text: joined(pair.field('value'), project) };
  const only =
    annotation
      ?.field('arguments')
      ?.children()
      .filter((child) => child.isNamed()) ?? [];
  const isAlone = key.test('value') && only.length === 1 && only[0]?.kind() !== 'element_value_pair';
  return { isGiven: isAlone, text: isAlone ? joined(only[0], project) : undefined };
}
