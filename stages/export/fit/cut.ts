// For formats whose rows are single turns: cuts a dialogue after the turns to learn, each with all that leads up to it.
import type { Limits, RowDialogue, Turn } from '../../exporters/exporter.ts';

interface Cut {
  readonly dialogues: readonly RowDialogue[];
  readonly notes: readonly string[];
}

/** Most rows of one dialogue: each repeats what came before, so those of a long one would outweigh all others. */
const most = 12;

export function cutAtTurns({ messages, tools }: RowDialogue, cut: NonNullable<Limits['cut']>): Cut {
  const first = messages.findIndex(({ role }) => role === 'assistant');
  const places = messages.flatMap((message, index) => {
    const isWanted =
      message.role === 'assistant' &&
      !message.isMasked &&
      (cut === 'turns' || (message.toolCalls ?? []).length > 0) &&
      (cut !== 'opening' || index === first);
    return isWanted ? [index] : [];
  });
  const chosen = spread(places);
  return {
    dialogues: chosen.map((place) => ({
      messages: [...messages.slice(0, place).map(masked), ...messages.slice(place, place + 1)],
      tools,
    })),
    notes: [
      ...(places.length === 0 ? ['left out: no turn to cut at'] : []),
      ...(chosen.length < places.length ? [`${most} turns of a longer dialogue, evenly spread`] : []),
    ],
  };
}

const spread = (places: readonly number[]): readonly number[] =>
  places.length <= most
    ? places
    : Array.from({ length: most }, (_, index) => places[Math.floor((index * places.length) / most)] ?? 0);

const masked = (message: Turn): Turn =>
  message.role === 'assistant' ? { ...message, isMasked: true } : message;
