// Names for function calling: letters, digits, `_` and `-`, at most 64 of them, and no two alike on one server. What
// a server calls its tools is kept beside them.
import { hashOf } from '../../pipeline/hash.ts';

/** OpenAI, Anthropic, and most chat templates agree on it. */
const longest = 64;

interface NamedTool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/** One name for each tool of a server, in their order. */
export function functionNames(tools: readonly NamedTool[]): string[] {
  // A tool that may be called what the server calls it keeps its name, wherever it stands in the list.
  const plain = new Set(tools.map(({ name }) => name).filter(isPlain));
  const taken = new Set<string>();
  return tools.map((tool) => {
    const readable = readableName(tool);
    let name = readable;
    for (let tries = 0; taken.has(name) || (name !== tool.name && plain.has(name)); tries += 1)
      name = marked(readable, tries === 0 ? tool.name : `${tool.name} ${tries}`);
    taken.add(name);
    return name;
  });
}

const isPlain = (name: string): boolean => /^[a-zA-Z0-9_-]+$/.test(name) && name.length <= longest;

/** The original where it fits; else its Latin letters, or what the tool says about itself where it has none. */
function readableName(tool: NamedTool): string {
  if (isPlain(tool.name)) return tool.name;
  const name = latin(tool.name);
  const letters = tool.name.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const kept = name.match(/[a-zA-Z0-9]/g)?.length ?? 0;
  if (kept > 0 && kept >= letters / 2) return fitting(name, tool.name);
  const said = [tool.title, tool.description]
    .map((text) => firstWords(text ?? ''))
    .find((text) => text !== '');
  return marked(said ?? (name.replaceAll(/^_+|_+$/g, '') || 'tool'), tool.name);
}

/** What stands between words becomes an underscore, and letters lose their accents. */
const latin = (text: string): string =>
  text
    .replaceAll('ß', 'ss')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-zA-Z0-9_-]+/g, '_');

/** The first words of a text in Latin letters: "looks_up_the_weather". */
function firstWords(text: string): string {
  const words = /^[\w ,'-]*/.exec(text.normalize('NFKD').replaceAll(/\p{M}/gu, ''))?.[0] ?? '';
  return latin(words.trim()).split('_').filter(Boolean).slice(0, 4).join('_').toLowerCase();
}

const fitting = (name: string, original: string): string =>
  name.length <= longest ? name : marked(name, original);

/** Enough for the tools of one server. */
const markLength = 6;

/** With a few letters of a hash, which tells it apart from others that begin alike. */
function marked(name: string, original: string): string {
  const mark = hashOf(original).slice(0, markLength);
  return `${name.slice(0, longest - markLength - 1).replace(/_+$/, '')}_${mark}`;
}
