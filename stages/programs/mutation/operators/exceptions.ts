// Exceptions: the wrong type is raised, or the wrong one is caught.
import { partsOf } from '../../../harvest/static/syntax.ts';
import { type Change, inPlaceOf, type MutationOperator } from '../operator.ts';
import { callsIn, nodesOf } from '../syntax.ts';

const others: Readonly<Record<string, string>> = {
  ValueError: 'TypeError',
  TypeError: 'ValueError',
  KeyError: 'IndexError',
  IndexError: 'KeyError',
  LookupError: 'ValueError',
  RuntimeError: 'ValueError',
  ZeroDivisionError: 'ValueError',
};
const othersInScript: Readonly<Record<string, string>> = { RangeError: 'TypeError', TypeError: 'RangeError' };

export const wrongException: MutationOperator = {
  name: 'wrong_exception',
  is: 'the error that is raised has the wrong type',
  was: 'the error that was raised had the wrong type',
  find: (source) => [
    ...nodesOf(source, 'raise_statement').flatMap((statement): Change[] =>
      callsIn({ ...source, root: statement }).flatMap(({ named, name }) => {
        const other = others[name];
        return other === undefined ? [] : [inPlaceOf(named, other)];
      }),
    ),
    ...nodesOf(source, 'throw_statement').flatMap((statement): Change[] => {
      const [thrown] = partsOf(statement);
      const type = thrown?.kind() === 'new_expression' ? thrown.field('constructor') : null;
      const other = othersInScript[type?.text() ?? ''];
      return type && other !== undefined ? [inPlaceOf(type, other)] : [];
    }),
  ],
};

export const uncaughtException: MutationOperator = {
  name: 'uncaught_exception',
  is: 'the error that can happen here is not the one that is caught',
  was: 'the error that can happen there was not the one that was caught',
  find: (source) =>
    nodesOf(source, 'except_clause').flatMap((clause): Change[] => {
      const [caught] = partsOf(clause);
      if (!caught || caught.kind() === 'block') return [];
      const type = caught.kind() === 'as_pattern' ? partsOf(caught)[0] : caught;
      if (!type) return [];
      if (type.kind() === 'tuple') {
        const [first] = partsOf(type);
        return first ? [inPlaceOf(type, first.text())] : [];
      }
      const other = others[type.text()];
      return other === undefined ? [] : [inPlaceOf(type, other)];
    }),
};
