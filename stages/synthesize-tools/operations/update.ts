// update: other values in one row; what is not given stays.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import {
  columnNamed,
  keptSql,
  keyParameter,
  mustExist,
  objectSchema,
  parameterFor,
  sampleSets,
  selectList,
  shownSchema,
} from '../entity-view.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation, type Outlook, type Proposal, someOf } from './operation.ts';

const optionsSchema = z.strictObject({
  set: z.array(z.string()).min(1),
  verb: z.string().optional(),
  ...writeOptions,
});
type Options = z.infer<typeof optionsSchema>;

export const update = defineOperation({
  name: 'update',
  effect: 'write',
  options: optionsSchema,
  propose: proposals,
  writing: ({ set, verb }) => ({ operation: verb === 'assign' ? 'assign' : 'update', set }),
  draft(place, options) {
    const { view, style, random } = place;
    const columns = options.set.map((field) => columnNamed(view, field));
    const words = orList(columns.map((column) => fieldWords(column.field)));
    const [only] = columns.length === 1 ? columns : [];
    const parents = columns.flatMap(({ name, parent }) =>
      parent ? [{ name, view: place.viewOf(parent.noun), table: parent.table }] : [],
    );
    return {
      name: style.toolName(
        options.verb ?? style.update,
        only ? `${view.noun} ${fieldWords(only.field)}` : view.noun,
      ),
      description:
        random.pick([
          `Changes the ${words} of one ${view.noun} and returns it as it is afterwards.`,
          `Sets another ${words} for ${withArticle(view.noun)}; the answer shows the whole ${view.noun} with the new value.`,
          `Corrects the ${words} that is on record for one ${view.noun}.`,
        ]) +
        (only ? '' : ' Give only what is to change; everything else keeps its value.') +
        random.pick([
          ` Use it for corrections to an existing ${view.noun}, not to make a new one.`,
          ` Read the ${view.noun} first when in doubt: the old value is not kept.`,
          ` It touches this one ${view.noun} and nothing that belongs to it.`,
        ]) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        {
          [view.key]: keyParameter(view),
          ...Object.fromEntries(columns.map((column) => [column.name, parameterFor(column, place)])),
        },
        [view.key, ...(only ? [only.name] : [])],
      ),
      outputSchema: shownSchema(view),
      references: {
        [view.key]: view.table,
        ...Object.fromEntries(parents.map(({ name, table }) => [name, table])),
      },
      samples: sampleSets(columns, random),
      intents: columns.flatMap(({ field, name, kind }) =>
        !only && ['boolean', 'object', 'array'].includes(String(kind.schema.type))
          ? []
          : [
              `change the ${fieldWords(field)} of {${view.key}} to {${name}}`,
              `set the ${fieldWords(field)} of {${view.key}} to {${name}}`,
            ],
      ),
      program: {
        guards: [
          mustExist(view, view.key),
          ...(only ? [] : [nothingGiven(columns.map((column) => column.name))]),
          ...parents.map(({ name, view: parent }) => ({
            ...mustExist(parent, name),
            sql: `SELECT :${name} IS NULL OR (${mustExist(parent, name).sql})`,
          })),
          ...guardsOf(options.rules),
        ],
        statements: [
          `UPDATE "${view.table}" SET ${columns.map((column) => `"${column.name}" = ${keptSql(column)}`).join(', ')} WHERE "id" = :${view.key}`,
          ...options.also,
        ],
        result: {
          shape: 'one',
          sql: `SELECT ${selectList(view, 't')} FROM "${view.table}" t WHERE t."id" = :${view.key}`,
        },
      },
    };
  },
});

/** A change of several fields, of one field alone, and of the thing that a row belongs to. */
function proposals(outlook: Outlook): Proposal<Options>[] {
  const { entity, random } = outlook;
  const closing = new Set(entity.moves.flatMap((move) => move.with));
  const fields = Object.entries(entity.fields).filter(
    ([name]) => name !== entity.label && !closing.has(name) && !name.startsWith('previous_'),
  );
  const plain = fields.filter(([, field]) => field.kind !== 'ref').map(([name]) => name);
  const owners = fields.filter(([, field]) => field.kind === 'ref').map(([name]) => name);
  const options = (set: string[], verb?: string): Options =>
    optionsSchema.parse({ set, ...(verb ? { verb } : {}) });
  const single = random.shuffle(plain).slice(0, 2);
  return [
    ...(plain.length > 1 ? [{ options: options(someOf(plain, 2, 4, random)), weight: 4 }] : []),
    ...single.map((name) => ({
      options: options([name], random.pick(['set', 'correct', 'adjust'])),
      weight: 1.5,
    })),
    ...owners.map((name) => ({
      options: options([name], random.pick(['assign', 'move', 'switch'])),
      weight: 2,
    })),
  ];
}

function nothingGiven(names: readonly string[]) {
  return {
    sql: `SELECT ${names.map((name) => `:${name} IS NOT NULL`).join(' OR ')}`,
    error: { code: 'NOTHING_TO_CHANGE', message: `Give at least one of ${names.join(', ')}.` },
  };
}
