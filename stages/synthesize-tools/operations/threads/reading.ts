// Tools that read conversations: one in full, what is unread, what waits for an answer, and how fast answers
// come.

import { jsonObject, listSchema, mustExist, oneRow, selectOne } from '../../../worlds/programs.ts';
import { identifier, literal, matchesIfGiven } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { hoursBetween, minutesBetween, present } from '../moments.ts';
import { defineOperation, idParameter, type ToolSite } from '../operation.ts';
import { leftOut, valueParameters } from '../parameters.ts';
import { isOfThread, postList, postMoment, sidesInWords, type Threads, threadsSchema } from './posts.ts';

export const readThread = defineOperation({
  name: 'read_thread',
  effect: 'read',
  does: 'read',
  options: threadsSchema,
  parts(site, options) {
    const { view, viewOf, style } = site;
    const posts = viewOf(options.posts);
    const words = { posts: posts.plural, ...sidesInWords(options) };
    const shown = figures(site, words);
    return {
      name: [style.get, view.noun],
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: oneRow(view, `t."id" = :${view.idParameter}`, [
        shown(
          'number_of_messages',
          `(SELECT COUNT(*) FROM ${identifier(posts.table)} WHERE ${isOfThread(posts, view, 't."id"')})`,
          { type: 'integer' },
        ),
        postList(posts, isOfThread(posts, view)),
      ]),
    };
  },
});

/** What conversations are about. */
const ownerNoun = ({ columns }: EntityView): string | undefined =>
  columns.find(({ parent }) => parent)?.parent?.noun;

export const countUnread = defineOperation({
  name: 'count_unread',
  effect: 'read',
  does: 'check',
  options: threadsSchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const posts = viewOf(options.posts);
    const column = columnOfOwner(posts, view);
    const isUnread = '"author_role" <> :reader_role AND "is_read" = 0';
    const waiting = jsonObject([
      { name: 'id', sql: 'g.thread', schema: { type: 'string' } },
      { name: 'unread', sql: 'g.unread', schema: { type: 'integer' } },
      { name: 'newest_message', sql: 'g.newest', schema: { type: 'string' } },
      { name: 'oldest_from', sql: 'g.oldest', schema: { type: 'string' } },
    ]);
    const groups =
      `SELECT ${column} AS thread, COUNT(*) AS unread, MIN(${postMoment}) AS oldest, MAX("id") AS newest ` +
      `FROM ${identifier(posts.table)} WHERE ${isUnread} GROUP BY ${column} ORDER BY unread DESC, thread`;
    const words = { posts: posts.plural, owner: ownerNoun(view), ...sidesInWords(options) };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    return {
      name: [site.random.pick(['count', 'check', 'get']), `unread ${view.plural}`],
      words,
      parameters: [value('reader_role', { type: 'string', enum: [...options.sides] })],
      result: selectOne(
        [
          shown('unread_messages', 'coalesce(SUM(g.unread), 0)', { type: 'integer' }),
          shown('affected_threads', 'COUNT(*)', { type: 'integer' }),
          {
            name: 'threads',
            sql: `json_group_array(${waiting.sql})`,
            schema: listSchema(waiting.schema),
          },
        ],
        `(${groups}) g`,
      ),
    };
  },
});

/** Open threads whose last message is from those who are served, with the moment of that message. */
function unanswered({ view, viewOf }: ToolSite, { posts: noun, sides: [served] }: Threads): string {
  const posts = viewOf(noun);
  const own = `${identifier(posts.table)} WHERE ${isOfThread(posts, view, 't."id"')}`;
  const last = (sql: string): string =>
    `(SELECT ${sql} FROM ${own} ORDER BY ${postMoment} DESC, "id" DESC LIMIT 1)`;
  return (
    `(SELECT t.*, ${last(postMoment)} AS since, ${last('"id"')} ` +
    `AS last_id FROM ${identifier(view.table)} t ` +
    `WHERE t."status" <> 'closed' AND ${last('"author_role"')} = ${literal(served)})`
  );
}

export const listUnanswered = defineOperation({
  name: 'list_unanswered',
  effect: 'read',
  does: 'check',
  options: threadsSchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const waiting = jsonObject([
      { name: 'id', sql: 'w."id"', schema: { type: 'string' } },
      { name: 'subject', sql: 'w."subject"', schema: { type: 'string' } },
      { name: 'last_message', sql: 'w.last_id', schema: { type: 'string' } },
      { name: 'hours_waiting', sql: 'w.hours', schema: { type: 'number' } },
    ]);
    const rows =
      `SELECT *, ${hoursBetween('since', present)} AS hours FROM ${unanswered(site, options)} ` +
      `WHERE ${hoursBetween('since', present)} >= coalesce(:min_hours, 0) ORDER BY since, "id"`;
    const words = { posts: viewOf(options.posts).plural, ...sidesInWords(options) };
    const value = valueParameters(site, words);
    return {
      name: [random.pick(['list', 'find']), `unanswered ${view.plural}`],
      words,
      parameters: [leftOut(value('min_hours', { type: 'integer', minimum: 0, maximum: 240 }))],
      samples: [{ min_hours: 4 }, { min_hours: 8 }, { min_hours: 24 }, { min_hours: 48 }],
      result: selectOne(
        [
          { name: 'count', sql: 'COUNT(*)', schema: { type: 'integer' } },
          {
            name: view.plural.replaceAll(/[ -]/g, '_'),
            sql: `json_group_array(${waiting.sql})`,
            schema: listSchema(waiting.schema),
          },
        ],
        `(${rows}) w`,
      ),
    };
  },
});

export const responseTimes = defineOperation({
  name: 'response_times',
  effect: 'read',
  does: 'compute',
  options: threadsSchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const posts = viewOf(options.posts);
    const [served, serving] = options.sides.map((side) => literal(side));
    const thread = columnOfOwner(posts, view);
    const table = identifier(posts.table);
    const answer =
      `(SELECT MIN(a.moment) FROM (SELECT *, ${postMoment} AS moment FROM ${table}) a ` +
      `WHERE a.${thread} = q.${thread} AND a."author_role" = ${serving} AND a.moment >= q.asked)`;
    const asked =
      `SELECT q.*, ${answer} AS answered FROM (SELECT *, ${postMoment} AS asked FROM ${table} ` +
      `WHERE "author_role" = ${served} AND ${matchesIfGiven(thread, view.idParameter)}) q`;
    const minutes = minutesBetween('r.asked', 'r.answered');
    const words = { posts: posts.plural, ...sidesInWords(options) };
    const shown = figures(site, words);
    return {
      name: ['get', `${view.noun} response times`],
      words,
      parameters: [{ ...idParameter(view), isRequired: false }],
      result: selectOne(
        [
          shown('answered_messages', 'COUNT(r.answered)', { type: 'integer' }),
          shown('unanswered_messages', 'COUNT(*) - COUNT(r.answered)', { type: 'integer' }),
          shown('average_response_minutes', `round(AVG(${minutes}), 1)`, { type: ['number', 'null'] }),
          shown('longest_response_minutes', `MAX(${minutes})`, { type: ['integer', 'null'] }),
        ],
        `(${asked}) r`,
      ),
    };
  },
});
