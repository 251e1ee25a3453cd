// transition: a row from one state to another, or many rows at once, all or none.
import { z } from 'zod';
import type { JsonObject } from '../../../schemas/json.ts';
import { andList, fieldWords, orList, snakeCase } from '../../english.ts';
import {
  codeFor,
  columnNamed,
  type EntityView,
  jsonOf,
  keyParameter,
  mustExist,
  objectSchema,
  parameterFor,
  sampleSets,
  selectList,
  shownSchema,
  valueSql,
} from '../entity-view.ts';
import { guardsOf, ruleSentence, writeOptions } from '../rules/rule.ts';
import { defineOperation, type Outlook, type Proposal } from './operation.ts';

const optionsSchema = z.strictObject({
  verb: z.string(),
  done: z.string().describe('past participle of the verb'),
  field: z.string().default('status'),
  from: z.array(z.string()).min(1),
  to: z.string(),
  with: z.array(z.string()).default([]).describe('fields that are set along with it'),
  many: z.boolean().default(false).describe('takes a list of keys'),
  ...writeOptions,
});
type Options = z.infer<typeof optionsSchema>;

export const transition = defineOperation({
  name: 'transition',
  effect: 'write',
  options: optionsSchema,
  propose: proposals,
  writing: ({ many: isMany, to, with: set }) => (isMany ? undefined : { operation: 'transition', set, to }),
  draft(place, options) {
    const { view, style, random } = place;
    const columns = options.with.map((field) => columnNamed(view, field));
    const target = options.many ? many(view, options) : one(view, options);
    const previous = view.columns.find((column) => column.field === `previous_${options.field}`);
    const assignments = [
      ...(previous ? [`"${previous.name}" = "${options.field}"`] : []),
      `"${options.field}" = '${options.to}'`,
      ...columns.map((column) => `"${column.name}" = ${valueSql(column)}`),
    ];
    const from = orList(options.from.map(fieldWords));
    return {
      name: style.toolName(options.verb, options.many ? view.plural : view.noun),
      description:
        random.pick([
          `${target.says} Works only while the ${fieldWords(options.field)} is ${from}, and sets it to ${fieldWords(options.to)}.`,
          `${target.says} The ${fieldWords(options.field)} must be ${from} before and is ${fieldWords(options.to)} after.`,
        ]) +
        (columns.length > 0
          ? ` The ${andList(columns.map(({ field }) => fieldWords(field)))} is kept with it.`
          : '') +
        random.pick([
          ' Use it only when the user asks for it in so many words; it cannot be taken back with this tool.',
          ` Not for corrections: other fields of the ${view.noun} are changed elsewhere.`,
          ` Ask first when it is not clear which ${view.noun} is meant.`,
        ]) +
        ruleSentence(options.rules),
      inputSchema: objectSchema(
        {
          [target.parameter]: target.schema,
          ...Object.fromEntries(columns.map((column) => [column.name, parameterFor(column, place)])),
        },
        [target.parameter, ...columns.map((column) => column.name)],
      ),
      outputSchema: target.outputSchema,
      references: { [target.parameter]: view.table },
      samples: sampleSets(columns, random),
      intents: [
        `${fieldWords(options.verb)} {${target.parameter}}`,
        `please have {${target.parameter}} ${options.done}`,
      ],
      program: {
        guards: [...target.guards, ...guardsOf(options.rules)],
        statements: [
          `UPDATE "${view.table}" SET ${assignments.join(', ')} WHERE ${target.where}`,
          ...options.also,
        ],
        result: { shape: 'one', sql: target.result },
      },
    };
  },
});

/** Each move of the entity, and one of them for several rows at once. */
function proposals({ entity, random }: Outlook): Proposal<Options>[] {
  const [field] = Object.keys(entity.states);
  if (field === undefined || entity.moves.length === 0) return [];
  const bulk = random.pick(entity.moves);
  return [
    ...entity.moves.map((move) => ({ options: optionsSchema.parse({ ...move, field }), weight: 5 })),
    { options: optionsSchema.parse({ ...bulk, field, many: true }), weight: 1.5 },
  ];
}

interface Target {
  says: string;
  parameter: string;
  schema: JsonObject;
  outputSchema: JsonObject;
  guards: { sql: string; error: { code: string; message: string } }[];
  where: string;
  result: string;
}

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

function one(view: EntityView, { verb, done, field, from }: Options): Target {
  return {
    says: `Marks one ${view.noun} as ${done.replace(/^marked as /, '')} and returns it as it is afterwards.`,
    parameter: view.key,
    schema: keyParameter(view),
    outputSchema: shownSchema(view),
    guards: [
      mustExist(view, view.key),
      {
        sql: `SELECT "${field}" IN (${quoted(from)}) FROM "${view.table}" WHERE "id" = :${view.key}`,
        error: {
          code: codeFor(view.noun, `NOT_${from.map((state) => snakeCase(state).toUpperCase()).join('_OR_')}`),
          message: `{${view.key}} cannot be ${done}: ${fieldWords(verb)} needs the ${fieldWords(field)} ${orList(from.map(fieldWords))}.`,
        },
      },
    ],
    where: `"id" = :${view.key}`,
    result: `SELECT ${selectList(view, 't')} FROM "${view.table}" t WHERE t."id" = :${view.key}`,
  };
}

function many(view: EntityView, { verb, done, field, from }: Options): Target {
  const parameter = `${view.key}s`;
  const listed = snakeCase(view.plural);
  const given = `(SELECT value FROM json_each(:${parameter}))`;
  return {
    says: `Marks several ${view.plural} as ${done} in one go, all of them or none, and returns them as they are afterwards.`,
    parameter,
    schema: {
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      description: `IDs of the ${view.plural}, such as ["${view.prefix}-1001"].`,
    },
    outputSchema: objectSchema(
      { count: { type: 'integer' }, [listed]: { type: 'array', items: shownSchema(view) } },
      ['count', listed],
    ),
    guards: [
      {
        sql: `SELECT NOT EXISTS (SELECT 1 FROM json_each(:${parameter}) WHERE value NOT IN (SELECT "id" FROM "${view.table}"))`,
        error: {
          code: codeFor(view.noun, 'NOT_FOUND'),
          message: `One of the IDs {${parameter}} is not known; nothing was changed.`,
        },
      },
      {
        sql: `SELECT NOT EXISTS (SELECT 1 FROM "${view.table}" WHERE "id" IN ${given} AND "${field}" NOT IN (${quoted(from)}))`,
        error: {
          code: codeFor(view.noun, `NOT_${from.map((state) => snakeCase(state).toUpperCase()).join('_OR_')}`),
          message: `Not all of {${parameter}} can be ${done}: ${fieldWords(verb)} needs the ${fieldWords(field)} ${orList(from.map(fieldWords))}. Nothing was changed.`,
        },
      },
    ],
    where: `"id" IN ${given}`,
    result: `SELECT COUNT(*) AS "count", json_group_array(${jsonOf(view, 't')}) AS "${listed}" FROM (SELECT * FROM "${view.table}" WHERE "id" IN ${given} ORDER BY "id") t`,
  };
}
