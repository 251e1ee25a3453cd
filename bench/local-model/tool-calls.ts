// Tool calls in what a model wrote: the form of Qwen's template, and the near misses that small models write instead.
// A grammar takes over where a call begins, so that what follows is a call of an offered tool with arguments that fit.
//
//   <tool_call>
//   {"name": "extend_loan", "arguments": {"loan_id": "LN-1001"}}
//   </tool_call>
import type { Json } from '../../schemas/json.ts';
import { quoted, rulesFor } from './grammar.ts';

export interface OfferedTool {
  readonly name: string;
  readonly parameters: Json;
}

export interface ReadReply {
  readonly content: string;
  readonly calls: readonly { readonly name: string; readonly arguments: string }[];
}

const fence = '```';
const tagOrFence = String.raw`<(?:tool_call|function_call|tools?|json)>\s*|${fence}(?:json|xml)?\s*(?:<tool_call>\s*)?`;

/**
 * The tag, perhaps in another word or as a fence, and the first key. The brace may be doubled: so the template of the
 * 1.5B weights writes it.
 */
const opening = new RegExp(String.raw`(?:${tagOrFence}|^\s*)\{\{?\s*"name"\s*:\s*("?)$`);

/**
 * The grammar of what follows, once the text has arrived at the name of a tool. A token may have brought the quotation
 * mark before the name along.
 */
export function callGrammarAt(text: string, tools: readonly OfferedTool[]): string | undefined {
  const at = opening.exec(text);
  return at ? callGrammar(tools, at[1] === '"') : undefined;
}

/** The name of an offered tool, its arguments, and further calls. */
function callGrammar(tools: readonly OfferedTool[], isQuoted: boolean): string {
  const parameters = Object.fromEntries(tools.map(({ parameters: each }, at) => [`arguments-${at}`, each]));
  const rest = tools.map(
    ({ name }, at) =>
      `${quoted(`${name}"`)} space "," space "\\"arguments\\"" space ":" space arguments-${at} "}"`,
  );
  return [
    `root ::= ${isQuoted ? '' : 'space "\\"" '}call end`,
    `call ::= ${rest.join(' | ')}`,
    'end ::= "}"? space (closing | "")',
    'closing ::= "</tool_call>" ("\\n<tool_call>\\n{\\"name\\": \\"" call "\\n</tool_call>")*',
    rulesFor(parameters),
  ].join('\n');
}

const anyCall = new RegExp(
  String.raw`(?:${tagOrFence})?(\{?)(\{\s*"name"\s*:[\s\S]*?\}+)\s*(?:<\/\w+>|${fence}|$)`,
  'g',
);

/** The calls that the text holds, and what remains of it without them. */
export function readCalls(text: string, tools: readonly OfferedTool[]): ReadReply {
  const names = new Set(tools.map(({ name }) => name));
  const calls: { name: string; arguments: string }[] = [];
  const content = text.replaceAll(anyCall, (whole, doubled: string, json: string) => {
    const call = callIn(doubled === '' ? json : json.slice(0, -1), names);
    if (call) calls.push(call);
    return call ? '' : whole;
  });
  return { content: calls.length > 0 ? content.replaceAll(/<\/?tool_call>/g, '').trim() : text, calls };
}

function callIn(json: string, names: ReadonlySet<string>): { name: string; arguments: string } | undefined {
  const parsed = parsedJson(json);
  if (typeof parsed !== 'object' || parsed === null || !('name' in parsed)) return undefined;
  const { name } = parsed;
  if (typeof name !== 'string' || !names.has(name)) return undefined;
  const given = 'arguments' in parsed ? parsed.arguments : {};
  return { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
