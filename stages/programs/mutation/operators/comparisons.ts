// Comparisons: the boundary, the direction, equality, membership, and what counts as missing.
import type { Node } from '../../../harvest/static/source.ts';
import { partsOf } from '../../../harvest/static/syntax.ts';
import { type Change, inPlaceOf, type MutationOperator } from '../operator.ts';
import { nodesOf, type Operation, operationsIn, withToken } from '../syntax.ts';

/** Each operator replaced by another one. */
const replacing =
  (others: Readonly<Record<string, string>>, fits: (operation: Operation) => boolean = () => true) =>
  (source: Parameters<MutationOperator['find']>[0]): Change[] =>
    operationsIn(source).flatMap((operation) => {
      const other = others[operation.token.text];
      return other !== undefined && fits(operation) ? [withToken(operation, other)] : [];
    });

export const comparisonBoundary: MutationOperator = {
  name: 'comparison_boundary',
  is: 'the comparison puts the case where both sides are equal on the wrong side',
  was: 'the comparison put the case where both sides are equal on the wrong side',
  find: replacing({ '<': '<=', '<=': '<', '>': '>=', '>=': '>' }),
};

export const comparisonDirection: MutationOperator = {
  name: 'comparison_direction',
  is: 'the comparison looks the wrong way round',
  was: 'the comparison was the wrong way round',
  find: replacing({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' }),
};

export const flippedEquality: MutationOperator = {
  name: 'flipped_equality',
  is: 'the test for equality is inverted',
  was: 'the test for equality was inverted',
  find: replacing({ '==': '!=', '!=': '==', '===': '!==', '!==': '===' }),
};

export const flippedMembership: MutationOperator = {
  name: 'flipped_membership',
  is: 'the membership test is inverted',
  was: 'the membership test was inverted',
  find: replacing({ in: 'not in', 'not in': 'in' }),
};

const nothing = /^(?:None|null|undefined)$/;

/** `x is None` and `x === undefined` also hold for nothing else; `not x` holds for 0 and for an empty text as well. */
export const looseMissing: MutationOperator = {
  name: 'loose_missing',
  is: 'a value that is there but empty or zero is treated as if it were missing',
  was: 'a value that was there but empty or zero was treated as if it were missing',
  find: (source) =>
    operationsIn(source).flatMap((operation) => {
      const { node, left, token, right } = operation;
      if (token.text === '??') return [withToken(operation, '||')];
      if (!nothing.test(right.text())) return [];
      const not = source.language === 'python' ? 'not ' : '!';
      if (/^(?:is|===?)$/.test(token.text)) return [inPlaceOf(node, `${not}${left.text()}`)];
      return /^(?:is not|!==?)$/.test(token.text) ? [inPlaceOf(node, left.text())] : [];
    }),
};

/** One part of a chain such as `low <= value <= high`. */
export const chainedBoundary: MutationOperator = {
  name: 'chained_boundary',
  is: 'one end of the range that the comparison allows is wrong',
  was: 'one end of the range that the comparison allowed was wrong',
  find: (source) =>
    nodesOf(source, 'comparison_operator').flatMap((node) => {
      const tokens = node.children().filter((child) => !child.isNamed());
      return partsOf(node).length > 2 ? tokens.flatMap(boundaryOf) : [];
    }),
};

const boundaryOf = (token: Node): Change[] => {
  const other = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }[token.text()];
  return other === undefined ? [] : [inPlaceOf(token, other)];
};
