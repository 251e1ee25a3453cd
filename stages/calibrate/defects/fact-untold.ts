// fact_untold: an answer leaves out one of the facts that the user wants.
import { sentencesOf, tells } from '../../evidence.ts';
import type { Defect } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

export const factUntold: Defect = {
  name: 'fact_untold',
  summary: 'The sentence with one of the wanted facts is missing from the answer.',
  wants: 'reject',
  plant({ turns, task, random }) {
    const answers = answersOf(turns);
    const places = answers.flatMap(({ index, content }) =>
      task.oracle.communicate.flatMap(({ name, value }) => {
        const sentences = sentencesOf(content);
        const kept = sentences.filter((sentence) => !tells(sentence, name, value));
        const isElsewhere = answers.some(
          (other) => other.index !== index && tells(other.content, name, value),
        );
        const isCut = kept.length > 0 && kept.length < sentences.length && !isElsewhere;
        return isCut ? [{ index, content: kept.join(' ') }] : [];
      }),
    );
    if (places.length === 0) return undefined;
    const { index, content } = random.pick(places);
    return withTurn(turns, index, { content });
  },
};
