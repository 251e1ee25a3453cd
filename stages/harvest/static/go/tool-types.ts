// Go, a type per tool: func (t *Add) Name() string { return "add" }, with Description() and InputSchema() beside it.
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { nameOf, partsOf } from '../syntax.ts';
import type { Tongue } from '../tool-records.ts';
import { goGrammar, values } from './values.ts';

export const go: Tongue = { grammar: goGrammar, values, typesIn };

/** The types that a file gives methods, with what those return that only return. */
function typesIn(file: SourceFile): ReturnType<Tongue['typesIn']> {
  const types = new Map<string, { readonly node: Node; readonly members: Map<string, Node> }>();
  for (const method of nodesOf(file.root(), 'method_declaration')) {
    const receiver = partsOf(method.field('receiver'))[0]?.field('type')?.text().replace(/^\*/, '');
    const value = goGrammar.resultOf(method);
    if (receiver === undefined || !value) continue;
    const type = types.get(receiver) ?? { node: method, members: new Map<string, Node>() };
    types.set(receiver, type);
    type.members.set(nameOf(method) ?? '', value);
  }
  return [...types.values()];
}
