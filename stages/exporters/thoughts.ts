// Reasoning in the text of a turn, for formats that have no field for it: `<think>` before the words.

const thought = /^<think>\n([\s\S]*?)\n<\/think>\n?\n?/;

export const thoughtText = (reasoning: string | undefined): string =>
  reasoning ? `<think>\n${reasoning}\n</think>\n\n` : '';

/** The reasoning at the start of a text, and what follows it. */
export function thoughtIn(text: string): { readonly reasoning?: string; readonly rest: string } {
  const found = thought.exec(text);
  return found ? { reasoning: found[1] ?? '', rest: text.slice(found[0].length) } : { rest: text };
}
