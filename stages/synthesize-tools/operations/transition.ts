// transition: a row from one state to another, or many rows at once, all or none.
import { z } from 'zod';
import { andList, fieldWords, orList } from '../../english.ts';
import {
  countedRows,
  errorCode,
  exists,
  type Guard,
  guard,
  isKey,
  mustExist,
  type Output,
  oneRow,
  rowsWhere,
} from '../../worlds/programs.ts';
import { identifier, isAmong, itemsOf, literal } from '../../worlds/sql.ts';
import { previousField, stateOf } from '../entity.ts';
import { columnNamed, type EntityView, sampleSets, valueSql } from '../entity-view.ts';
import { allKnown } from './known-ids.ts';
import {
  columnParameter,
  defineOperation,
  idParameter,
  idsParameter,
  type Outlook,
  type Parameter,
  type Proposal,
} from './operation.ts';

const optionsSchema = z.strictObject({
  verb: z.string(),
  done: z.string().describe('past participle of the verb'),
  field: z.string().default('status'),
  from: z.array(z.string()).min(1),
  to: z.string(),
  with: z.array(z.string()).default([]).describe('fields that are set along with it'),
  many: z.boolean().default(false).describe('takes a list of keys'),
});
type Options = z.infer<typeof optionsSchema>;

export const transition = defineOperation({
  name: 'transition',
  effect: 'write',
  does: 'write',
  options: optionsSchema,
  propose: proposals,
  uses: ({ with: set }) => set,
  writes: ({ field, from, to, with: set }, { fields }) => [
    {
      kind: 'state',
      sets: [field, ...set, ...(fields[previousField(field)] ? [previousField(field)] : [])],
      from,
      to,
    },
  ],
  parts(site, options) {
    const { view, random } = site;
    const { field, verb, from, to } = options;
    const columns = options.with.map((name) => columnNamed(view, name));
    const said = parted(verb);
    const target = options.many ? manyRows(view, options) : oneOfThem(view, options);
    const previous = view.entity.fields[previousField(field)];
    return {
      name: [said.verb, `${options.many ? view.plural : view.noun}${said.after}`],
      words: {
        ...said,
        done: options.done,
        state: fieldWords(field),
        from: orList(from.map(fieldWords)),
        to: fieldWords(to),
        ids: target.parameter.name,
        one: options.many ? undefined : 'yes',
        many: options.many ? 'yes' : undefined,
        with: columns.length > 0 ? andList(columns.map((each) => fieldWords(each.field))) : undefined,
      },
      parameters: [target.parameter, ...columns.map((column) => columnParameter(column, site, true))],
      samples: sampleSets(columns, random),
      guards: target.guards,
      changes: [
        {
          values: {
            ...(previous ? { [previousField(field)]: identifier(field) } : {}),
            [field]: literal(to),
            ...Object.fromEntries(columns.map((column) => [column.name, valueSql(column)])),
          },
          where: target.where,
        },
      ],
      result: target.result,
    };
  },
});

/** "mark_as_overdue" has its object in the middle: "mark the invoice as overdue". */
function parted(verb: string): { verb: string; after: string } {
  const [, first = verb, after = ''] = /^(\w+?)(_(?:as|for)_\w+)$/.exec(verb) ?? [];
  return { verb: fieldWords(first), after: after.replaceAll('_', ' ') };
}

/** Each move of the entity, and one of them for several rows at once. */
function proposals({ entity, random }: Outlook): Proposal<Options>[] {
  const state = stateOf(entity);
  if (!state || entity.moves.length === 0) return [];
  const { field } = state;
  return [
    ...entity.moves.map((move) => ({ options: { ...move, field, many: false }, weight: 5 })),
    { options: { ...random.pick(entity.moves), field, many: true }, weight: 1.5 },
  ];
}

/** What a move acts on. */
interface Target {
  readonly parameter: Parameter;
  readonly guards: readonly Guard[];
  readonly where: string;
  readonly result: Output;
}

const wrongState = (view: EntityView, from: readonly string[]): string =>
  errorCode(view.noun, 'not', from.join(' or '));

const needs = ({ field, from }: Options): string =>
  `its ${fieldWords(field)} must be ${orList(from.map(fieldWords))}`;

function oneOfThem(view: EntityView, options: Options): Target {
  const { done, field, from } = options;
  const where = isKey(view, view.idParameter);
  const isReady = `${isAmong(identifier(field), from)} FROM ${identifier(view.table)} WHERE ${where}`;
  const message = `{${view.idParameter}} cannot be ${done}: ${needs(options)}.`;
  return {
    parameter: idParameter(view),
    guards: [mustExist(view, view.idParameter), guard(isReady, wrongState(view, from), message)],
    where,
    result: oneRow(view, `t.${where}`),
  };
}

function manyRows(view: EntityView, options: Options): Target {
  const { done, field, from } = options;
  const parameter = idsParameter(view, { least: 1, most: 20 });
  const where = `"id" IN ${itemsOf(parameter.name)}`;
  const others = exists(view, `${where} AND NOT ${isAmong(identifier(field), from)}`);
  const message = `Not all of {${parameter.name}} can be ${done}: ${needs(options)}. Nothing was changed.`;
  return {
    parameter,
    guards: [allKnown(view, parameter.name), guard(`NOT ${others}`, wrongState(view, from), message)],
    where,
    result: countedRows(view, rowsWhere(view, where)),
  };
}
