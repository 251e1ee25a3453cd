// Tools that look before a notification is sent: whether it may be, and what it would say.
import { mustExist, selectOne } from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnNamed } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { choiceSchema, valueParameters } from '../parameters.ts';
import { bodySql, isNotifiedToday, kindsInWords, noticesSchema, ofSubject, subjectSql } from './texts.ts';

export const checkContactable = defineOperation({
  name: 'check_contactable',
  effect: 'read',
  does: 'check',
  options: noticesSchema,
  uses: ({ optOut, recipient, address }) => [optOut, recipient, address],
  parts(site, options) {
    const { view, viewOf } = site;
    const notices = viewOf(options.notices);
    const words = { notices: notices.plural, notice: notices.noun };
    const shown = figures(site, words);
    const own = ofSubject(notices, view);
    const table = identifier(notices.table);
    const isOut = `t.${identifier(columnNamed(view, options.optOut).name)} = 1`;
    const isDone = isNotifiedToday(notices, own);
    const last = (sql: string): string =>
      `(SELECT ${sql} FROM ${table} WHERE ${own} ORDER BY "sent_on" DESC, "sent_at" DESC, "id" DESC LIMIT 1)`;
    return {
      name: ['check', `${view.noun} ${site.random.pick(['contact', 'opt-out'])}`],
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          shown('may_be_sent', `NOT (${isOut} OR ${isDone})`, { type: 'boolean' }),
          shown(
            'verdict',
            `CASE WHEN ${isOut} THEN 'opted_out' WHEN ${isDone} THEN 'already_notified_today' ELSE 'ok' END`,
            {
              type: 'string',
            },
          ),
          shown('recipient_name', `t.${identifier(columnNamed(view, options.recipient).name)}`, {
            type: 'string',
          }),
          shown(
            'sent_in_last_week',
            `(SELECT COUNT(*) FROM ${table} WHERE ${own} AND "sent_on" > date(${today}, '-7 days'))`,
            {
              type: 'integer',
            },
          ),
          shown('last_sent_on', last('"sent_on"'), { type: ['string', 'null'] }),
          shown('latest_notice', last('"id"'), { type: ['string', 'null'] }),
        ],
        `${identifier(view.table)} t WHERE t."id" = :${view.idParameter}`,
      ),
    };
  },
});

export const previewNotice = defineOperation({
  name: 'preview_notification',
  effect: 'read',
  does: 'compute',
  options: noticesSchema,
  uses: ({ details, recipient }) => [...details, recipient],
  parts(site, options) {
    const { view, viewOf } = site;
    const words = { notice: viewOf(options.notices).noun, kinds: kindsInWords(options) };
    const shown = figures(site, words);
    return {
      name: [site.random.pick(['preview', 'draft']), `${view.noun} notification`],
      words,
      parameters: [
        idParameter(view),
        valueParameters(site, words)('kind', choiceSchema(Object.keys(options.kinds))),
      ],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne(
        [
          shown('subject', subjectSql(view), { type: 'string' }),
          shown('body', bodySql(view, options), { type: 'string' }),
          shown('number_of_characters', `length(${bodySql(view, options)})`, { type: 'integer' }),
        ],
        `${identifier(view.table)} t WHERE t."id" = :${view.idParameter}`,
      ),
    };
  },
});
