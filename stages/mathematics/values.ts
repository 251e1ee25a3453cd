// Values of answers in one notation: 12.5, "7/3", "$1,234.50", "12.5%", "12.5 km", "{2, 5}", "[2, 5)", "[[1, 2], [3,
// 4]]", "x^2 - 3*x", "3.14 ± 0.01". They are compared by what they mean: 1/2 is 0.5 and 50%.
import { unitNamed } from './unit-names.ts';

export type MathValue =
  | { readonly form: 'number'; readonly value: number; readonly tolerance: number }
  | { readonly form: 'money'; readonly value: number; readonly currency: string }
  | { readonly form: 'percent'; readonly value: number }
  | { readonly form: 'quantity'; readonly value: number; readonly unit: string }
  | { readonly form: 'set'; readonly items: readonly number[] }
  | { readonly form: 'interval'; readonly low: Bound; readonly high: Bound }
  | { readonly form: 'matrix'; readonly rows: readonly (readonly number[])[] }
  | { readonly form: 'expression'; readonly text: string };

interface Bound {
  /** Infinite where there is none. */
  readonly value: number;
  readonly isIncluded: boolean;
}

/** Doubles of the same value that were computed in different ways differ less. */
export const isSame = (one: number, other: number): boolean =>
  one === other || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));

const plain = String.raw`-?\d[\d,]*(?:\.\d+)?`;
export const currencies: readonly string[] = ['$', '€', '£'];

/** A decimal number, a fraction, or a mixed number. */
export function numberFrom(text: string): number | undefined {
  const [, whole = '0', over, under] = /^(?:(-?\d+) )?(-?\d+)\/(\d+)$/.exec(text.trim()) ?? [];
  if (over !== undefined) {
    const part = Number(over) / Number(under);
    return Number(whole) + (whole.startsWith('-') ? -part : part);
  }
  return /^-?\d[\d,]*(?:\.\d+)?$/.test(text.trim()) ? Number(text.replaceAll(',', '')) : undefined;
}

type Read = (match: RegExpExecArray) => MathValue | undefined;

/** The first pattern that fits decides. */
const notations: readonly (readonly [pattern: RegExp, read: Read])[] = [
  [/^(-?\d+(?: \d+)?\/\d+)$/, ([, text = '']) => number(numberFrom(text), 0)],
  [
    new RegExp(`^(${plain}) ± (\\d+(?:\\.\\d+)?)$`),
    ([, text = '', by]) => number(numberFrom(text), Number(by)),
  ],
  [
    new RegExp(`^(-?)([$€£])(${plain})$`),
    ([, sign, currency = '', text = '']) => {
      const value = numberFrom(text);
      return value === undefined ? undefined : { form: 'money', value: sign ? -value : value, currency };
    },
  ],
  [
    new RegExp(`^(${plain}) ?%$`),
    ([, text = '']) => {
      const value = numberFrom(text);
      return value === undefined ? undefined : { form: 'percent', value };
    },
  ],
  [/^\{(.+)\}$/, ([, text = '']) => setFrom(text)],
  [/^([[(])([^[\],]+), ([^[\],]+)([\])])$/, (match) => intervalFrom(match)],
  [/^\[\[.+\]\]$/, ([text]) => matrixFrom(text)],
  [
    new RegExp(`^(${plain}) (\\p{L}.*|°[CF])$`, 'u'),
    ([, text = '', unit = '']) => {
      const value = numberFrom(text);
      return value === undefined || unit.length > longestUnit ? undefined : { form: 'quantity', value, unit };
    },
  ],
  [/^(?=.*[-+*/^]).*[a-z].*$/, ([text]) => (isExpression(text) ? { form: 'expression', text } : undefined)],
];

/** Longer texts are sentences. */
const longestUnit = 30;
const longest = 160;

const number = (value: number | undefined, tolerance: number): MathValue | undefined =>
  value === undefined ? undefined : { form: 'number', value, tolerance };

