import { CellError, evaluate } from './formula.js';

/**
 * Computes all cells of a sheet. A text that begins with `=` is a formula, other texts are numbers. Formulas
 * refer to other cells by name; a cell that is not in the sheet is 0. Each cell is computed once.
 *
 * A cell shows an error instead of a value: `#BAD` for a number or a formula that makes no sense, `#DIV` for a
 * division by zero, and `#REF` for every cell of a circle. A cell that refers to a cell with an error shows the
 * same error.
 *
 * @param {Record<string, string>} cells
 * @returns {Record<string, number | string>} the same names in the same order; values are rounded to two decimal
 *   places, but computed with all
 */
export function computeSheet(cells) {
  /** @type {Map<string, number | CellError>} */
  const results = new Map();
  const open = new Set();

  /** @param {string} name */
  const cellValue = (name) => {
    if (!Object.hasOwn(cells, name)) return 0;
    if (!results.has(name)) results.set(name, compute(name));
    const result = /** @type {number | CellError} */ (results.get(name));
    if (result instanceof CellError) throw result;
    return result;
  };

  /** @param {string} name */
  const compute = (name) => {
    if (open.has(name)) return new CellError('#REF');
    open.add(name);
    try {
      return cells[name].startsWith('=')
        ? evaluate(cells[name].slice(1), cellValue)
        : parseNumber(cells[name]);
    } catch (error) {
      return /** @type {CellError} */ (error);
    }
  };

  return Object.fromEntries(
    Object.keys(cells).map((name) => {
      try {
        return [name, Math.round(cellValue(name) * 100) / 100];
      } catch (error) {
        return [name, /** @type {CellError} */ (error).sign];
      }
    }),
  );
}

/** @param {string} text */
function parseNumber(text) {
  if (!/^-?\d+(\.\d+)?$/.test(text.trim())) throw new CellError('#BAD');
  return Number(text);
}
