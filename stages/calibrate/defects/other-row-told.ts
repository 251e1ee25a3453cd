// other_row_told: the right row is changed, and the answer names another one of its kind.
import { otherKey, wholePattern } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { answersOf, isWrite, withTurn } from '../turns.ts';

export const otherRowTold: Defect = {
  name: 'other_row_told',
  summary: 'The right row is changed, and the answer names another one.',
  wants: 'reject',
  plant(scene) {
    const { turns, calls, random } = scene;
    const places = calls.filter(isWrite).flatMap(({ turn, step }) =>
      step.result.changes.flatMap(({ key }) =>
        answersOf(turns)
          .filter(({ index, content }) => index > turn && wholePattern(key).test(content))
          .map(({ index, content }) => ({ index, content, key })),
      ),
    );
    if (places.length === 0) return undefined;
    const { index, content, key } = random.pick(places);
    const other = otherKey(key, scene);
    const changed = calls.flatMap(({ step }) => step.result.changes.map((change) => change.key));
    if (other === undefined || (changed.includes(other) && !content.includes(other))) return undefined;
    return withTurn(turns, index, { content: content.replaceAll(wholePattern(key), () => other) });
  },
};