/** Undefined for a text that is none of these notations. */
export function mathValueOf(text: string): MathValue | undefined {
  if (text.length > longest) return undefined;
  for (const [pattern, read] of notations) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return undefined;
}

function setFrom(text: string): MathValue | undefined {
  const items = text.split(/[,;]/).map((each) => numberFrom(each));
  return items.every((item) => item !== undefined) ? { form: 'set', items } : undefined;
}

const boundFrom = (text: string): number | undefined => {
  const plainText = text.trim().toLowerCase();
  if (/^-(?:inf|infinity|∞)$/.test(plainText)) return Number.NEGATIVE_INFINITY;
  return /^(?:inf|infinity|∞)$/.test(plainText) ? Number.POSITIVE_INFINITY : numberFrom(plainText);
};

function intervalFrom([, open, from = '', to = '', close]: RegExpExecArray): MathValue | undefined {
  const [low, high] = [boundFrom(from), boundFrom(to)];
  if (low === undefined || high === undefined) return undefined;
  return {
    form: 'interval',
    low: { value: low, isIncluded: open === '[' },
    high: { value: high, isIncluded: close === ']' },
  };
}

export function matrixFrom(text: string): MathValue | undefined {
  const rows = [...text.matchAll(/\[([^[\]]+)\]/g)].map(([, row = '']) =>
    row.split(',').map((each) => numberFrom(each.replaceAll('"', ''))),
  );
  const isWhole = rows.length > 0 && rows.every((row) => row.every((each) => each !== undefined));
  return isWhole ? { form: 'matrix', rows: rows as number[][] } : undefined; // checked by isWhole
}

const knownWords = /(?<![a-z])(?:sqrt|ln|log|exp|sin|cos|tan|pi|[a-z])(?![a-z])/g;

/** Names of one letter, functions, numbers, and signs, and nothing else. */
export const isExpression = (text: string): boolean =>
  /^[\s\d.()^*/+-]*$/.test(text.replaceAll(knownWords, '')) && /[a-z]/.test(text);

/** Whether two values mean the same; the tolerance is that of the first. */
export function agrees(wanted: MathValue, other: MathValue): boolean {
  if (wanted.form === 'set' && other.form === 'set')
    return sameMembers(wanted.items, other.items) && sameMembers(other.items, wanted.items);
  if (wanted.form === 'interval' && other.form === 'interval')
    return sameBound(wanted.low, other.low) && sameBound(wanted.high, other.high);
  if (wanted.form === 'matrix' && other.form === 'matrix') return sameRows(wanted.rows, other.rows);
  const [one, two] = [scaled(wanted), scaled(other)];
  if (!one || !two || one.kind !== two.kind) return false;
  const tolerance = wanted.form === 'number' ? wanted.tolerance : 0;
  return isSame(one.value, two.value) || Math.abs(one.value - two.value) <= tolerance;
}

const sameMembers = (some: readonly number[], others: readonly number[]): boolean =>
  some.every((each) => others.some((other) => isSame(each, other)));

const sameBound = (one: Bound, other: Bound): boolean =>
  (one.value === other.value || isSame(one.value, other.value)) &&
  (one.isIncluded === other.isIncluded || !Number.isFinite(one.value));

const sameRows = (some: readonly (readonly number[])[], others: readonly (readonly number[])[]): boolean =>
  some.length === others.length &&
  some.every(
    (row, at) =>
      row.length === others[at]?.length &&
      row.every((each, place) => isSame(each, others[at]?.[place] ?? Number.NaN)),
  );

/** A number with what it is a number of. A percentage is a plain number; a length is one of meters. */
function scaled(value: MathValue): { value: number; kind: string } | undefined {
  if (value.form === 'number') return { value: value.value, kind: '' };
  if (value.form === 'percent') return { value: value.value / 100, kind: '' };
  if (value.form === 'money') return { value: value.value, kind: value.currency };
  if (value.form !== 'quantity') return undefined;
  const { kind, factor } = unitNamed(value.unit);
  return { value: value.value * factor, kind };
}
