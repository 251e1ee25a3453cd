// Tools that send notifications, and that record who wants none.
import { mustExist, newestRow, oneRow } from '../../../worlds/programs.ts';
import { today } from '../../../worlds/sql.ts';
import { columnNamed, referencesTo } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { presentTime } from '../moments.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { choiceSchema, valueParameters } from '../parameters.ts';
import { bodySql, kindsInWords, noticesSchema, ofRecord, subjectSql } from './texts.ts';

export const notify = defineOperation({
  name: 'notify',
  effect: 'write',
  does: 'notify',
  options: noticesSchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const column = referencesTo(view, options.owner)[0]?.name ?? owner.idParameter;
    const channel = columnNamed(view, 'channel');
    const from = (sql: string): string => ofRecord(owner, sql, column);
    const name: readonly [string, string] = random.pick([
      ['notify', `${owner.noun} contact`],
      ['send', `${owner.noun} notification`],
      ['send', `${owner.noun} ${view.noun.split(' ').at(-1)}`],
    ]);
    return {
      name,
      words: { owner: owner.noun, ownerId: column, kinds: kindsInWords(options) },
      parameters: [
        idParameter(owner, column),
        valueParameters(site)('kind', choiceSchema(Object.keys(options.kinds))),
        columnParameter(channel, site, true),
      ],
      guards: [mustExist(owner, column)],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            kind: ':kind',
            channel: ':channel',
            recipient: from(`t."${columnNamed(owner, options.address).name}"`),
            subject: from(subjectSql(owner)),
            body: from(bodySql(owner, options)),
            sent_on: today,
            sent_at: presentTime,
          }),
        },
      ],
      result: newestRow(view),
    };
  },
});

export const setOptOut = defineOperation({
  name: 'set_opt_out',
  effect: 'write',
  does: 'write',
  options: noticesSchema,
  uses: ({ optOut }) => [optOut],
  writes: ({ optOut }) => [{ kind: 'fields', sets: [optOut] }],
  parts(site, options) {
    const { view, viewOf } = site;
    const flag = columnNamed(view, options.optOut);
    const where = `"id" = :${view.idParameter}`;
    return {
      name: ['set', `${view.noun} ${site.random.pick(['opt-out', 'notification preference'])}`],
      words: { notices: viewOf(options.notices).plural, flag: flag.name },
      parameters: [idParameter(view), columnParameter(flag, site, true)],
      guards: [mustExist(view, view.idParameter)],
      changes: [{ values: { [flag.name]: `:${flag.name}` }, where }],
      result: oneRow(view, `t.${where}`),
    };
  },
});
