// What a calculation refuses, and how much it may take. An agent gets a MathError as the result of its call.

export type MathErrorCode =
  | 'SYNTAX_ERROR'
  | 'NOT_ALLOWED'
  | 'UNKNOWN_NAME'
  | 'UNDEFINED_RESULT'
  | 'TOO_LARGE'
  | 'NO_SOLUTION'
  | 'INVALID_VALUE';

export class MathError extends Error {
  override readonly name = 'MathError';
  readonly code: MathErrorCode;
  constructor(code: MathErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Each bound is far above what a problem of this world needs, and keeps a call within milliseconds. */
export const limits = {
  /** Characters of an expression. */
  expression: 600,
  /** Characters of Python code. */
  code: 6000,
  /** Nodes of its tree. */
  nodes: 200,
  /** Binary digits of the numerator or denominator of an exact value: about 6,000 decimal ones. */
  bits: 20_000,
  /** Of a power of an exact value. */
  exponent: 10_000,
  factorial: 1_000,
  /** Rows and columns of a matrix. */
  matrix: 8,
  /** Values of a list. */
  list: 200,
  /** Decimal digits of an integer to factor. */
  factored: 15,
  /** Steps of a simulation. */
  steps: 10_000,
} as const;
