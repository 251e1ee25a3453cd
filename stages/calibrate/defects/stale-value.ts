// stale_value: an answer tells the value that a field had before the change.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import { nameInWords } from '../../values-in-words.ts';
import { reworded } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { answersOf, isWrite, withTurn } from '../turns.ts';

export const staleValue: Defect = {
  name: 'stale_value',
  summary: 'An answer tells the value from before the change.',
  wants: 'reject',
  plant({ turns, calls, random }) {
    const places = calls.filter(isWrite).flatMap(({ turn, step }) =>
      step.result.changes.flatMap(replacedValues).flatMap(({ field, old, now }) =>
        answersOf(turns)
          .filter(
            ({ index, content }) => index > turn && !content.endsWith('?') && speaksOf(content, field, now),
          )
          .map(({ index, content }) => ({ index, content, changed: reworded(content, now, old) }))
          .filter(({ content, changed }) => changed !== content),
      ),
    );
    if (places.length === 0) return undefined;
    const { index, changed } = random.pick(places);
    return withTurn(turns, index, { content: changed });
  },
};

/** Of a digit, a switch, or the word "done", an answer speaks by chance. */
const speaksOf = (content: string, field: string, value: Json): boolean =>
  (String(value).length > 1 && value !== 'done') || content.includes(nameInWords(field));

interface Replaced {
  readonly field: string;
  readonly old: Json;
  readonly now: Json;
}

function replacedValues({ before, after }: StateChange): Replaced[] {
  if (!isObject(before) || !isObject(after)) return [];
  return Object.keys(after).flatMap((field): Replaced[] => {
    const [old = null, now = null] = [before[field], after[field]];
    return old !== now && old !== null && now !== null && typeof old !== 'object'
      ? [{ field, old, now }]
      : [];
  });
}
