// Powers and roots: exact where the result is a fraction, and refused before they are computed where it would be huge.
import { asNumber, type Fraction, fraction, isExact, type Value } from './engine.ts';
import { limits, MathError } from './math-error.ts';

export const bitsOf = (value: Fraction): number =>
  Math.max(value.n.toString(2).length, value.d.toString(2).length);

export function withinLimits(value: Fraction): Fraction {
  if (bitsOf(value) > limits.bits)
    throw new MathError(
      'TOO_LARGE',
      'A value along the way has more than 6,000 digits, which is more than this calculator keeps.',
    );
  return value;
}

export const isInteger = (value: Fraction): boolean => value.d === 1n;

export function power(base: Value, exponent: Value): Value {
  if (isExact(base) && isExact(exponent)) {
    if (isInteger(exponent)) return integerPower(base, exponent);
    const exact = smallRoot(base, exponent);
    if (exact) return exact;
  }
  return asNumber(base) ** asNumber(exponent);
}

function integerPower(base: Fraction, exponent: Fraction): Fraction {
  if (base.n === 0n && exponent.s < 0n)
    throw new MathError('UNDEFINED_RESULT', 'Zero has no negative power.');
  const isTrivial = base.n <= 1n && base.d === 1n;
  const size = Number(exponent.n);
  if (!isTrivial && (size > limits.exponent || size * bitsOf(base) > limits.bits))
    throw new MathError(
      'TOO_LARGE',
      `A power with the exponent ${shortOf(exponent)} has more than 6,000 digits, which is more than this ` +
        'calculator keeps. For its last digits, use the tool for modular arithmetic.',
    );
  if (isTrivial) return trivialPower(base, exponent);
  return base.pow(exponent) ?? base;
}

function trivialPower(base: Fraction, exponent: Fraction): Fraction {
  if (exponent.n === 0n) return fraction(1);
  return base.s < 0n && exponent.n % 2n === 0n ? base.abs() : base;
}

const shortOf = (value: Fraction): string => {
  const digits = String(value.n);
  return digits.length > 20 ? `of ${digits.length} digits` : digits;
};

/** 8^(2/3) is 4. Larger numbers would take long to take apart. */
function smallRoot(base: Fraction, exponent: Fraction): Fraction | undefined {
  if (base.s < 0n || bitsOf(base) > 60 || exponent.d > 6n || exponent.n > 60n) return undefined;
  const root = exactRoot(base, Number(exponent.d));
  return root && integerPower(root, exponent.mul(exponent.d));
}

/** The root of a fraction, if it is one. */
export function exactRoot(value: Fraction, degree: number): Fraction | undefined {
  const isNegative = value.s < 0n;
  if (isNegative && degree % 2 === 0) return undefined;
  const [over, under] = [integerRoot(value.n, degree), integerRoot(value.d, degree)];
  if (over === undefined || under === undefined) return undefined;
  const root = fraction(`${over}/${under}`);
  return isNegative ? root.neg() : root;
}

function integerRoot(value: bigint, degree: number): bigint | undefined {
  const near = BigInt(Math.round(Number(value) ** (1 / degree)) || 0);
  return [near - 1n, near, near + 1n].find((each) => each >= 0n && each ** BigInt(degree) === value);
}
