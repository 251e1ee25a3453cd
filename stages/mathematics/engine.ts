// mathjs, loaded when it is first needed: it is large, and most runs of a command never compute anything. Numbers in
// expressions are exact fractions.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Fraction, MathJsInstance } from 'mathjs';
import { MathError } from './math-error.ts';

const require = createRequire(import.meta.url);

let loaded: MathJsInstance | undefined;

export function engine(): MathJsInstance {
  if (!loaded) {
    const { all, create } = parts();
    loaded = create(all ?? {}, { number: 'Fraction' });
  }
  return loaded;
}

/**
 * Past the main file of the package, which makes an instance with every function at once: 40 MB in each thread, and
 * nobody here uses it.
 */
function parts(): Pick<typeof import('mathjs'), 'all' | 'create'> {
  const folder = join(dirname(require.resolve('mathjs/package.json')), 'lib', 'cjs');
  const { create } = require(join(folder, 'core', 'create.js'));
  return { create, all: require(join(folder, 'factoriesAny.js')) };
}

export type { Fraction };

/** An exact value of an integer, a decimal number, or a text such as "7/3". */
export function fraction(value: number | bigint | string): Fraction {
  const text = String(value);
  const [, digits, exponent] = /^(-?[\d.]+)e([+-]?\d+)$/.exec(text) ?? [];
  if (/inf|nan/i.test(text))
    throw new MathError('TOO_LARGE', 'A value along the way is too large for this calculator.');
  if (digits === undefined) return engine().fraction(text);
  const scale = engine().fraction(String(10n ** BigInt(Math.abs(Number(exponent)))));
  const scaled = engine().fraction(digits);
  return Number(exponent) < 0 ? scaled.div(scale) : scaled.mul(scale);
}

/** A fraction is exact; a number is as close as a double comes to a value that is none. */
export type Value = Fraction | number;

export const isExact = (value: Value): value is Fraction => typeof value !== 'number';

export const asNumber = (value: Value): number => (isExact(value) ? value.valueOf() : value);
