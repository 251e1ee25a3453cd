// Several samples of the judge as one: a judge that is asked twice may answer differently.
import type { Score } from '../../schemas/judgement.ts';

/**
 * The median for each criterion, with the evidence of the sample that gave it; of an even number the lower of the two
 * in the middle. Where there is more than one sample, all of their scores are kept.
 */
export function medianScores(answers: readonly (readonly Score[])[]): Score[] {
  const [first = []] = answers;
  if (answers.length === 1) return [...first];
  return first.flatMap(({ criterion }): Score[] => {
    const given = answers.flatMap((scores) => scores.filter((score) => score.criterion === criterion));
    const sorted = given.toSorted((a, b) => a.score - b.score);
    const median = sorted[Math.floor((sorted.length - 1) / 2)];
    return median ? [{ ...median, samples: given.map(({ score }) => score) }] : [];
  });
}
