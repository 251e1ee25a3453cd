// Markers of chat templates, which a server should have turned into calls, reasoning, or the end of a message.

interface Marker {
  readonly of: 'reasoning' | 'tool calls' | 'special tokens' | 'turns';
  readonly pattern: RegExp;
}

const markers: readonly Marker[] = [
  { of: 'reasoning', pattern: /<\/?(?:think|thinking|thought|reasoning)>/i },
  {
    of: 'tool calls',
    pattern: /<\/?(?:tool_calls?|tool_response|function_calls?|invoke|antml)\b[^>]{0,60}>?/i,
  },
  { of: 'tool calls', pattern: /<function=\w+|\[\/?(?:TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)\]/ },
  { of: 'tool calls', pattern: /\bfunctions\.\w+:\d+\b|\bto=functions\.\w+/ },
  { of: 'special tokens', pattern: /<\|[a-z][a-z0-9_]{1,40}\|>/i },
  { of: 'special tokens', pattern: /<｜[^｜<>]{1,40}｜>/ },
  { of: 'turns', pattern: /\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>|<\/s>|<(?:bos|eos|pad|unk)>/ },
  { of: 'turns', pattern: /^(?:assistant|user|human|system)\s*:\s/im },
];

/** Every marker begins with one of these, but for the names of turns and functions. */
const quick = /[<[]|functions\.|\b(?:assistant|user|human|system)\s*:/i;

/** The first marker in a text, and what it is of. */
export function markerIn(text: string): { readonly of: Marker['of']; readonly marker: string } | undefined {
  if (!quick.test(text)) return undefined;
  for (const { of, pattern } of markers) {
    const [marker] = pattern.exec(text) ?? [];
    if (marker !== undefined) return { of, marker: marker.trim() };
  }
  return undefined;
}
