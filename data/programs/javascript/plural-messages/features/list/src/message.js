import { pluralForm } from './plurals.js';

/**
 * Fills a message:
 *
 * - `{name}` is replaced by the value, as `String` writes it.
 * - `{count, plural, =0 {no huts} one {# hut} other {# huts}}` chooses an option: the one for exactly this
 *   number, if there is one, else the one for its form (see {@link pluralForm}), else `other`. A `#` in it is the
 *   number.
 * - `{names, list}` writes an array as `Ann`, `Ann & Bob`, or `Ann, Bob & Cy`, and anything else as a list of one.
 * - `{kind, select, ski {slope} other {trail}}` chooses the option of this name, else `other`.
 *
 * Options are messages themselves; a `#` belongs to the nearest plural around it and is an ordinary sign outside
 * of any. Spaces between parts mean nothing.
 *
 * @param {string} message
 * @param {Record<string, unknown>} values
 * @param {string} [language]
 * @returns {string}
 * @throws {ReferenceError} if there is no value for a name
 * @throws {SyntaxError} if braces do not match, a part has another form, or an option `other` is missing
 */
export function formatMessage(message, values, language = 'en') {
  let position = 0;

  /** @param {string} reason */
  const fail = (reason) => new SyntaxError(`${reason} at ${position} in: ${message}`);

  /** @param {RegExp} pattern sticky */
  const take = (pattern) => {
    pattern.lastIndex = position;
    const match = pattern.exec(message);
    if (match) position = pattern.lastIndex;
    return match;
  };

  /**
   * @param {number | undefined} number that `#` stands for
   * @param {boolean} isOption
   * @returns {string}
   */
  const text = (number, isOption) => {
    let output = '';
    while (position < message.length && message[position] !== '}') {
      const plain = take(/[^{}#]+/y);
      if (plain) output += plain[0];
      else if (take(/#/y)) output += number ?? '#';
      else output += placeholder(number);
    }
    if (isOption !== position < message.length) throw fail('Braces do not match');
    return output;
  };

  /** @param {number | undefined} number */
  const placeholder = (number) => {
    const head = take(/\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,|,\s*(list)\s*(?=\})|(?=\}))/y);
    if (!head) throw fail('This is not a placeholder');
    const [, name, kind, list] = head;
    if (!Object.hasOwn(values, name)) throw new ReferenceError(`There is no value for ${name}.`);
    const value = values[name];
    const single = list === undefined ? String(value) : join([value].flat().map(String));
    const output = kind === undefined ? single : choose(kind, value, number);
    if (!take(/\s*\}/y)) throw fail('Braces do not match');
    return output;
  };

  /**
   * @param {string} kind
   * @param {unknown} value
   * @param {number | undefined} outer
   */
  const choose = (kind, value, outer) => {
    const inner = kind === 'plural' ? Number(value) : outer;
    /** @type {Map<string, string>} */
    const options = new Map();
    for (let label = take(/\s*(=?\w+)\s*\{/y); label; label = take(/\s*(=?\w+)\s*\{/y)) {
      options.set(label[1], text(inner, true));
      position += 1;
    }
    const names = kind === 'plural' ? [`=${value}`, pluralForm(language, Number(value))] : [String(value)];
    const chosen = [...names, 'other'].find((name) => options.has(name));
    if (!options.has('other')) throw fail('The option other is missing');
    return String(options.get(String(chosen)));
  };

  return text(undefined, false);
}

/** @param {string[]} names */
function join(names) {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} & ${names[names.length - 1]}`;
}
