// Values that are built step by step: the statements that change a variable between its declaration and where it is
// used, and the functions that it is passed to.
import type { Call, Change, Grammar } from './grammar.ts';
import { own } from './own.ts';
import { bound, functionAround, functionNamed } from './scope.ts';
import { type Node, nodesOf, type Project } from './source.ts';

/** A change, and the project as it is seen from there. */
export interface LocatedChange extends Change {
  readonly project: Project;
  /** Whether it happens each time, and once: it does not stand in a branch or a loop. */
  readonly isSure: boolean;
}

interface Variable {
  readonly name: string;
  readonly project: Project;
  readonly grammar: Grammar;
}

/** The changes of a variable in the order of the source. */
export function changesBetween(declaration: Node, use: Node, variable: Variable): LocatedChange[] {
  const { grammar } = variable;
  const around = functionAround(declaration, grammar);
  if (!around) return [];
  const [from, to] = [declaration.range().end.index, use.range().start.index];
  const block = blockOf(declaration, grammar);
  return changesIn(around, variable)
    .filter(({ at }) => from <= at && at < to)
    .map((change) => ({ ...change, isSure: change.isSure && change.block === block }));
}

/** A change, with its offset and that of the block that holds it. */
interface Placed extends LocatedChange {
  readonly at: number;
  readonly block: number | undefined;
}

function changesIn(definition: Node, variable: Variable): Placed[] {
  const { name, project, grammar } = variable;
  return nodesOf(definition, [...new Set([...grammar.changes, ...Object.keys(grammar.calls)])]).flatMap(
    (node): Placed[] => {
      const place = { at: node.range().start.index, block: blockOf(node, grammar) };
      const change = grammar.changes.includes(node.kind()) ? grammar.changeOf(node) : undefined;
      if (change)
        return rootOf(change.target) === name ? [{ ...change, ...place, project, isSure: true }] : [];
      const call = own(grammar.calls, node.kind())?.(node);
      return call ? changesOfCall(call, variable).map((each) => ({ ...each, ...place })) : [];
    },
  );
}

/** What a function of the project does to the variable that it is given. */
function changesOfCall(call: Call, { name, project, grammar }: Variable): LocatedChange[] {
  const index = call.given.findIndex(({ value }) => value.text().replace(/^&/, '') === name);
  if (index < 0) return [];
  const found = functionNamed(call, project, grammar);
  const parameter = found && grammar.parametersOf(found.node)[index];
  if (!found || parameter === undefined) return [];
  const inside = bound(found, call, { grammar, caller: project });
  return nodesOf(found.node, grammar.changes).flatMap((node): LocatedChange[] => {
    const change = grammar.changeOf(node);
    if (!change || rootOf(change.target) !== parameter) return [];
    const target = `${name}${change.target.slice(parameter.length)}`;
    const block = blockOf(node, grammar);
    const isSure = block === found.node.field('body')?.range().start.index;
    return [{ ...change, target, project: inside, isSure }];
  });
}

const rootOf = (target: string): string => target.split('.', 1)[0] ?? '';

/** Where the block around a node begins. */
const blockOf = (node: Node, { blocks }: Grammar): number | undefined =>
  node
    .ancestors()
    .find((each) => blocks.includes(each.kind()))
    ?.range().start.index;
