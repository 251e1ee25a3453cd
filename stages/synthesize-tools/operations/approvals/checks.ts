// Tools that read approvals: how far one has come, what waits for somebody, and what an amount would need.
import { jsonObject, listSchema, mustExist, selectOne } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner } from '../../entity-view.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { choiceSchema, rangeSchema, valueParameters } from '../parameters.ts';
import {
  amountOf,
  approvalOf,
  approvalsSchema,
  chainInWords,
  countOf,
  levelsNeeded,
  ofOwner,
  openStep,
  roleTable,
  stepList,
} from './steps.ts';

export const checkApproval = defineOperation({
  name: 'check_approval',
  effect: 'read',
  does: 'check',
  options: approvalsSchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const steps = viewOf(options.steps);
    const own = ofOwner(steps, view);
    const shown = figures(site);
    const [waiting, rejected, approved] = ['waiting', 'rejected', 'approved'].map((status) =>
      countOf(steps, own, status),
    );
    return {
      name: ['check', `${approvalOf(view.noun)}${random.pick(['', ' status'])}`],
      words: { chain: chainInWords(options) },
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne([
        { name: 'id', sql: `:${view.idParameter}`, schema: { type: 'string' } },
        shown(
          'approval_status',
          `CASE WHEN ${rejected} > 0 THEN 'rejected' WHEN ${waiting} > 0 THEN 'in_progress' ` +
            `WHEN ${approved} > 0 THEN 'approved' ELSE 'not_submitted' END`,
          { type: 'string' },
        ),
        shown('required_levels', levelsNeeded(options, amountOf(view, options)), { type: 'integer' }),
        shown('approved_levels', `${approved}`, { type: 'integer' }),
        shown('next_approver', `CASE WHEN ${rejected} = 0 THEN ${openStep(steps, own, 'role')} END`, {
          type: ['string', 'null'],
        }),
        stepList(steps, own),
      ]),
    };
  },
});

export const pendingApprovals = defineOperation({
  name: 'pending_approvals',
  effect: 'read',
  does: 'check',
  options: approvalsSchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const steps = viewOf(options.steps);
    const amount = identifier(columnNamed(view, options.amount).name);
    const row = jsonObject([
      { name: 'id', sql: 'p."id"', schema: { type: 'string' } },
      { name: 'amount', sql: 'p.amount', schema: { type: 'number' } },
      { name: 'level', sql: 'p.level', schema: { type: 'integer' } },
    ]);
    const own = `s.${columnOfOwner(steps, view)} = t."id"`;
    const table = identifier(steps.table);
    const pending =
      `SELECT t."id", t.${amount} AS amount, MIN(s."level") AS level FROM ${identifier(view.table)} t ` +
      `JOIN ${table} s ON ${own} AND s."status" = 'waiting' ` +
      `WHERE NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.${columnOfOwner(steps, view)} = t."id" ` +
      `AND x."status" = 'rejected') GROUP BY t."id" HAVING s."role" = :role ORDER BY t."id"`;
    return {
      name: [random.pick(['list', 'check']), 'pending approvals'],
      words: { chain: chainInWords(options), amount: options.amount },
      parameters: [valueParameters(site)('role', choiceSchema(options.roles))],
      result: selectOne(
        [
          { name: 'count', sql: 'COUNT(*)', schema: { type: 'integer' } },
          figures(site)('amount_waiting', 'round(coalesce(SUM(p.amount), 0), 2)'),
          {
            name: view.plural.replaceAll(/[ -]/g, '_'),
            sql: `json_group_array(${row.sql})`,
            schema: listSchema(row.schema),
          },
        ],
        `(${pending}) p`,
      ),
    };
  },
});

export const previewApproval = defineOperation({
  name: 'preview_approval',
  effect: 'read',
  does: 'compute',
  options: approvalsSchema,
  parts(site, options) {
    const { view, random } = site;
    const shown = figures(site);
    const most = Math.round((options.limits.at(-1) ?? 100) * 2);
    const chain =
      `SELECT role FROM ${roleTable(options)} WHERE ` + `r.level <= ${levelsNeeded(options, ':amount')}`;
    return {
      name: [random.pick(['preview', 'get']), 'approval chain'],
      words: { chain: chainInWords(options) },
      parameters: [valueParameters(site)('amount', rangeSchema(1, most, 'number'))],
      samples: [0.1, 0.3, 0.5, 0.6, 0.8, 1].map((share) => ({ amount: Math.round(share * most) })),
      result: selectOne([
        shown('required_levels', levelsNeeded(options, ':amount'), { type: 'integer' }),
        shown('last_approver', `(SELECT role FROM (${chain} ORDER BY r.level DESC LIMIT 1))`, {
          type: 'string',
        }),
        {
          name: 'approvers',
          sql: `(SELECT json_group_array(role) FROM (${chain} ORDER BY r.level))`,
          schema: {
            ...listSchema({ type: 'string' }),
            description: `Who approves the ${view.noun}, in order`,
          },
        },
      ]),
    };
  },
});
