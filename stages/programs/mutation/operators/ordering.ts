// Ordering: the direction of a sort, its key, and the second criterion for ties.
import { partsOf } from '../../../harvest/static/syntax.ts';
import { type Change, inPlaceOf, type MutationOperator, reducedTo, type Source } from '../operator.ts';
import { type Call, callsIn, operationsIn } from '../syntax.ts';

const sorting = /^(?:sorted|sort|toSorted)$/;

const sortsIn = (source: Source): Call[] => callsIn(source).filter(({ name }) => sorting.test(name));

export const sortDirection: MutationOperator = {
  name: 'sort_direction',
  is: 'the list is sorted in the wrong direction',
  was: 'the list was sorted in the wrong direction',
  find: (source) => [
    ...sortsIn(source).flatMap(({ keywords, given, node }): Change[] => {
      const reverse = keywords.find(({ name }) => name === 'reverse');
      if (reverse) return [inPlaceOf(reverse.value, reverse.value.text() === 'True' ? 'False' : 'True')];
      if (source.language === 'python')
        return [inPlaceOf(node, `${node.text().slice(0, -1)}, reverse=True)`)];
      const [compare] = given;
      const difference =
        compare && operationsIn({ ...source, root: compare }).find(({ token }) => token.text === '-');
      return difference
        ? [inPlaceOf(difference.node, `${difference.right.text()} - ${difference.left.text()}`)]
        : [];
    }),
    ...callsIn(source).flatMap(({ node, name, receiver, given }): Change[] =>
      receiver &&
      given.length === 0 &&
      /^(?:reverse|toReversed)$/.test(name) &&
      node.parent()?.kind() !== 'expression_statement'
        ? [reducedTo(node, receiver)]
        : [],
    ),
  ],
};

/** Python's `key=` is left out; a comparator falls back to comparing texts. */
export const sortKey: MutationOperator = {
  name: 'sort_key',
  is: 'the list is sorted by the wrong thing',
  was: 'the list was sorted by the wrong thing',
  find: (source) =>
    sortsIn(source).flatMap(({ keywords, given, receiver }): Change[] => {
      const key = keywords.find(({ name }) => name === 'key');
      const [compare] = given;
      if (key) {
        const before = key.node.prev();
        const start = before?.text() === ',' ? before.range().start.index : key.node.range().start.index;
        return [{ start, end: key.node.range().end.index, wrong: '' }];
      }
      return source.language === 'javascript' && receiver && compare ? [inPlaceOf(compare, '')] : [];
    }),
};

/** Ties are no longer decided by the second criterion. */
export const sortTie: MutationOperator = {
  name: 'sort_tie',
  is: 'items that are equal in the first respect keep the order in which they came',
  was: 'items that are equal in the first respect kept the order in which they came',
  find: (source) =>
    sortsIn(source).flatMap(({ keywords, given }): Change[] => {
      const key = keywords.find(({ name }) => name === 'key')?.value;
      const body = key?.field('body');
      const [first, ...more] = body?.kind() === 'tuple' ? partsOf(body) : [];
      if (body && first && more.length > 0) return [inPlaceOf(body, first.text())];
      const [compare] = given;
      const either =
        compare && operationsIn({ ...source, root: compare }).find(({ token }) => token.text === '||');
      return either ? [reducedTo(either.node, either.left)] : [];
    }),
};
