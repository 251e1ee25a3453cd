// SVG as text: elements, and a picture with a title that readers announce. A picture has a background of its own, so that
// it can be read on a dark page, and no script, font, or link.
import { printable } from '../../pipeline/printable.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

export const element = (name: string, attributes: Attributes, content = ''): string => {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value ?? '')}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
};

interface Place {
  readonly x: number;
  readonly y: number;
  /** Which end of the text is at the place; the start unless given. */
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly className?: string;
}

export const textAt = ({ x, y, anchor, className }: Place, text: string): string =>
  element(
    'text',
    { x, y, 'text-anchor': anchor === 'start' ? undefined : anchor, class: className },
    escaped(text),
  );

const rounded = (number: number): string => String(Math.round(number * 100) / 100);

export const escaped = (text: string): string =>
  printable(text.replaceAll(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Colors that people who see colors differently tell apart (Okabe and Ito), and gray for the rest. */
export const colors = {
  blue: '#0072b2',
  orange: '#e69f00',
  green: '#009e73',
  pink: '#cc79a7',
  sky: '#56b4e9',
  red: '#d55e00',
  gray: '#8c8c8c',
} as const;

const style =
  'text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#24292f}' +
  '.title{font-size:16px;font-weight:600}.note,.tick{fill:#57606a}.axis{stroke:#8c959f}.grid{stroke:#d8dee4}';

export const margin = 16;
/** Where what is below the title and the note begins. */
export const belowTitle = 62;

interface Frame {
  readonly title: string;
  /** A sentence below the title. */
  readonly note: string;
  readonly width: number;
  readonly height: number;
}

export function picture({ title, note, width, height }: Frame, content: readonly string[]): string {
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      ...{ width, height, role: 'img' },
    },
    [
      element('title', {}, escaped(title)),
      element('style', {}, style),
      element('rect', { width, height, fill: '#ffffff' }),
      textAt({ x: margin, y: 28, className: 'title' }, title),
      textAt({ x: margin, y: 47, className: 'note' }, note),
      ...content,
    ].join('\n'),
  )}\n`;
}

/** Of a text in the usual font: on average 6.6 units for a letter. Wide letters take twice as much. */
export const widthOfText = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 13 : 6.6), 0);

export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** Names of colors in a row, each beside a square of it. */
export function legend(names: readonly (readonly [name: string, color: string])[], y: number): string[] {
  let x = margin;
  return names.flatMap(([name, color]) => {
    const [square, label] = [
      element('rect', { x, y: y - 10, width: 11, height: 11, rx: 2, fill: color }),
      textAt({ x: x + 16, y }, name),
    ];
    x += 16 + widthOfText(name) + 18;
    return [square, label];
  });
}
