// Mutation operator: one way in which a programmer gets a program slightly wrong, as changes to a syntax tree. Whether
// a change does any harm is for the hidden tests to say.
import type { Language } from '../../../schemas/program.ts';
import type { Node } from '../../harvest/static/source.ts';

export interface Source {
  readonly root: Node;
  readonly language: Language;
}

/** Text in place of what stands between two offsets of a file. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly wrong: string;
}

export interface MutationOperator {
  readonly name: string;
  /** What is wrong with the code, as a clause in the present and in the past tense. */
  readonly is: string;
  readonly was: string;
  find(source: Source): Change[];
}

/** The node with another text. */
export function inPlaceOf(node: Node, wrong: string): Change {
  const { start, end } = node.range();
  return { start: start.index, end: end.index, wrong };
}

/** A call or an expression gives way to one of its parts. */
export const reducedTo = (node: Node, part: Node): Change => inPlaceOf(node, part.text());
