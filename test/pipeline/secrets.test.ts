import { describe, expect, it } from 'vitest';
import { type Random, randomFor } from '../../pipeline/hash.ts';
import { namedRedactor, redactor } from '../../pipeline/secrets.ts';

const secret = 'a"b c/ü+\u{1f511}%2\\d';

/** How texts come to hold a value. */
const forms: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  'in JSON': JSON.stringify,
  'in JSON within JSON': (value) => JSON.stringify(JSON.stringify(value)),
  'in the query of a URL': encodeURIComponent,
  'in the path of a URL': (value) => new URL(`http://host/${encodeURI(value)}`).href,
  'encoded in lower case': (value) =>
    encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase()),
  'encoded twice': (value) => encodeURIComponent(encodeURIComponent(value)),
  'in a form': (value) => new URLSearchParams({ value }).toString(),
  'in JSON as ASCII': (value) =>
    JSON.stringify(value).replaceAll(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  'in JSON as ASCII, in capitals': (value) =>
    Array.from({ length: value.length }, (_, at) => value.charCodeAt(at))
      .map((unit) => `\\u${unit.toString(16).toUpperCase().padStart(4, '0')}`)
      .join(''),
};

describe('a secret', () => {
  it.each(Object.keys(forms))('is removed %s', (form) => {
    const shown = redactor([secret])(`before ${forms[form]?.(secret)} after`);
    expect(shown).toMatch(/^before [a-z:/="\\]*\[secret\][\\"]* after$/);
  });

  it('gives way to its name, and the longest one does first', () => {
    const clean = namedRedactor([
      ['hunter', 'SHORT'],
      ['hunter22', 'LONG'],
    ]);
    expect(clean('hunter22 and hunter')).toBe('[LONG] and [SHORT]');
  });

  it('of five characters stays, because it may be part of a word', () => {
    expect(redactor(['abcde'])('abcdefg')).toBe('abcdefg');
  });

  it('is removed whatever it is made of, and other texts stay as they are', () => {
    const random = randomFor('secrets');
    for (let count = 0; count < 300; count += 1) {
      const [value, other] = [anyText(random, 6), anyText(random, 0)];
      const clean = redactor([value]);
      for (const form of ['as it is', 'in JSON', 'in JSON as ASCII, in capitals'])
        expect(clean(`(${forms[form]?.(value)})`)).toMatch(/^\("?\[secret\]"?\)$/);
      if (!other.includes(value)) expect(clean(other)).toBe(other);
    }
  });
});

/** Any code points, those most that mean something in patterns, in URLs, or in JSON. */
function anyText(random: Random, least: number): string {
  const special = [...'\\^$.*+?()[]{}|/-%"\' \n\t\0\u{1f511}\u2028'];
  return Array.from({ length: least + random.integer(0, 12) }, () =>
    random.chance(0.5) ? random.pick(special) : String.fromCodePoint(random.integer(0, 0xd7ff)),
  ).join('');
}
