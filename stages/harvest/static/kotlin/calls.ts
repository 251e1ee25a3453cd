// Calls of Kotlin: what is called, with which arguments and types.
import type { Argument, Call } from '../grammar.ts';
import type { Node } from '../source.ts';
import { childrenOfKind, lastName, partsOf } from '../syntax.ts';

/** Arguments of a call by name or, without one, by position. */
export function argumentsOf(call: Node): Map<string, Node> {
  return new Map(givenTo(call).map(({ name, value }, index) => [name ?? String(index), value]));
}

/** What stands in the parentheses of a call or an annotation. */
export function givenIn(node: Node | undefined): Argument[] {
  const written = childrenOfKind(childrenOfKind(node, 'value_arguments')[0], 'value_argument');
  return written.flatMap((argument): Argument[] => {
    const value = partsOf(argument).at(-1);
    const isNamed = argument.children().some((each) => each.text() === '=');
    const name = isNamed ? partsOf(argument)[0]?.text() : undefined;
    return value ? [{ name, value }] : [];
  });
}

export const suffixOf = (call: Node): Node | undefined => childrenOfKind(call, 'call_suffix')[0];

/** A call with a block is a call of a call: the arguments stand in the inner one. */
export function givenTo(call: Node): Argument[] {
  const [callee] = partsOf(call);
  const given = givenIn(suffixOf(call));
  return given.length === 0 && callee?.kind() === 'call_expression' ? givenTo(callee) : given;
}

function calleeOf(call: Node): Node | undefined {
  const [callee] = partsOf(call);
  return callee?.kind() === 'call_expression' ? calleeOf(callee) : callee;
}

export function callOf(node: Node): Call {
  const callee = calleeOf(node);
  const isPath = callee?.kind() === 'navigation_expression';
  return {
    name: lastName(callee?.text() ?? ''),
    on: isPath ? partsOf(callee)[0] : undefined,
    given: givenTo(node),
  };
}

/** The only type in the angle brackets of a call: `Args` in `call<Args>(…)`. */
export function typeGiven(call: Node): string | undefined {
  const [only, ...others] = partsOf(childrenOfKind(suffixOf(call), 'type_arguments')[0]);
  return others.length === 0 ? only?.text() : undefined;
}
