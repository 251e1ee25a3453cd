// swapped_values: in an answer about several records, two of them have each other's values.
import { plainNumbers, spliced } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

export const swappedValues: Defect = {
  name: 'swapped_values',
  summary: "In an answer about several records, two have each other's numbers.",
  wants: 'reject',
  isRare: true,
  plant({ turns, random }) {
    const places = answersOf(turns).flatMap(({ index, content }) => {
      const numbers = plainNumbers(content).filter(({ text, at }) =>
        content.startsWith(' for ', at + text.length),
      );
      return numbers.flatMap((left, place) =>
        numbers
          .slice(place + 1)
          .flatMap((right) => (left.text === right.text ? [] : [{ index, content, left, right }])),
      );
    });
    if (places.length === 0) return undefined;
    const { index, content, left, right } = random.pick(places);
    return withTurn(turns, index, { content: spliced(spliced(content, right, left.text), left, right.text) });
  },
};
