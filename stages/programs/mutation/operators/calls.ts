// Calls: a step that is left out, a copy that is not made, and the method next to the one that is meant.
import { type Change, inPlaceOf, type MutationOperator, reducedTo, type Source } from '../operator.ts';
import { callsIn, isCallOf, nodesOf } from '../syntax.ts';

const cleaning =
  /^(?:strip|lstrip|rstrip|trim|trimStart|trimEnd|lower|upper|casefold|toLowerCase|toUpperCase|title)$/;

export const missingCleaning: MutationOperator = {
  name: 'missing_cleaning',
  is: 'the text is compared and kept as it was typed, with its blanks and capitals',
  was: 'the text was compared and kept as it was typed, with its blanks and capitals',
  find: (source) =>
    callsIn(source).flatMap(({ node, name, receiver, given }) =>
      receiver && given.length === 0 && cleaning.test(name) ? [reducedTo(node, receiver)] : [],
    ),
};

const copying = ['list', 'dict', 'set', 'copy', 'deepcopy', 'structuredClone'];

export const missingCopy: MutationOperator = {
  name: 'missing_copy',
  is: 'it works on the original instead of a copy',
  was: 'it worked on the original instead of a copy',
  find: (source) => [
    ...callsIn(source).flatMap(({ node, name, receiver, given: [first, ...more] }): Change[] => {
      if (more.length > 0) return [];
      if (receiver && !first && (name === 'copy' || name === 'slice')) return [reducedTo(node, receiver)];
      return first && copying.includes(name) && /^(?:identifier|attribute)$/.test(first.kind())
        ? [reducedTo(node, first)]
        : [];
    }),
    ...nodesOf(source, 'array', 'object').flatMap((node): Change[] => {
      const [, name] = /^[[{] ?\.\.\.([\w.]+) ?[\]}]$/.exec(node.text()) ?? [];
      return name === undefined ? [] : [inPlaceOf(node, name)];
    }),
    ...nodesOf(source, 'subscript').flatMap((node): Change[] =>
      /^[\w.]+\[:\]$/.test(node.text()) ? [inPlaceOf(node, node.text().slice(0, -3))] : [],
    ),
  ],
};

const neighbours: Readonly<Record<string, string>> = {
  startswith: 'endswith',
  endswith: 'startswith',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  find: 'rfind',
  rfind: 'find',
  index: 'rindex',
  split: 'rsplit',
  partition: 'rpartition',
  shift: 'pop',
  pop: 'shift',
  push: 'unshift',
  unshift: 'push',
  popleft: 'pop',
  appendleft: 'append',
  keys: 'values',
  values: 'keys',
  union: 'intersection',
  intersection: 'union',
  padStart: 'padEnd',
  padEnd: 'padStart',
  ljust: 'rjust',
  rjust: 'ljust',
};

const ofOneLanguage: Readonly<Record<string, 'python' | 'javascript'>> = {
  find: 'python',
  index: 'python',
  split: 'python',
  partition: 'python',
  shift: 'javascript',
  pop: 'javascript',
  push: 'javascript',
};

export const neighbouringMethod: MutationOperator = {
  name: 'neighbouring_method',
  is: 'it calls a method whose name is close to the right one, but which does something else',
  was: 'it called a method whose name is close to the right one, but which does something else',
  find: (source) =>
    callsIn(source).flatMap(({ name, named, receiver }) => {
      const other = neighbours[name];
      const isOwn = (ofOneLanguage[name] ?? source.language) === source.language;
      return receiver && other !== undefined && isOwn ? [inPlaceOf(named, other)] : [];
    }),
};

/** `queue.pop(0)` becomes `queue.pop()`, and `line.split("=", 1)` becomes `line.split("=")`. */
export const forgottenArgument: MutationOperator = {
  name: 'forgotten_argument',
  is: 'a call lacks its last argument',
  was: 'a call lacked its last argument',
  find: (source) =>
    callsIn(source).flatMap(({ name, receiver, given }): Change[] => {
      const last = given.at(-1);
      const before = given.at(-2);
      if (!receiver || !last || !/^(?:pop|split|rsplit|get|join|replace|round|slice)$/.test(name)) return [];
      if (name === 'pop' && given.length === 1) return [inPlaceOf(last, '')];
      if (!before || name === 'replace') return [];
      return [{ start: before.range().end.index, end: last.range().end.index, wrong: '' }];
    }),
};

const renamedMethod =
  (others: Readonly<Record<string, string>>) =>
  (source: Source): Change[] =>
    callsIn(source).flatMap(({ name, named, receiver }) => {
      const other = others[name];
      return receiver && other !== undefined ? [inPlaceOf(named, other)] : [];
    });

export const appendForExtend: MutationOperator = {
  name: 'append_for_extend',
  is: 'a list is added as one item instead of item by item',
  was: 'a list was added as one item instead of item by item',
  find: renamedMethod({ extend: 'append', flatMap: 'map' }),
};

export const extendForAppend: MutationOperator = {
  name: 'extend_for_append',
  is: 'what should be added as one item is taken apart',
  was: 'what should be added as one item was taken apart',
  find: renamedMethod({ append: 'extend' }),
};

/** The sign is lost. */
export const missingAbsolute: MutationOperator = {
  name: 'missing_absolute',
  is: 'the sign of a difference is kept where only its size counts',
  was: 'the sign of a difference was kept where only its size counts',
  find: (source) =>
    callsIn(source).flatMap((call) => {
      const [argument] = call.given;
      return argument && isCallOf(call, ['abs', 'fabs'])
        ? [inPlaceOf(call.node, `(${argument.text()})`)]
        : [];
    }),
};
