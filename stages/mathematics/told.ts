// Whether a text tells a value, in whatever form: "$1,234.50" by "1234.5 dollars", "7/3" by "2 1/3", "[2, 5)" by
// "2 ≤ x < 5", "{2, 5}" by "2 and 5", an expression by another that has the same value everywhere.
import { literalPattern } from '../pattern-text.ts';
import { remembered } from '../remembered.ts';
import { asNumber } from './engine.ts';
import { evaluateText } from './evaluate.ts';
import { MathError } from './math-error.ts';
import { isMeasured, unitNamed, unitsLike } from './unit-names.ts';
import {
  agrees,
  isExpression,
  isSame,
  type MathValue,
  mathValueOf,
  matrixFrom,
  numberFrom,
} from './values.ts';

const valueNamed = remembered(mathValueOf);

/**
 * `text` in comparable form: in lowercase, and without separators of thousands. Undefined for a text that is no value
 * in the notation of values.ts: whether that is told is for others to say.
 */
export function tellsValue(text: string, value: string): boolean | undefined {
  const wanted = valueNamed(value);
  // "12 Oak Street" is a name.
  if (
    !wanted ||
    (wanted.form === 'quantity' && !isMeasured(wanted.unit) && !/^\p{Ll}[\p{Ll} ]*$/u.test(wanted.unit))
  )
    return undefined;
  const plain = text.replaceAll('²', '^2').replaceAll('³', '^3').replaceAll('−', '-').replaceAll('\\', '');
  switch (wanted.form) {
    case 'number':
      return numbersTold(plain, wanted).some((each) =>
        agrees(wanted, { form: 'number', value: each, tolerance: 0 }),
      );
    case 'percent':
      return percentagesTold(plain).some((each) => isSame(each, wanted.value));
    case 'money':
      return moneyTold(plain, wanted.currency).some((each) => isSame(each, wanted.value));
    case 'quantity':
      return quantityTold(plain, wanted);
    case 'set':
      return setsTold(plain).some((items) => agrees(wanted, { form: 'set', items }));
    case 'interval':
      return intervalsTold(plain).some((each) => agrees(wanted, each));
    case 'matrix':
      return [...plain.matchAll(/\[\s*\[[^\]]*\](?:\s*,?\s*\[[^\]]*\])*\s*\]/g)].some(([each]) => {
        const told = matrixFrom(each);
        return told !== undefined && agrees(wanted, told);
      });
    default: // what stands there word for word may as well be the name of a file: "2025-02-12.log"
      if (text.includes(value.toLowerCase())) return true;
      return expressionsTold(plain).some((each) => isSameFunction(wanted.text, each));
  }
}

const numeral = String.raw`(?<![\w.,/^-])-?\d+(?:\.\d+)?`;
const afterNumeral = String.raw`(?![\w^]|[.,/]\d)`;
const anyNumber = new RegExp(`${numeral}${afterNumeral}`, 'g');
const fractions = /(?<![\w.,/^])(?:-?\d+ )?-?\d+\/\d+(?![\w/^])/g;

const decimalsIn = (text: string): number[] => [...text.matchAll(anyNumber)].map(([each]) => Number(each));

const fractionsIn = (text: string): number[] =>
  [...text.matchAll(fractions)].flatMap(([each]) => [
    ...(numberFrom(each) === undefined ? [] : [Number(numberFrom(each))]),
    // "there are 3 1/2-inch boards" may also be three of a half.
    ...(numberFrom(each.replace(/^.* /, '')) === undefined
      ? []
      : [Number(numberFrom(each.replace(/^.* /, '')))]),
  ]);

const percentIn = (text: string): number[] =>
  [...text.matchAll(new RegExp(`(${numeral})(?: ?%| percent\\b| per cent\\b)`, 'g'))].map(([, each]) =>
    Number(each),
  );

/** A fraction may be told as a decimal number or a percentage. */
const numbersTold = (text: string, { value }: { readonly value: number }): number[] => [
  ...fractionsIn(text),
  ...decimalsIn(text.replaceAll(/-?\d+(?:\.\d+)? ?(?:%|percent\b)/g, ' ')),
  ...(Math.abs(value) <= 1 ? percentIn(text).map((each) => each / 100) : []),
];

/** In percent. Shares may be told as numbers up to 1. */
const percentagesTold = (text: string): number[] => [
  ...percentIn(text),
  ...[...decimalsIn(text), ...fractionsIn(text)]
    .filter((each) => Math.abs(each) < 1)
    .map((each) => each * 100),
];

const currencyWords: Readonly<Record<string, string>> = {
  $: 'dollars?|usd|bucks',
  '€': 'euros?|eur',
  '£': 'pounds?|gbp',
};

