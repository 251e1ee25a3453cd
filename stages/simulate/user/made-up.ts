// Values that a simulated user says and cannot know: IDs, dates, times, and numbers that are neither in the task nor in
// the conversation.
import { codesIn, holdsCode, numbersIn } from '../../evidence.ts';
import type { UserInput } from './scene.ts';

export function madeUpIn(content: string, { goals, facts, dialogue }: UserInput): (string | number)[] {
  const known = [
    ...goals.map(({ say }) => say),
    ...facts.flatMap(({ text, value, slip }) => [text, String(value), slip?.text ?? '']),
    ...dialogue.map((message) => message.content),
  ].join('\n');
  const numbers = new Set(numbersIn(known));
  return [
    ...codesIn(content).filter((code) => !holdsCode(known, code)),
    ...numbersIn(content).filter((number) => !numbers.has(number)),
  ];
}
