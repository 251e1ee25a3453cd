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
  for (const [opening, closing] of tags) {
    const end = content.indexOf(closing);
    if (end < 0) continue;
    const before = content.slice(0, end).trimStart();
    const thoughts = before.startsWith(opening) ? before.slice(opening.length) : before;
    const rest = partedThoughts(content.slice(end + closing.length).trimStart());
    return { content: rest.content, thoughts: joinThoughts(thoughts, rest.thoughts) };
  }
  return { content, thoughts: '' };
}

/** What was thought in different places, without what is empty or said twice. */
export function joinThoughts(...thoughts: readonly string[]): string {
  const said = thoughts.map((text) => text.trim()).filter((text) => text !== '');
  return [...new Set(said)].join('\n');
}
