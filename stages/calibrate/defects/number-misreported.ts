// number_misreported: a number in an answer has one wrong digit.
import { oneDigitOff, plainNumbers, spliced } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

export const numberMisreported: Defect = {
  name: 'number_misreported',
  summary: 'A number in an answer has one wrong digit.',
  wants: 'reject',
  plant({ turns, random }) {
    const places = answersOf(turns).flatMap(({ index, content }) =>
      plainNumbers(content).map((number) => ({ index, content, number })),
    );
    if (places.length === 0) return undefined;
    const { index, content, number } = random.pick(places);
    return withTurn(turns, index, { content: spliced(content, number, oneDigitOff(number.text, random)) });
  },
};
