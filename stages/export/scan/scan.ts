// Looks through the text of a dialogue for secrets and personal data. People of a world are invented, and so is what
// their records say: a value that stands in the records, in the task, or in the tools of a play is known and exempt.
import type { RowDialogue } from '../../exporters/exporter.ts';
import { hasSecret } from '../../private-texts.ts';
import { personalData } from './personal-data.ts';

export interface Scanned {
  readonly hasSecret: boolean;
  /** The kinds that were found, in order. */
  readonly personal: readonly string[];
}

/** `isKnown` says whether a value is one of the invented ones. */
export function scanned({ messages }: RowDialogue, isKnown: (value: string) => boolean): Scanned {
  const text = messages
    .flatMap(({ content, reasoning = '', toolCalls = [] }) => [
      content,
      reasoning,
      ...toolCalls.map(({ arguments: given }) => JSON.stringify(given)),
    ])
    .join('\n');
  const personal = personalData
    .filter(({ pattern, isValid = () => true }) =>
      [...text.matchAll(pattern)].some(([found]) => isValid(found) && !isKnown(found)),
    )
    .map(({ kind }) => kind);
  return { hasSecret: hasSecret(text), personal };
}
