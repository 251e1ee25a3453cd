// The syntax of calls and lists.
import type { Node } from '../source.ts';
import { type Scope, unknown, type Value } from './value.ts';

/** Not punctuation, not a comment. */
export const isPart = (node: Node): boolean => node.isNamed() && node.kind() !== 'comment';

export const argumentsOf = (call: Node): Node[] => call.field('arguments')?.children().filter(isPart) ?? [];

/** An item of a list or an argument: what is spread is several. */
export function spreadable(item: Node, scope: Scope): Value[] {
  if (item.kind() !== 'spread_element') return [scope.evaluate(item, scope)];
  const value = scope.evaluate(item.children().find(isPart), scope);
  return Array.isArray(value) ? [...value] : [unknown];
}
