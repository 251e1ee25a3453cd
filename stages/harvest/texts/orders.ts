// Orders to the model that reads a tool. A declaration says what a tool does, so they do not belong there. Every text
// of the tool is judged as it came, before anything is removed from it.
import type { Json } from '../../../schemas/json.ts';
import { withoutInvisible } from './clean.ts';
import { textsIn } from './texts-in.ts';

const orders: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override) (all |any |the |of |your |my )*(previous|prior|above|earlier|other|preceding) (instruction|prompt|message|rule|direction|command)s?/i,
  /\b(do not|don'?t|never|must not|without) (tell(ing)?|inform(ing)?|notify(ing)?|alert(ing)?|mention(ing)?|reveal(ing)?|show(ing)?)\b(?! (an|the) error)[^.!?\n]{0,40}\b(the )?user\b/i,
  /\byou must (always|first) (send|call|read) .{0,40}(before|secret|password|key)/i,
  /<\s*(important|system|secret|hidden|instructions? to (the )?(model|assistant|ai))\s*>/i,
  /\[\s*(system|hidden) (prompt|message|instructions?)\s*\]/i,
  /\byou are now (in |a |an |the )?(developer|admin|god|jailbr|dan\b|unrestricted)/i,
  /\b(reveal|output|print|repeat|send|leak)\b[^.!?\n]{0,20}\byour (system prompt|initial instructions|hidden instructions)\b/i,
  /\b(read|open|cat|load|fetch)\b[^\n]{0,60}(~\/|\/etc\/|\.ssh\b|\.env\b|\.aws\b|mcp\.json|id_rsa)[^\n]{0,60}\b(and|then)\b[^\n]{0,30}\b(put|pass|send|include|provide|place|paste|add|upload)\b/i,
  /\b(always|also|secretly|silently|quietly) (send|forward|copy|bcc|upload|include|append)\b[^\n]{0,60}(\S+@\S+\.\w+|https?:\/\/|password|credential|secret|private key|conversation)/i,
  /\b(secretly|covertly) (read|send|call|collect|record|store|include)\b/i,
];

/** The first text of the value that gives orders. Names of members count too. */
export function orderIn(value: Json): string | undefined {
  for (const text of textsIn(value)) if (givesOrders(text)) return text;
  return undefined;
}

/** Longer texts are judged in part: no declaration that is kept has a longer one. */
const longest = 20_000;

function givesOrders(whole: string): boolean {
  const text = whole.slice(0, longest);
  const hidden = spelledByTags(text);
  const seen = withoutInvisible(text).normalize('NFKC').replaceAll(/\s+/g, ' ');
  return [text, seen, hidden].some((each) => each !== '' && orders.some((order) => order.test(each)));
}

/** Tags of Unicode are letters that nobody sees. */
const spelledByTags = (text: string): string =>
  [...text.matchAll(/[\u{E0020}-\u{E007E}]/gu)]
    .map(([tag]) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .join('');
