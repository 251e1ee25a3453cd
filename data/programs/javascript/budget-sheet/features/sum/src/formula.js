/** An error that a cell shows instead of a value. */
export class CellError extends Error {
  /** @param {'#DIV' | '#REF' | '#BAD'} sign */
  constructor(sign) {
    super(sign);
    this.sign = sign;
  }
}

/**
 * Splits a formula into numbers (`12`, `0.5`), names of cells (a letter, then letters, digits, and underscores),
 * and the signs `+ - * / ( )` and `,`. Spaces between them mean nothing.
 *
 * @param {string} formula
 * @returns {string[]}
 * @throws {CellError} `#BAD` if there is anything else
 */
export function tokenize(formula) {
  const tokens = formula.match(/\d+(?:\.\d+)?|[A-Za-z]\w*|\S/g) ?? [];
  if (tokens.some((token) => !/^(?:\d.*|[A-Za-z]\w*|[-+*/(),])$/.test(token))) throw new CellError('#BAD');
  return tokens;
}

/**
 * Computes a formula: `*` and `/` come before `+` and `-`, each from left to right, and brackets before all. A
 * minus before a number, a name, or a bracket binds most tightly, and there can be several. `sum(a, b)` adds one
 * or more formulas.
 *
 * @param {string} formula
 * @param {(name: string) => number} cellValue the value of a cell; what it throws is passed on
 * @returns {number}
 * @throws {CellError} `#BAD` if the formula is empty or makes no sense, `#DIV` for a division by zero
 */
export function evaluate(formula, cellValue) {
  const tokens = tokenize(formula);
  let position = 0;
  const next = () => tokens[position++];

  /** @returns {number} */
  function sum() {
    let value = product();
    while (tokens[position] === '+' || tokens[position] === '-')
      value += next() === '+' ? product() : -product();
    return value;
  }

  function product() {
    let value = factor();
    while (tokens[position] === '*' || tokens[position] === '/') {
      if (next() === '*') {
        value *= factor();
        continue;
      }
      const divisor = factor();
      if (divisor === 0) throw new CellError('#DIV');
      value /= divisor;
    }
    return value;
  }

  /** @returns {number} */
  function factor() {
    const token = next() ?? '';
    if (token === '-') return -factor();
    if (/^\d/.test(token)) return Number(token);
    if (token === 'sum' && tokens[position] === '(') return total();
    if (/^[A-Za-z]/.test(token)) return cellValue(token);
    if (token !== '(') throw new CellError('#BAD');
    const value = sum();
    if (next() !== ')') throw new CellError('#BAD');
    return value;
  }

  function total() {
    let value = 0;
    do {
      next();
      value += sum();
    } while (tokens[position] === ',');
    if (next() !== ')') throw new CellError('#BAD');
    return value;
  }

  const value = sum();
  if (position < tokens.length) throw new CellError('#BAD');
  return value;
}
