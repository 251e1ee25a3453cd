// contradicted_state: an answer says that a row is in another state than the result shows.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import { valueInWords } from '../../values-in-words.ts';
import { wholePattern } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

const others = ['open', 'closed', 'pending', 'active', 'on hold', 'in progress', 'rejected', 'scheduled'];

export const contradictedState: Defect = {
  name: 'contradicted_state',
  summary: 'An answer says that a row is in another state than the result shows.',
  wants: 'reject',
  isRare: true,
  plant({ turns, steps, random }) {
    const states = steps.flatMap(({ result: { value } }) => {
      const state = isObject(value) ? (value.status ?? value.state ?? value.stage) : undefined;
      return typeof state === 'string' ? [valueInWords(state)] : [];
    });
    const places = answersOf(turns).flatMap(({ index, content }) =>
      states
        .filter((state) => wholePattern(`is now ${state}`).test(content))
        .map((state) => ({ index, content, state })),
    );
    if (places.length === 0) return undefined;
    const { index, content, state } = random.pick(places);
    const other = random.pick(others.filter((each) => each !== state));
    return withTurn(turns, index, { content: content.replaceAll(wholePattern(state), () => other) });
  },
};
