// jumbled_user: a turn of the user is words without sense, as a broken model writes them.
import type { Defect } from '../plant.ts';
import { spokenTurns, withTurn } from '../turns.ts';

const shortest = 14;

export const jumbledUser: Defect = {
  name: 'jumbled_user',
  summary: 'A turn of the user is words without sense.',
  wants: 'reject',
  plant({ turns, random }) {
    const places = spokenTurns(turns).filter(
      ({ role, content }) => role === 'user' && content.split(/\s+/).length >= shortest,
    );
    if (places.length === 0) return undefined;
    const { index, content } = random.pick(places);
    const words = content.split(/\s+/);
    const jumble = random.pick([
      () => random.shuffle(words),
      () => [...words.slice(0, 5), ...Array.from({ length: 9 }, () => words[5] ?? 'and')],
      () => random.shuffle([...words, ...words]).slice(0, words.length + 6),
    ]);
    return withTurn(turns, index, { content: jumble().join(' ') });
  },
};
