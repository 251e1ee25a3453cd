// Matrices with exact entries.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { type Fraction, fraction } from '../engine.ts';
import { limits, MathError } from '../math-error.ts';
import { asJson, fractionText } from '../notation.ts';
import { eliminated } from './equations.ts';
import { choice, count, type MathTool, numberIn, object } from './tool.ts';

type Matrix = readonly (readonly Fraction[])[];

const matrixSchema = (description: string): JsonObject => ({
  type: 'array',
  minItems: 1,
  maxItems: limits.matrix,
  items: { type: 'array', minItems: 1, maxItems: limits.matrix, items: { type: 'number' } },
  description,
});

const operations = ['multiply', 'determinant', 'inverse', 'transpose', 'power', 'rank'] as const;

export const matrix: MathTool = {
  name: 'matrix_operation',
  description:
    'Computes with matrices exactly: multiply (a times b; b may be a single column), determinant, inverse, transpose, ' +
    'power (a to the power n), or rank. Matrices are lists of rows.',
  inputSchema: object(
    {
      operation: choice(operations, 'What to compute.'),
      a: matrixSchema('The matrix, as a list of rows.'),
      b: matrixSchema('The second matrix, for multiply.'),
      n: count('The exponent, for power.', 60, 1),
    },
    ['operation', 'a'],
  ),
  run({ operation, a, b, n }) {
    const one = matrixFrom(a);
    if (operation === 'multiply') return shown(times(one, matrixFrom(b)));
    if (operation === 'transpose') return shown(transposed(one));
    if (operation === 'rank') return { result: reduced(one).rank };
    const size = squareSize(one);
    if (operation === 'determinant') return single(reduced(one).determinant);
    if (operation === 'inverse') return shown(inverse(one, size));
    return shown(power(one, numberIn(n, 1)));
  },
};

function matrixFrom(value: Json | undefined): Matrix {
  const rows = Array.isArray(value) ? value : [];
  const wide = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (rows.length === 0) throw new MathError('INVALID_VALUE', 'The second matrix is missing.');
  return rows.map((row) => {
    if (!Array.isArray(row) || row.length !== wide)
      throw new MathError('INVALID_VALUE', `All rows of a matrix have the same length, here ${wide}.`);
    return row.map((each) => fraction(numberIn(each)));
  });
}

const single = (value: Fraction): JsonObject => {
  const exact = fractionText(value);
  return { result: asJson(value), ...(exact === undefined ? {} : { exact }) };
};

/** With the entries as fractions, where decimal numbers do not say them. */
function shown(result: Matrix): JsonObject {
  const isTold = result.flat().some((each) => fractionText(each) !== undefined);
  return {
    result: result.map((row) => row.map(asJson)),
    ...(isTold ? { exact: result.map((row) => row.map((each) => each.toFraction())) } : {}),
  };
}

function squareSize(one: Matrix): number {
  const wide = one[0]?.length ?? 0;
  if (one.length !== wide)
    throw new MathError(
      'INVALID_VALUE',
      `This needs a square matrix, and it has ${one.length} rows and ${wide} columns.`,
    );
  return wide;
}

const transposed = (one: Matrix): Matrix =>
  (one[0] ?? []).map((_, column) => one.flatMap((row) => row[column] ?? []));

function times(one: Matrix, other: Matrix): Matrix {
  const wide = one[0]?.length ?? 0;
  if (wide !== other.length)
    throw new MathError(
      'INVALID_VALUE',
      `A matrix with ${wide} columns cannot be multiplied by one with ${other.length} rows.`,
    );
  const columns = transposed(other);
  return one.map((row) =>
    columns.map((column) =>
      row.reduce((sum, each, at) => sum.add(each.mul(column[at] ?? fraction(0))), fraction(0)),
    ),
  );
}

function power(one: Matrix, n: number): Matrix {
  let result = one;
  for (let count = 1; count < n; count += 1) result = times(result, one);
  if (result.flat().some(({ d, n: over }) => String(d).length + String(over).length > 600))
    throw new MathError('TOO_LARGE', 'The entries of this power are too long.');
  return result;
}

function inverse(one: Matrix, size: number): Matrix {
  if (reduced(one).determinant.n === 0n)
    throw new MathError('NO_SOLUTION', 'The determinant is 0, so there is no inverse.');
  const columns = Array.from({ length: size }, (_, column) =>
    eliminated(
      one.map((row, at) => [...row, fraction(at === column ? 1 : 0)]),
      size,
    ),
  );
  return transposed(columns);
}

/** By elimination: the rank, and the product of the pivots with the sign of the swaps. */
function reduced(one: Matrix): { rank: number; determinant: Fraction } {
  const rows = one.map((row) => [...row]);
  let determinant = fraction(1);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const found = rows.findIndex((row, at) => at >= rank && row[column]?.n !== 0n);
    const pivot = rows[found];
    if (!pivot) {
      determinant = fraction(0);
      continue;
    }
    if (found !== rank) determinant = determinant.neg();
    [rows[rank], rows[found]] = [pivot, rows[rank] ?? pivot];
    const factor = pivot[column] ?? fraction(1);
    determinant = determinant.mul(factor);
    for (let at = rank + 1; at < rows.length; at += 1) {
      const share = (rows[at]?.[column] ?? fraction(0)).div(factor);
      rows[at] = (rows[at] ?? []).map((each, place) => each.sub((pivot[place] ?? fraction(0)).mul(share)));
    }
    rank += 1;
  }
  return { rank, determinant };
}
