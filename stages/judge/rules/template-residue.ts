// template_residue: no message holds markers of a chat template, which a server should have turned into calls,
// reasoning, or the end of a message.
import { fatal, type Rule } from './rule.ts';

interface Marker {
  readonly of: string;
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

export const templateResidue: Rule = {
  name: 'template_residue',
  summary: 'No message of the agent or the user contains markers of a chat template.',
  check: ({ played }) =>
    played.messages.flatMap(({ role, content, reasoning = '' }, at) => {
      if (role === 'tool') return [];
      const text = `${content}\n${reasoning}`;
      const found = markers.flatMap(({ of, pattern }) => {
        const [marker] = pattern.exec(text) ?? [];
        return marker === undefined ? [] : [{ of, marker: marker.trim() }];
      });
      const [first] = found;
      if (!first) return [];
      const blame = role === 'assistant' ? ('agent' as const) : ('user' as const);
      return [{ ...fatal(at, `"${first.marker}" is a marker of ${first.of} in a chat template`), blame }];
    }),
};
