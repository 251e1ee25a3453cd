/** @typedef {import('./parse.js').Section} Section */

/**
 * Follows inheritance and references. A section has the keys of its parent, the parent's parent, and so on,
 * unless it has them itself. `${section.key}` in a value is replaced by the resolved value of that key, inherited
 * or not, and `${key}` by the one of the section in which the value is used (which may be an heir of the one in
 * which it is written).
 *
 * @param {Map<string, Section>} sections
 * @returns {Record<string, Record<string, string>>} sections in their order, keys sorted as text
 * @throws {ReferenceError} if a parent, a section, or a key does not exist, or values refer to each other, or
 *   sections inherit from each other, in a circle; the message names the place, as in `front.colour`
 */
export function resolveConfig(sections) {
  /** @type {(name: string, heirs?: string[]) => Map<string, string>} */
  const valuesOf = (name, heirs = []) => {
    const section = sections.get(name);
    if (!section || heirs.includes(name)) throw new ReferenceError(`The section ${name} cannot be resolved.`);
    const inherited = section.parent === undefined ? [] : valuesOf(section.parent, [...heirs, name]);
    return new Map([...inherited, ...section.values]);
  };

  /** @type {(name: string, key: string, open: string[]) => string} */
  const resolve = (name, key, open) => {
    const place = `${name}.${key}`;
    const value = valuesOf(name).get(key);
    if (value === undefined || open.includes(place)) throw new ReferenceError(`${place} cannot be resolved.`);
    return value.replace(/\$\{(?:([\w-]+)\.)?([\w-]+)\}/g, (_, section, other) =>
      resolve(section ?? name, other, [...open, place]),
    );
  };

  return Object.fromEntries(
    [...sections.keys()].map((name) => {
      const keys = [...valuesOf(name).keys()].sort();
      return [name, Object.fromEntries(keys.map((key) => [key, resolve(name, key, [])]))];
    }),
  );
}
