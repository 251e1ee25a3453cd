// Tools for a single reading: recording one, and converting one to another unit.

import { z } from 'zod';
import { orList } from '../../../english.ts';
import { mustExist, newestRow, selectOne } from '../../../worlds/programs.ts';
import { byChoice, identifier, today } from '../../../worlds/sql.ts';
import { columnNamed, referencesTo, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures } from '../figure.ts';
import { presentTime } from '../moments.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { valueParameters } from '../parameters.ts';

/** Unit -> factor and offset from the unit of the readings: °F = °C * 1.8 + 32. */
const unitsSchema = z.record(z.string(), z.tuple([z.number(), z.number()]));

export const convertReading = defineOperation({
  name: 'convert_reading',
  effect: 'read',
  does: 'convert',
  options: z.strictObject({ quantity: z.string(), unit: z.string(), units: unitsSchema }),
  parts(site, { quantity, unit, units }) {
    const { view } = site;
    const choices = Object.keys(units);
    const words = { quantity, unit, units: orList(choices.map((each) => each.replaceAll('_', ' '))) };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const converted = Object.fromEntries(
      Object.entries(units).map(([name, [factor, offset]]) => [name, `"value" * ${factor} + ${offset}`]),
    );
    return {
      name: ['convert', view.noun],
      words,
      parameters: [idParameter(view), value('unit', { type: 'string', enum: choices })],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          { name: 'id', sql: '"id"', schema: { type: 'string' } },
          shown('original_value', '"value"'),
          shown('converted_value', `round(${byChoice(':unit', converted)}, 2)`),
          shown('converted_unit', ':unit', { type: 'string' }),
        ],
        `${identifier(view.table)} WHERE "id" = :${view.idParameter}`,
      ),
    };
  },
});

export const recordReading = defineOperation({
  name: 'record_reading',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ owner: z.string(), quantity: z.string() }),
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, { owner, quantity }) {
    const { view, viewOf, random } = site;
    const parent = viewOf(owner);
    const value = columnNamed(view, 'value');
    const column = referencesTo(view, owner)[0]?.name ?? parent.idParameter;
    return {
      name: [random.pick(['record', 'log', 'add']), view.noun],
      words: { owner, quantity, ownerId: column },
      parameters: [idParameter(parent, column), columnParameter(value, site, true)],
      samples: sampleSets([value], random),
      guards: [mustExist(parent, column)],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            taken_on: today,
            taken_at: presentTime,
            value: ':value',
          }),
        },
      ],
      result: newestRow(view),
    };
  },
});
