// Makes a dialogue fit for a format: rules that split it, change it, or leave it out, each noted for the card.
import type { Limits, RowDialogue } from '../../exporters/exporter.ts';
import { cutAtTurns } from './cut.ts';
import { withFitDeclarations } from './declarations.ts';
import { withoutParallelCalls } from './parallel-calls.ts';
import { keptReasoning } from './reasoning.ts';
import { withoutWordsBesideCalls } from './words-beside-calls.ts';

export interface Fitted {
  readonly dialogues: readonly RowDialogue[];
  /** What happened to the dialogue on the way, each in words for the card. */
  readonly notes: readonly string[];
}

export function fitted(dialogue: RowDialogue, limits: Limits): Fitted {
  const notes: string[] = [];
  const through = <Result extends { readonly notes: readonly string[] }>(result: Result): Result => {
    notes.push(...result.notes);
    return result;
  };
  let fit = through(withFitDeclarations(dialogue, limits.declarations)).dialogue;
  if (!limits.parallelCalls) fit = through(withoutParallelCalls(fit)).dialogue;
  if (limits.wordsBesideCalls === false)
    fit = through(withoutWordsBesideCalls(fit, limits.reasoning)).dialogue;
  const { dialogues } = limits.cut
    ? through(cutAtTurns(fit, limits.cut))
    : through(keptReasoning(fit, limits.reasoning));
  const learned = dialogues.filter(hasLearnedTurn);
  if (limits.masks) return { dialogues: learned, notes };
  const whole = learned.filter(({ messages }) => messages.every(({ isMasked }) => !isMasked));
  if (whole.length < learned.length) notes.push('left out: it has turns to mask');
  return { dialogues: whole, notes };
}

/** A stretch in which no turn is right has nothing to teach. */
const hasLearnedTurn = ({ messages }: RowDialogue): boolean =>
  messages.some(({ role, isMasked }) => role === 'assistant' && !isMasked);
