// What the tools for approvals share: how many levels an amount needs, and the steps of one thing.
import { z } from 'zod';
import { jsonObject, listSchema, type Member } from '../../../worlds/programs.ts';
import { identifier, literal } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner, type EntityView } from '../../entity-view.ts';

export const approvalsSchema = z.strictObject({
  steps: z.string().describe('noun of the approval steps'),
  amount: z.string().describe('field that decides how many levels are needed'),
  roles: z.array(z.string()).min(2).max(3).describe('who approves, the first level first'),
  limits: z.array(z.number()).describe('amounts above which a further level is needed'),
});
export type Approvals = z.infer<typeof approvalsSchema>;

/** The approval of a thing, which may be an approval itself. */
export const approvalOf = (noun: string): string => (/\bapproval$/.test(noun) ? noun : `${noun} approval`);

/** SQL for the number of levels that an amount needs. */
export const levelsNeeded = ({ limits }: Pick<Approvals, 'limits'>, amount: string): string =>
  ['1', ...limits.map((limit) => `(${amount} > ${limit})`)].join(' + ');

/** SQL for the amount of the row that the call names. */
export const amountOf = (view: EntityView, { amount }: Approvals): string =>
  `(SELECT ${identifier(columnNamed(view, amount).name)} FROM ${identifier(view.table)} ` +
  `WHERE "id" = :${view.idParameter})`;

/** The roles with their levels, as a table `r` with `role` and `level`. */
export const roleTable = ({ roles }: Pick<Approvals, 'roles'>): string =>
  `(SELECT value AS role, key + 1 AS level FROM json_each(${literal(JSON.stringify(roles))})) r`;

export const ofOwner = (steps: EntityView, view: EntityView, sql = `:${view.idParameter}`): string =>
  `${columnOfOwner(steps, view)} = ${sql}`;

/** SQL for a value of the open step of the lowest level. */
export const openStep = (steps: EntityView, own: string, column: string): string =>
  `(SELECT ${identifier(column)} FROM ${identifier(steps.table)} WHERE ${own} AND "status" = 'waiting' ` +
  'ORDER BY "level" LIMIT 1)';

export const countOf = (steps: EntityView, own: string, status: string): string =>
  `(SELECT COUNT(*) FROM ${identifier(steps.table)} WHERE ${own} AND "status" = ${literal(status)})`;

/** The steps of the row that the call names, in the order of their levels. */
export function stepList(steps: EntityView, own: string): Member {
  const step = jsonObject([
    { name: 'id', sql: 's."id"', schema: { type: 'string' } },
    { name: 'level', sql: 's."level"', schema: { type: 'integer' } },
    { name: 'role', sql: 's."role"', schema: { type: 'string' } },
    { name: 'status', sql: 's."status"', schema: { type: 'string' } },
  ]);
  const rows = `SELECT * FROM ${identifier(steps.table)} WHERE ${own} ORDER BY "level"`;
  return {
    name: 'steps',
    sql: `(SELECT json_group_array(${step.sql}) FROM (${rows}) s)`,
    schema: listSchema(step.schema),
  };
}

/** What the limits mean, for descriptions. */
export const chainInWords = ({ roles, limits }: Approvals): string =>
  roles
    .map((role, index) => {
      const limit = limits[index - 1];
      return limit === undefined
        ? `${role} for any amount`
        : `${role} above ${limit.toLocaleString('en-US')}`;
    })
    .join(', ');
