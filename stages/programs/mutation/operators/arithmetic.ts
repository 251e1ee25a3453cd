// Arithmetic: the wrong operator, the wrong kind of division, one too many or too few, the wrong extreme.
import { type Change, inPlaceOf, type MutationOperator, reducedTo, type Source } from '../operator.ts';
import {
  callsIn,
  isCallOf,
  isNumber,
  isText,
  nodesOf,
  numbersIn,
  operationsIn,
  withToken,
} from '../syntax.ts';

const swapped: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '/' };

export const arithmetic: MutationOperator = {
  name: 'arithmetic',
  is: 'the calculation uses the wrong operator',
  was: 'the calculation used the wrong operator',
  find: (source) =>
    operationsIn(source).flatMap((operation) => {
      const { left, right, token } = operation;
      const other = swapped[token.text];
      return other === undefined || isText(left) || isText(right) ? [] : [withToken(operation, other)];
    }),
};

export const integerDivision: MutationOperator = {
  name: 'integer_division',
  is: 'the division does not round the way it has to',
  was: 'the division did not round the way it has to',
  find: (source) => [
    ...operationsIn(source).flatMap((operation) =>
      source.language === 'python' && operation.token.text === '//' ? [withToken(operation, '/')] : [],
    ),
    ...callsIn(source).flatMap((call): Change[] => {
      const [argument] = call.given;
      if (!argument || call.given.length > 1) return [];
      if (call.receiver?.text() === 'Math' && ['floor', 'trunc'].includes(call.name))
        return [inPlaceOf(call.named, 'round')];
      if (isCallOf(call, ['ceil'])) return [inPlaceOf(call.named, 'floor')];
      return call.receiver === null && call.name === 'round' ? [inPlaceOf(call.named, 'int')] : [];
    }),
  ],
};

/** `n + 1` becomes `n`. */
export const forgottenOne: MutationOperator = {
  name: 'forgotten_one',
  is: 'the calculation is off by one',
  was: 'the calculation was off by one',
  find: (source) =>
    operationsIn(source).flatMap(({ node, left, right, token }) =>
      /^[+-]$/.test(token.text) && right.text() === '1' && !isText(left) ? [reducedTo(node, left)] : [],
    ),
};

/** `n` at the end of a range or of a slice becomes `n - 1`, and `n - 1` becomes `n`. */
export const offByOne: MutationOperator = {
  name: 'off_by_one',
  is: 'the range does not end at the right item',
  was: 'the range did not end at the right item',
  find: (source) => boundsIn(source).flatMap((bound) => [inPlaceOf(bound, lessOne(bound.text()))]),
};

const lessOne = (text: string): string => {
  if (/ [-+] 1$/.test(text)) return text.slice(0, -4);
  return /^\d+$/.test(text) ? String(Number(text) + 1) : /[ ?]/.test(text) ? `(${text}) - 1` : `${text} - 1`;
};

const boundsIn = (source: Source) => [
  ...callsIn(source).flatMap(({ name, receiver, given }) => {
    const isRange = name === 'range' && receiver === null;
    const isSlice = receiver !== null && /^(?:slice|substring)$/.test(name) && given.length > 0;
    return (isRange || isSlice) && given.length > 0 ? given.slice(-1) : [];
  }),
  ...nodesOf(source, 'slice').flatMap((slice) =>
    slice.children().filter((part) => part.isNamed() && !part.text().startsWith('-')),
  ),
];

export const wrongConstant: MutationOperator = {
  name: 'wrong_constant',
  is: 'a number in it is not the one that it has to be',
  was: 'a number in it was not the one that it has to be',
  find: (source) =>
    numbersIn(source).flatMap((node) => {
      const value = Number(node.text());
      const parent = node.parent()?.kind() ?? '';
      const isPlain =
        Number.isInteger(value) && value > 1 && !/slice|default_parameter|declarator|assignment/.test(parent);
      return isPlain ? [inPlaceOf(node, String(value % 10 === 0 ? value / 10 : value - 1))] : [];
    }),
};

export const minMax: MutationOperator = {
  name: 'min_max',
  is: 'it takes the wrong extreme of two values',
  was: 'it took the wrong extreme of two values',
  find: (source) =>
    callsIn(source).flatMap((call) => {
      const other = { min: 'max', max: 'min' }[call.name];
      return other !== undefined && isCallOf(call, ['min', 'max']) ? [inPlaceOf(call.named, other)] : [];
    }),
};

export const lostAccumulation: MutationOperator = {
  name: 'lost_accumulation',
  is: 'each round overwrites the sum instead of adding to it',
  was: 'each round overwrote the sum instead of adding to it',
  find: (source) => withAugmented(source, { '+=': '=', '-=': '=' }),
};

export const wrongAccumulation: MutationOperator = {
  name: 'wrong_accumulation',
  is: 'the running value is changed in the wrong direction',
  was: 'the running value was changed in the wrong direction',
  find: (source) => withAugmented(source, { '+=': '-=', '-=': '+=' }),
};

/** Not of texts, and not the step of a loop, which would then never end. */
const withAugmented = (source: Source, others: Readonly<Record<string, string>>): Change[] =>
  nodesOf(source, 'augmented_assignment', 'augmented_assignment_expression').flatMap((node) => {
    const token = node.children()[1];
    const right = node.field('right');
    const other = others[token?.text() ?? ''];
    const isStep = node.parent()?.kind() === 'for_statement' || (right !== null && isNumber(right));
    if (!token || !right || other === undefined || isText(right)) return [];
    return isStep && other === '=' ? [] : [inPlaceOf(token, other)];
  });
