// statistics: how a number is spread over the rows: lowest, highest, average and total.
import { z } from 'zod';
import { fieldWords, snakeCase } from '../../english.ts';
import { counter, jsonObject, type Member, selectOne } from '../../worlds/programs.ts';
import { allOf, identifier, matchesIfGiven } from '../../worlds/sql.ts';
import { isPrevious, numeric } from '../entity.ts';
import { columnNamed } from '../entity-view.ts';
import { fieldInName } from '../short-names.ts';
import { columnParameter, defineOperation, type Outlook, ofKind } from './operation.ts';

export const statistics = defineOperation({
  name: 'statistics',
  effect: 'read',
  does: 'compute',
  options: z.strictObject({
    of: z.string(),
    within: z.string().optional().describe('field that narrows the rows'),
    verb: z.string().default('analyze'),
  }),
  propose(outlook) {
    const { random } = outlook;
    const [of] = random.shuffle(ofKind(outlook, ...numeric));
    const [within] = random.shuffle(groupFields(outlook));
    if (of === undefined) return [];
    const verb = random.pick(['analyze', 'get']);
    return [{ options: within === undefined ? { of, verb } : { of, within, verb }, weight: 1 }];
  },
  uses: ({ of, within }) => [of, within ?? of],
  parts(site, options) {
    const { view, text } = site;
    const of = columnNamed(view, options.of);
    const within = options.within === undefined ? undefined : columnNamed(view, options.within);
    const words = { value: fieldWords(of.field), group: within && fieldWords(within.field) };
    const value = identifier(of.name);
    const figure = (name: string, sql: string): Member => ({
      name,
      sql,
      schema: { type: ['number', 'null'], description: text(name, words) },
    });
    const figures = jsonObject([
      figure('lowest', `MIN(${value})`),
      figure('highest', `MAX(${value})`),
      figure('average', `round(AVG(${value}), 2)`),
      figure('total', `round(SUM(${value}), 2)`),
    ]);
    const filter = within && columnParameter(within, site, false);
    const conditions = within ? [matchesIfGiven(identifier(within.name), within.name)] : [];
    return {
      name: [options.verb, `${view.noun} ${fieldInName(of.field)} stats`],
      words: { ...words, meaning: of.kind.describe, filter: within?.name },
      parameters: filter
        ? [{ ...filter, schema: { ...filter.schema, description: text('group', words) } }]
        : [],
      result: selectOne(
        [
          { name: 'count', sql: `COUNT(${value})`, schema: counter() },
          { name: snakeCase(words.value), ...figures },
        ],
        `${identifier(view.table)} WHERE ${allOf(conditions)}`,
      ),
    };
  },
});

/** Fields that part the rows of an entity into groups. */
export const groupFields = (outlook: Pick<Outlook, 'entity'>): string[] =>
  [...Object.keys(outlook.entity.states), ...ofKind(outlook, 'one_of', 'ref')].filter(
    (name) => !isPrevious(name),
  );
