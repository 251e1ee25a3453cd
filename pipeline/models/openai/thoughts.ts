// Reasoning that a server without a parser for it leaves in the content, in the tags of the model's chat template.

/** Each pair as models write it. */
const tags: readonly (readonly [opening: string, closing: string])[] = [
  ...['think', 'thinking', 'thought', 'reasoning', 'seed:think'].map(
    (name) => [`<${name}>`, `</${name}>`] as const,
  ),
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
];

export interface Parted {
  readonly content: string;
  /** Empty where there are none. */
  readonly thoughts: string;
}

/**
 * Parts a content from the thoughts at its beginning. The opening tag may be missing, since many templates end the
 * prompt with it. Other tags stay where they are: they are a defect.
 */
export function partedThoughts(content: string): Parted {
  const thoughts: string[] = [];
  let rest = content;
  // What is not found is not looked for again in what is left, so the time is in proportion to the text.
  for (const [opening, closing] of tags) {
    for (let end = rest.indexOf(closing); end >= 0; end = rest.indexOf(closing)) {
      const before = rest.slice(0, end).trimStart();
      thoughts.push(before.startsWith(opening) ? before.slice(opening.length) : before);
      rest = rest.slice(end + closing.length).trimStart();
    }
  }
  return { content: rest, thoughts: joinThoughts(thoughts) };
}

/** What was thought in different places, without what is empty or said twice. */
export function joinThoughts(thoughts: readonly string[]): string {
  const said = thoughts.map((text) => text.trim()).filter((text) => text !== '');
  return [...new Set(said)].join('\n');
}
