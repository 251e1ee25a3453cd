/** @typedef {{ name: string, parent: string | undefined, values: Map<string, string> }} Section */

const HEADING = /^\[\s*([\w-]+)\s*(?::\s*([\w-]+)\s*)?\]$/;

/**
 * Reads a configuration file:
 *
 *     volume = 3            ; before any heading: the section "general"
 *     [front]
 *     colour = "warm white"
 *     [side : front]        ; inherits from front
 *     level = 40
 *
 * Keys consist of letters, digits, `_`, and `-`. A value ends at the end of the line or at a `;`, without spaces
 * at its ends; in double quotes it may contain `;` and spaces at its ends, and `""` in it is a quote. A section
 * that comes again is continued, and the last of several equal keys counts.
 *
 * @param {string} text
 * @returns {Map<string, Section>} in the order of the file; `general` is there only if it has keys or a heading
 * @throws {SyntaxError} with the number of a line that is neither a heading, a key with a value, nor a comment,
 *   or that gives a section another parent than before
 */
export function parseConfig(text) {
  /** @type {Map<string, Section>} */
  const sections = new Map();
  /** @type {(name: string, parent?: string) => Section} */
  const sectionOf = (name, parent) => {
    const section = sections.get(name) ?? { name, parent, values: new Map() };
    sections.set(name, section);
    return section;
  };
  let current = 'general';
  for (const [index, raw] of text.split('\n').entries()) {
    const problem = new SyntaxError(`Line ${index + 1} makes no sense: ${raw.trim()}`);
    const line = raw.trim();
    if (line === '' || line.startsWith(';')) continue;
    const heading = HEADING.exec(line.replace(/\s*;.*/, ''));
    if (heading) {
      current = heading[1];
      const section = sectionOf(current, heading[2]);
      if (heading[2] !== undefined && section.parent !== heading[2]) throw problem;
      continue;
    }
    const match = /^([\w-]+)\s*=\s*(?:"((?:[^"]|"")*)"|([^;"]*?))\s*(?:;.*)?$/.exec(line);
    if (!match) throw problem;
    sectionOf(current).values.set(match[1], match[2]?.replace(/""/g, '"') ?? match[3]);
  }
  return sections;
}
