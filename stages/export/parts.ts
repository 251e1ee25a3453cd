// The rows of a play whose agent did not see the whole conversation: one for each stretch between two events of its
// context. A row holds what the agent saw then, and only the turns of its own stretch are learned from.
import type { Judgement } from '../../schemas/judgement.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { type Seen, seenAt } from '../contexts/view.ts';

interface Play {
  readonly trajectory: Trajectory;
  readonly judgement: Judgement;
}

/** Messages, steps, and labels with the indexes that they have in the row. */
export function partsOf({ trajectory, judgement }: Play): Play[] {
  const { events } = trajectory.context ?? { events: [] };
  const starts = [...new Set([0, ...events.map(({ at }) => at)])];
  if (starts.length === 1) return [{ trajectory, judgement }];
  return starts
    .map((start, number) =>
      partOf({ trajectory, judgement }, start, starts[number + 1] ?? trajectory.messages.length),
    )
    .filter(({ judgement: { turns } }) => turns.some(isLearned));
}

/** A stretch in which no turn is right has nothing to teach. */
const isLearned = ({ label }: Judgement['turns'][number]): boolean =>
  label === 'good' || label === 'recovery';

/** `end`: index of the first turn that is no longer part of it. The row ends on the last turn before. */
function partOf({ trajectory, judgement }: Play, start: number, end: number): Play {
  const { messages, context, steps } = trajectory;
  const events = (context?.events ?? []).filter(({ at }) => at <= start);
  const last = messages.slice(0, end).findLastIndex(({ role }) => role === 'assistant');
  const seen: readonly Seen[] = seenAt(messages, events, last + 1);
  const placeOf = new Map(seen.map(({ index }, place) => [index, place]));
  const placed = <Item extends { readonly message: number }>(items: readonly Item[]): Item[] =>
    items.flatMap((item) => {
      const message = item.message < start ? undefined : placeOf.get(item.message);
      return message === undefined ? [] : [{ ...item, message }];
    });
  return {
    trajectory: { ...trajectory, messages: seen.map(({ message }) => message), steps: placed(steps) },
    judgement: { ...judgement, turns: placed(judgement.turns) },
  };
}
