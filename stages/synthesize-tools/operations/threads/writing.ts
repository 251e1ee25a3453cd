// Tools that write to conversations: a reply, and marking what one side has read.

import { exists, guard, mustExist, newestRow, selectOne } from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnNamed, referencesTo, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures } from '../figure.ts';
import { presentTime } from '../moments.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { valueParameters } from '../parameters.ts';
import { isOfThread, sidesInWords, threadsSchema } from './posts.ts';

export const postReply = defineOperation({
  name: 'post_reply',
  effect: 'write',
  does: 'write',
  options: threadsSchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const thread = viewOf(options.thread);
    const [role, body] = [columnNamed(view, 'author_role'), columnNamed(view, 'body')];
    const column = referencesTo(view, options.thread)[0]?.name ?? thread.idParameter;
    return {
      name: [random.pick(['post', 'send', 'write']), view.noun],
      words: { thread: thread.noun, threadId: column, ...sidesInWords(options) },
      parameters: [
        idParameter(thread, column),
        columnParameter(role, site, true),
        columnParameter(body, site, true),
      ],
      samples: sampleSets([role, body], random),
      guards: [mustExist(thread, column)],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            author_role: ':author_role',
            sent_on: today,
            sent_at: presentTime,
            body: ':body',
            is_read: '0',
          }),
        },
      ],
      result: newestRow(view),
    };
  },
});

export const markRead = defineOperation({
  name: 'mark_read',
  effect: 'write',
  does: 'write',
  options: threadsSchema,
  writes: () => [{ kind: 'fields', sets: ['is_read'] }],
  parts(site, options) {
    const { view, viewOf } = site;
    const thread = viewOf(options.thread);
    const unread = `${isOfThread(view, thread)} AND "author_role" <> :reader_role AND "is_read" = 0`;
    const left =
      `(SELECT COUNT(*) FROM ${identifier(view.table)} WHERE ` +
      `"author_role" <> :reader_role AND "is_read" = 0)`;
    const words = {
      thread: thread.noun,
      threads: thread.plural,
      threadId: thread.idParameter,
      ...sidesInWords(options),
    };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    return {
      name: ['mark', `${thread.noun} read`],
      words,
      parameters: [idParameter(thread), value('reader_role', { type: 'string', enum: [...options.sides] })],
      guards: [
        mustExist(thread, thread.idParameter),
        guard(
          exists(view, unread),
          'NOTHING_UNREAD',
          `{reader_role} has nothing unread in {${thread.idParameter}}.`,
        ),
      ],
      changes: [{ values: { is_read: '1' }, where: unread }],
      result: selectOne([
        { name: 'id', sql: `:${thread.idParameter}`, schema: { type: 'string' } },
        shown('still_unread_elsewhere', left, { type: 'integer' }),
      ]),
    };
  },
});
