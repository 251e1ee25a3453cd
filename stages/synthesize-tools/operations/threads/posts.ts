// What the tools for conversations share: a thread with its messages, and the two sides that write them.
import { z } from 'zod';
import { jsonObject, type Member } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { columnOfOwner, type EntityView } from '../../entity-view.ts';
import { momentOf } from '../moments.ts';

export const threadsSchema = z.strictObject({
  thread: z.string().describe('noun of the threads'),
  posts: z.string().describe('noun of the messages'),
  sides: z.tuple([z.string(), z.string()]).describe('those who are served, and those who serve them'),
});
export type Threads = z.infer<typeof threadsSchema>;

export const postMoment = momentOf('sent_on', 'sent_at');

/** The messages of a thread, as a condition on the table of messages. */
export const isOfThread = (posts: EntityView, thread: EntityView, sql = `:${thread.idParameter}`): string =>
  `${columnOfOwner(posts, thread)} = ${sql}`;

/** The messages that meet a condition, the oldest first. */
export function postList(posts: EntityView, where: string): Member {
  const post = jsonObject([
    { name: 'id', sql: 'p."id"', schema: { type: 'string' } },
    { name: 'author_role', sql: 'p."author_role"', schema: { type: 'string' } },
    { name: 'sent_on', sql: 'p."sent_on"', schema: { type: 'string', format: 'date' } },
    { name: 'sent_at', sql: 'p."sent_at"', schema: { type: 'string' } },
    { name: 'body', sql: 'p."body"', schema: { type: 'string' } },
    { name: 'is_read', sql: 'p."is_read"', schema: { type: 'boolean' } },
  ]);
  const rows = `SELECT * FROM ${identifier(posts.table)} WHERE ${where} ORDER BY ${postMoment}, "id"`;
  return {
    name: 'messages',
    sql: `(SELECT json_group_array(${post.sql}) FROM (${rows}) p)`,
    schema: { type: 'array', items: post.schema },
  };
}

export const sidesInWords = ({ sides: [served, serving] }: Threads) => ({ served, serving });
