// update: other values in one row; what is not given stays.
import { z } from 'zod';
import { fieldWords, orList } from '../../english.ts';
import { type Guard, guard, isKey, mustExist, mustExistIfGiven, oneRow } from '../../worlds/programs.ts';
import { type Entity, fieldsOfMoves, isPrevious } from '../entity.ts';
import { type Column, columnNamed, keptSql, sampleSets } from '../entity-view.ts';
import { fieldInName } from '../short-names.ts';
import {
  columnParameter,
  defineOperation,
  idParameter,
  type Outlook,
  type Proposal,
  someOf,
} from './operation.ts';

const optionsSchema = z.strictObject({
  set: z.array(z.string()).min(1),
  verb: z.string().optional(),
});
type Options = z.infer<typeof optionsSchema>;

export const update = defineOperation({
  name: 'update',
  effect: 'write',
  does: 'write',
  options: optionsSchema,
  propose: proposals,
  // A tool for one field alone stays one for that field.
  withField: ({ set, ...options }, field) =>
    set.length > 1 ? { ...options, set: [...set, field] } : undefined,
  writes: ({ set }, entity) => [{ kind: isOwner(set, entity) ? 'owner' : 'fields', sets: set }],
  parts(site, options) {
    const { view, style, random, viewOf } = site;
    const columns = options.set.map((field) => columnNamed(view, field));
    const [only] = columns.length === 1 ? columns : [];
    const parents = columns.flatMap(({ name, parent }) =>
      parent ? [mustExistIfGiven(viewOf(parent.noun), name)] : [],
    );
    return {
      name: [
        options.verb ?? style.update,
        only ? objectOf(only, { noun: view.noun, verb: options.verb }) : view.noun,
      ],
      words: {
        fields: orList(columns.map(({ field }) => fieldWords(field))),
        several: only ? undefined : 'yes',
      },
      parameters: [
        idParameter(view),
        ...columns.map((column) => columnParameter(column, site, column === only)),
      ],
      samples: sampleSets(columns, random),
      intents: columns.flatMap((column) => intentsFor(column, site.text, only !== undefined)),
      guards: [mustExist(view, view.idParameter), ...(only ? [] : [somethingGiven(columns)]), ...parents],
      changes: [
        {
          values: Object.fromEntries(columns.map((column) => [column.name, keptSql(column)])),
          where: isKey(view, view.idParameter),
        },
      ],
      result: oneRow(view, `t.${isKey(view, view.idParameter)}`),
    };
  },
});

/** "move_booking_to_room", "change_booking_room", "set_booking_fee" */
function objectOf(
  { field, parent }: Column,
  { noun, verb }: { noun: string; verb?: string | undefined },
): string {
  if (!parent) return `${noun} ${fieldInName(field)}`;
  const owner = field.replaceAll('_', ' ');
  return verb === 'move' || verb === 'reassign' ? `${noun} to ${owner}` : `${noun} ${owner}`;
}

const isOwner = (set: readonly string[], { fields }: Entity): boolean =>
  set.every((name) => fields[name]?.ref !== undefined);

/** Nobody asks for one of several values in words that would have to be read out as a list. */
function intentsFor(
  { field, name, kind }: Column,
  text: (name: string, words: { field: string; parameter: string }) => string,
  isOnly: boolean,
): string[] {
  if (!isOnly && ['boolean', 'object', 'array'].includes(String(kind.schema.type))) return [];
  const words = { field: fieldWords(field), parameter: name };
  return [text('changeIntent', words), text('setIntent', words)];
}

/** A change of several fields, of one field alone, and of the thing that a row belongs to. */
function proposals({ entity, random }: Outlook): Proposal<Options>[] {
  const closing = fieldsOfMoves(entity);
  const fields = Object.entries(entity.fields).filter(
    ([name]) => name !== entity.label && !closing.has(name) && !isPrevious(name),
  );
  const plain = fields.filter(([, field]) => field.kind !== 'ref').map(([name]) => name);
  const owners = fields.filter(([, field]) => field.kind === 'ref').map(([name]) => name);
  const single = random.shuffle(plain).slice(0, 2);
  return [
    ...(plain.length > 1
      ? [{ options: { set: someOf(plain, { least: 2, most: 4, random }) }, weight: 4 }]
      : []),
    ...single.map((name) => ({
      options: { set: [name], verb: random.pick(['set', 'correct', 'update']) },
      weight: 1.5,
    })),
    ...owners.map((name) => ({
      options: { set: [name], verb: random.pick(['change', 'move', 'reassign']) },
      weight: 2,
    })),
  ];
}

function somethingGiven(columns: readonly Column[]): Guard {
  const names = columns.map(({ name }) => name);
  return guard(
    names.map((name) => `:${name} IS NOT NULL`).join(' OR '),
    'NOTHING_TO_CHANGE',
    `Provide at least one of ${orList(names)}.`,
  );
}