function moneyTold(text: string, currency: string): number[] {
  const sign = literalPattern(currency);
  const before = new RegExp(`(-?)${sign} ?(-?\\d+(?:\\.\\d+)?)(?!\\d|\\.\\d|[\\w^])`, 'g');
  const after = new RegExp(`(${numeral}) ?(?:${sign}|(?:${currencyWords[currency]})\\b)`, 'g');
  return [
    ...[...text.matchAll(before)].map(([, minus, each]) => Number(each) * (minus ? -1 : 1)),
    ...[...text.matchAll(after)].map(([, each]) => Number(each)),
  ];
}

function quantityTold(text: string, { value, unit }: Extract<MathValue, { form: 'quantity' }>): boolean {
  const own = unitNamed(unit);
  const alike = unitsLike(own);
  return (alike.length > 0 ? alike : [own]).some(({ names, factor }) =>
    amountsOf(text, names, alike.length === 0).some((each) => isSame(each * factor, value * own.factor)),
  );
}

/** Numbers right before a unit. Before things that are counted, there may be another word: "14 full boxes". */
function amountsOf(text: string, names: readonly string[], isCounted: boolean): number[] {
  const named = [...names]
    .sort((a, b) => b.length - a.length)
    .map(literalPattern)
    .join('|');
  const pattern = new RegExp(
    `(${numeral}(?:/\\d+)?)[ -]?${isCounted ? '(?:\\p{L}+ )?' : ''}(?:${named})(?![\\p{L}\\d^/])`,
    'gu',
  );
  const found = [...text.matchAll(pattern)].flatMap(([, each = '']) => numberFrom(each) ?? []);
  return isCounted ? [...found, ...wordsBefore(text, named)] : found;
}

const numberWords = 'zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',');

const wordsBefore = (text: string, named: string): number[] =>
  [...text.matchAll(new RegExp(`\\b(${numberWords.join('|')}) (?:\\p{L}+ )?(?:${named})\\b`, 'gu'))].map(
    ([, word = '']) => numberWords.indexOf(word),
  );

const member = String.raw`(?:[a-z] = )?(-?\d+(?: \d+)?(?:\.\d+|\/\d+)?)`;
const lists = new RegExp(`${member}(?:(?:,? and|,? or|,|;) ${member})*(?![\\w/]|\\.\\d)`, 'g');

/** Lists of numbers: "{2, 5}", "2 and 5", "x = 2 or x = 5". */
const setsTold = (text: string): number[][] =>
  [...text.matchAll(lists)].map(([each]) =>
    [...each.matchAll(new RegExp(member, 'g'))].flatMap(([, item = '']) => numberFrom(item) ?? []),
  );

const bound = String.raw`(-?\d+(?:\.\d+|\/\d+)?)`;

function intervalsTold(text: string): MathValue[] {
  const brackets = [...text.matchAll(/[[(][^[\](),]+, [^[\](),]+[\])]/g)].flatMap(
    ([each]) => mathValueOf(each) ?? [],
  );
  const signs = text.replaceAll('<=', '≤').replaceAll('>=', '≥');
  const chains = [...signs.matchAll(new RegExp(`${bound} ([<≤]) [a-z] ([<≤]) ${bound}`, 'g'))].map(
    ([, low = '', first, second, high = '']): MathValue => ({
      form: 'interval',
      low: { value: numberFrom(low) ?? Number.NaN, isIncluded: first === '≤' },
      high: { value: numberFrom(high) ?? Number.NaN, isIncluded: second === '≤' },
    }),
  );
  return [...brackets, ...chains];
}

/** Places at which two expressions are compared: two that agree at all of them agree everywhere. */
const places = [0.37, 1.83, 2.71, 4.19, 7.03];

function isSameFunction(one: string, other: string): boolean {
  const names = [...new Set([...namesIn(one), ...namesIn(other)])];
  return places.every((place) => {
    const given = Object.fromEntries(names.map((name, at) => [name, place + at * 0.61]));
    const [left, right] = [valueOfText(one, given), valueOfText(other, given)];
    return (
      left !== undefined &&
      right !== undefined &&
      Math.abs(left - right) <= 1e-7 * Math.max(1, Math.abs(left))
    );
  });
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/(?<![a-z])[a-z](?![a-z(])/g)].map(([name]) => name);

/** Undefined where the text is no expression, or has no value there. */
function valueOfText(text: string, given: Readonly<Record<string, number>>): number | undefined {
  try {
    return asNumber(evaluateText(text, given));
  } catch (error) {
    if (error instanceof MathError) return undefined;
    throw error;
  }
}

/** Runs of numbers, names of one letter, functions, and signs, such as what follows "f'(x) =". */
const expressionsTold = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?:(?:\b(?:sqrt|ln|log|exp|sin|cos|tan|pi)\b|\b\d*[a-z]\b(?!')|\d+(?:\.\d+)?|[-+*/^() ])+)/g,
    ),
  ]
    .map(([each]) => each.trim())
    .flatMap((each) => [each, each.replace(/^[a-z] (?=[\d(-])/, ''), each.replace(/ [a-z]$/, '')])
    .filter((each) => each.length > 1 && isExpression(each));
