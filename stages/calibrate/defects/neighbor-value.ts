// neighbor_value: an answer tells a value of another row in place of the right one.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { valueShown } from '../../result-forms/index.ts';
import { valueInWords } from '../../values-in-words.ts';
import { formIn, reworded } from '../edits.ts';
import type { Defect, PlantScene } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

export const neighborValue: Defect = {
  name: 'neighbor_value',
  summary: 'An answer tells a value of another row in place of the right one.',
  wants: 'reject',
  plant(scene) {
    const columns = [...valuesByField(scene).values()];
    const places = answersOf(scene.turns).flatMap(({ index, content }) =>
      scene.task.oracle.communicate.flatMap(({ value }) => {
        const form = formIn(content, value);
        if (!form) return [];
        return columns
          .filter((values) => values.includes(value))
          .flat()
          .filter((other) => form(other) !== form(value) && !content.includes(valueInWords(other)))
          .map((other) => ({ index, content, value, other }));
      }),
    );
    if (places.length === 0) return undefined;
    const { index, content, value, other } = scene.random.pick(places);
    return withTurn(scene.turns, index, { content: reworded(content, value, other) });
  },
};

/** The values that the rows in results have, by field. */
function valuesByField({ steps }: PlantScene): Map<string, Json[]> {
  const fields = new Map<string, Json[]>();
  const valuesOf = (name: string): Json[] => {
    const known = fields.get(name) ?? [];
    fields.set(name, known);
    return known;
  };
  const collect = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isObject(value)) return;
    for (const [name, member = null] of Object.entries(value)) {
      if (member === null || typeof member === 'object') collect(member);
      else valuesOf(name).push(member);
    }
  };
  for (const { result } of steps)
    collect(typeof result.value === 'string' ? valueShown(result.value) : result.value);
  return fields;
}
