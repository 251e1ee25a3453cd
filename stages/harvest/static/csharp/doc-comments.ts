// Comments of C# in XML: `/// <summary>Adds.</summary>`, `/// <param name="a">the first</param>`. The SDK makes
// descriptions of those of partial methods, and of no others.
import type { Node } from '../source.ts';
import { childrenOfKind } from '../syntax.ts';

export interface DocComment {
  readonly description: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

const none: DocComment = { description: undefined, parameters: new Map() };

export function commentOf(method: Node): DocComment {
  const isPartial = childrenOfKind(method, 'modifier').some((each) => each.text() === 'partial');
  const xml = isPartial ? linesAbove(method).join('\n') : '';
  if (xml === '') return none;
  const texts = ['summary', 'remarks'].flatMap((name) => elementsIn(xml, name).slice(0, 1));
  const parameters = elementsIn(xml, 'param').flatMap(({ name, text }): [string, string][] =>
    name !== undefined && text !== '' ? [[name, text]] : [],
  );
  const description = texts
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');
  return { description: description === '' ? undefined : description, parameters: new Map(parameters) };
}

function linesAbove(method: Node): string[] {
  const lines: string[] = [];
  for (let node = method.prev(); node?.text().startsWith('///'); node = node.prev())
    lines.unshift(node.text().slice(3).trim());
  return lines;
}

interface Element {
  readonly name: string | undefined;
  readonly text: string;
}

const elementsIn = (xml: string, tag: string): Element[] =>
  xml
    .split(`</${tag}>`)
    .slice(0, -1)
    .flatMap((before) => {
      const at = before.lastIndexOf(`<${tag}`);
      const end = before.indexOf('>', at);
      if (at < 0 || end < 0) return [];
      const name = /\bname\s*=\s*"([^"]*)"/.exec(before.slice(at, end))?.[1];
      return [{ name, text: plain(before.slice(end + 1)) }];
    });

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text of an element without the tags in it, on one line. */
const plain = (xml: string): string =>
  xml
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
