// Content that is a list of parts, as Mistral sends the replies of its reasoning models: texts, thoughts, references.
import { z } from 'zod';
import type { Json } from '../../../schemas/json.ts';
import { CallError } from '../admission/call-error.ts';

const textSchema = z.looseObject({ type: z.string().optional(), text: z.string() });

const partSchema = z.looseObject({
  type: z.string().optional(),
  text: z.string().nullish(),
  thinking: z.union([z.string(), z.array(textSchema)]).nullish(),
});
type Part = z.infer<typeof partSchema>;

export const contentSchema = z.union([z.string(), z.array(z.union([z.string(), partSchema]))]).nullish();
export type WireContent = z.infer<typeof contentSchema>;

export interface ContentRead {
  readonly text: string;
  readonly thoughts: string;
  /** The list as it came, to be sent back. */
  readonly parts?: Json;
}

/** Throws a CallError for a part that holds neither words nor thoughts, such as an image. */
export function readContent(content: WireContent): ContentRead {
  if (!Array.isArray(content)) return { text: content ?? '', thoughts: '' };
  const read = content.map(readPart);
  return {
    text: read.map(({ text }) => text).join(''),
    thoughts: read.map(({ thoughts }) => thoughts).join(''),
    parts: content as Json, // it came as JSON
  };
}

function readPart(part: string | Part): ContentRead {
  if (typeof part === 'string') return { text: part, thoughts: '' };
  const { type = 'text', text, thinking } = part;
  if (type === 'thinking' || type === 'reasoning')
    return { text: '', thoughts: thoughtsIn(thinking) || (text ?? '') };
  if (type === 'reference') return { text: '', thoughts: '' }; // numbers of sources, without words
  if (typeof text !== 'string')
    throw new CallError(
      'bad_body',
      `the content of the reply has a part of the type ${type}, which is no text`,
    );
  return { text, thoughts: '' };
}

const thoughtsIn = (thinking: Part['thinking']): string =>
  typeof thinking === 'string' ? thinking : (thinking ?? []).map(({ text }) => text).join('');

/** Content that grows in a stream: text, until the first list comes. */
export function joinContent(so: WireContent, more: WireContent): WireContent {
  if (more === null || more === undefined) return so;
  if (typeof more === 'string' && !Array.isArray(so)) return (so ?? '') + more;
  if (more.length === 0) return so;
  const parts = Array.isArray(so) ? so : so ? [so] : [];
  return (typeof more === 'string' ? [more] : more).reduce(withPart, parts.map(asPart));
}

const asPart = (part: string | Part): Part =>
  typeof part === 'string' ? { type: 'text', text: part } : part;

/** A piece goes on with the part before it if that is of its kind and both are words alone. */
function withPart(parts: readonly Part[], piece: string | Part): Part[] {
  const next = asPart(piece);
  const last = parts.at(-1);
  if (!last || (last.type ?? 'text') !== (next.type ?? 'text')) return [...parts, next];
  const before = parts.slice(0, -1);
  if (typeof last.text === 'string' && typeof next.text === 'string')
    return [...before, { ...last, ...next, text: last.text + next.text }];
  if (last.thinking && next.thinking) {
    const text = thoughtsIn(last.thinking) + thoughtsIn(next.thinking);
    return [...before, { ...last, ...next, thinking: [{ type: 'text', text }] }];
  }
  return [...parts, next];
}
