// Spread items of lists and arguments.
import type { Node } from '../source.ts';
import { isPart } from '../syntax.ts';
import { type Scope, unknown, type Value } from './value.ts';

/** The values of an item of a list or of an argument. A spread may have several. */
export function spreadable(item: Node, scope: Scope): Value[] {
  if (item.kind() !== 'spread_element') return [scope.evaluate(item, scope)];
  const value = scope.evaluate(item.children().find(isPart), scope);
  return Array.isArray(value) ? [...value] : [unknown];
}
