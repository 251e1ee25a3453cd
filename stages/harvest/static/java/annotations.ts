// Annotations of Java: the one that a declaration has, and its texts.
import { type Node, nodesOf, type Project } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { text } from './values.ts';

export function annotationOf(node: Node, name: RegExp): Node | undefined {
  const modifiers = node.children().find((child) => child.kind() === 'modifiers');
  return modifiers
    ?.children()
    .find(
      (child) =>
        /annotation$/.test(child.kind()) && name.test(child.field('name')?.text().split('.').at(-1) ?? ''),
    );
}

/**
 * The text of `key = "…" + CONSTANT`. If `value` is one of the keys, the text of a single value without a
 * key.
 */
export function textAt(
  annotation: Node | undefined,
  key: RegExp,
  project: Project,
): { isGiven: boolean; text: string | undefined } {
  const pair =
    annotation &&
    nodesOf(annotation, 'element_value_pair').find((each) => key.test(each.field('key')?.text() ?? ''));
  if (pair) return { isGiven: true, text: text(pair.field('value'), project) };
  const only = partsOf(annotation?.field('arguments'));
  const isAlone = key.test('value') && only.length === 1 && only[0]?.kind() !== 'element_value_pair';
  return { isGiven: isAlone, text: isAlone ? text(only[0], project) : undefined };
}
