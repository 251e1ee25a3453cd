// Markers of chat templates, which a server should have turned into calls, reasoning, or the end of a message, and calls
// that were written as text. What contains them is no reply.

import { jsonIn } from '../json/json-in-text.ts';
import { isObject } from '../json/json-schema.ts';
import type { Reply } from './model.ts';

interface Marker {
  readonly of: 'reasoning' | 'tool calls' | 'special tokens' | 'turns';
  readonly pattern: RegExp;
}

const markers: readonly Marker[] = [
  {
    of: 'reasoning',
    pattern: /<\/?(?:think|thinking|thought|reasoning|seed:think)>|\[\/?THINK\]|◁\/?think▷/i,
  },
  {
    of: 'tool calls',
    pattern: /<\/?(?:\w+:)?(?:tool_calls?|tool_response|function_calls?|invoke|arg_key|antml)\b[^>]{0,60}>?/i,
  },
  { of: 'tool calls', pattern: /<function=\w+|\[\/?(?:TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)\]/ },
  { of: 'tool calls', pattern: /\bfunctions\.\w+:\d+\b|\bto=functions\.\w+/ },
  { of: 'special tokens', pattern: /<\|[a-z][a-z0-9_]{1,40}\|>/i },
  { of: 'special tokens', pattern: /<｜[^｜<>]{1,40}｜>/ },
  {
    of: 'special tokens',
    pattern:
      /<(?:start|end)_of_turn>|\[\/?INST\]|<<\/?SYS>>|<(?:bos|eos|pad|unk)>|<\/s>\s*$|\bassistant(?:final|commentary|analysis)\b/,
  },
  { of: 'turns', pattern: /<\/s>/ },
  { of: 'turns', pattern: /^(?:assistant|user|human|system)\s*:\s/im },
];

/** Every marker begins with one of these, but for the names of turns and functions. */
const quick = /[<[◁]|functions\.|\bassistant(?:final|comm|anal)|\b(?:assistant|user|human|system)\s*:/i;

/** The first marker in a text, and what it is of. */
export function markerIn(text: string): { readonly of: Marker['of']; readonly marker: string } | undefined {
  if (!quick.test(text)) return undefined;
  for (const { of, pattern } of markers) {
    const [marker] = pattern.exec(text) ?? [];
    if (marker !== undefined) return { of, marker: marker.trim() };
  }
  return undefined;
}

/** What a server should not have let through, and the part of its setup to look at. */
export interface Leak {
  readonly of: Marker['of'];
  readonly marker: string;
  readonly hint: string;
}

const hints: Readonly<Record<Marker['of'], string>> = {
  reasoning: 'the server has no parser for the reasoning of this model, or the wrong one',
  'tool calls': 'the server has no parser for the tool calls of this model, or the wrong one',
  'special tokens': 'the chat template of the server does not fit this model',
  turns: 'the chat template of the server does not fit this model',
};

/**
 * What leaked into a reply. A turn of the user may be quoted as "user: ...", and `</s>` also strikes words out in HTML;
 * other markers never stand in a reply.
 */
export function leakIn({
  content,
  reasoning = '',
  toolCalls,
}: Pick<Reply, 'content' | 'reasoning' | 'toolCalls'>): Leak | undefined {
  const said = [content, reasoning].map(markerIn).find((found) => found && found.of !== 'turns');
  const called = toolCalls
    .map(({ name, arguments: given, unparsed = '' }) =>
      markerIn(`${name} ${JSON.stringify(given)} ${unparsed}`),
    )
    .find((found) => found?.of === 'special tokens');
  const found = said ?? called;
  return found && { ...found, hint: hints[found.of] };
}

/** Whether a content is nothing but a call of one of these tools, written as JSON. */
export function isCallInText(content: string, tools: readonly string[]): boolean {
  if (!/^\s*(?:\{|\[|```)/.test(content)) return false;
  const value = jsonIn(content)?.value;
  const call = Array.isArray(value) ? value[0] : value;
  if (!isObject(call)) return false;
  const said = isObject(call.function) ? call.function : call;
  const { name = said.tool, arguments: given = said.parameters } = said;
  return typeof name === 'string' && tools.includes(name) && given !== undefined;
}
