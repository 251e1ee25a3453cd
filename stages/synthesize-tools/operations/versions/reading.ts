// Tools that read versions: how two of them differ, whether the latest can be released, and the history.

import { fieldWords } from '../../../english.ts';
import {
  counter,
  guard,
  jsonObject,
  listSchema,
  type Member,
  mustExist,
  rowList,
  selectOne,
} from '../../../worlds/programs.ts';
import { identifier, literal, today } from '../../../worlds/sql.ts';
import { type Column, columnNamed } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter, type ToolSite } from '../operation.ts';
import { leftOut, valueParameters } from '../parameters.ts';
import {
  latestVersion,
  mustHaveVersion,
  numberSchema,
  ofDocument,
  type Versions,
  versionsSchema,
} from './history.ts';

/** One row for each field that differs between two versions, as text. */
const differences = (columns: readonly Column[]): string =>
  columns
    .map(({ field, name }) => {
      const [before, after] = ['a', 'b'].map((alias) => `${alias}.${identifier(name)}`);
      return (
        `SELECT ${literal(fieldWords(field))} AS field, CAST(${before} AS TEXT) AS before, ` +
        `CAST(${after} AS TEXT) AS after FROM older a, newer b WHERE ${before} IS NOT ${after}`
      );
    })
    .join(' UNION ALL ');

const version = (table: string, own: string, parameter: string): string =>
  `SELECT * FROM ${identifier(table)} WHERE ${own} AND "number" = :${parameter}`;

export const compareVersions = defineOperation({
  name: 'compare_versions',
  effect: 'read',
  does: 'compute',
  options: versionsSchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const versions = viewOf(options.versions);
    const own = ofDocument(versions, options, view.idParameter);
    const columns = options.fields.map((field) => columnNamed(versions, field));
    const words = { versions: versions.plural };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const number = (name: string) => value(name, { ...numberSchema, maximum: 9 });
    const change = jsonObject([
      { name: 'field', sql: 'd.field', schema: { type: 'string' } },
      { name: 'before', sql: 'd.before', schema: { type: ['string', 'null'] } },
      { name: 'after', sql: 'd.after', schema: { type: ['string', 'null'] } },
    ]);
    const output = selectOne([
      shown('differing_fields', '(SELECT COUNT(*) FROM differences)', { type: 'integer' }),
      shown('word_count_difference', '(SELECT b."word_count" - a."word_count" FROM older a, newer b)', {
        type: 'integer',
      }),
      shown(
        'days_between',
        '(SELECT CAST(julianday(b."saved_on") - julianday(a."saved_on") AS INTEGER) FROM older a, newer b)',
        { type: 'integer' },
      ),
      {
        name: 'changes',
        sql: `(SELECT json_group_array(${change.sql}) FROM differences d)`,
        schema: listSchema(change.schema),
      },
    ]);
    const tables =
      `WITH older AS (${version(versions.table, own, 'from_number')}), ` +
      `newer AS (${version(versions.table, own, 'to_number')}), differences AS (${differences(columns)})`;
    return {
      name: [random.pick(['compare', 'diff']), versions.plural],
      words,
      parameters: [idParameter(view), number('from_number'), number('to_number')],
      samples: [
        { from_number: 1, to_number: 2 },
        { from_number: 1, to_number: 3 },
        { from_number: 2, to_number: 3 },
        { from_number: 1, to_number: 2 },
      ],
      guards: [
        mustExist(view, view.idParameter),
        ...['from_number', 'to_number'].map((parameter) =>
          mustHaveVersion(versions, own, { parameter, owner: view.idParameter }),
        ),
        guard(':from_number <> :to_number', 'SAME_VERSION', 'Both numbers are {from_number}.'),
      ],
      result: { ...output, sql: `${tables} ${output.sql}` },
    };
  },
});

/** What may keep a version from release: a condition over the latest, and its name. */
const problems: readonly (readonly [name: string, condition: string])[] = [
  ['no reviewer', '"reviewed_by" IS NULL'],
  ['effective date has passed', `"effective_on" < ${today}`],
  ['too short', '"word_count" < coalesce(:min_words, 200)'],
];

export const checkRelease = defineOperation({
  name: 'check_release',
  effect: 'read',
  does: 'check',
  options: versionsSchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const versions = viewOf(options.versions);
    const own = ofDocument(versions, options, view.idParameter);
    const found = problems
      .map(([name, condition]) => `SELECT ${literal(name)} AS problem FROM latest WHERE ${condition}`)
      .join(' UNION ALL ');
    const words = { versions: versions.plural };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const output = selectOne([
      { name: 'latest_id', sql: '(SELECT "id" FROM latest)', schema: { type: 'string' } },
      shown('latest_number', '(SELECT "number" FROM latest)', { type: 'integer' }),
      shown('is_ready', 'NOT EXISTS (SELECT 1 FROM problems)', { type: 'boolean' }),
      shown('open_problems', '(SELECT COUNT(*) FROM problems)', { type: 'integer' }),
      {
        name: 'problems',
        sql: '(SELECT json_group_array(problem) FROM problems)',
        schema: listSchema({ type: 'string' }),
      },
    ]);
    return {
      name: ['check', `${view.noun} ${random.pick(['release', 'readiness'])}`],
      words,
      parameters: [
        idParameter(view),
        leftOut(value('min_words', { type: 'integer', minimum: 50, maximum: 3000 })),
      ],
      samples: [{ min_words: 300 }, { min_words: 500 }, { min_words: 800 }, { min_words: 1200 }],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `EXISTS (${latestVersion(versions, own)})`,
          'NO_VERSION',
          `{${view.idParameter}} has no saved version yet.`,
        ),
      ],
      result: {
        ...output,
        sql: `WITH latest AS (${latestVersion(versions, own)}), problems AS (${found}) ${output.sql}`,
      },
    };
  },
});

const listOf = ({ viewOf }: ToolSite, { versions }: Versions): Member => rowList(viewOf(versions));

export const versionHistory = defineOperation({
  name: 'version_history',
  effect: 'read',
  does: 'read',
  options: versionsSchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const versions = viewOf(options.versions);
    const rows =
      `SELECT * FROM ${identifier(versions.table)} WHERE ` +
      `${ofDocument(versions, options, view.idParameter)} ` +
      'ORDER BY "number" DESC';
    return {
      name: ['list', versions.plural],
      words: { versions: versions.plural },
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [{ name: 'count', sql: 'COUNT(*)', schema: counter() }, listOf(site, options)],
        `(${rows}) t`,
      ),
    };
  },
});
