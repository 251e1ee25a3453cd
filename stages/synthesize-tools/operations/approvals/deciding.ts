// Tools that move approvals on: submitting, approving or rejecting the open step, and passing it further up.
import { exists, type Guard, guard, type Member, mustExist, selectOne } from '../../../worlds/programs.ts';
import { byChoice, identifier, literal, today } from '../../../worlds/sql.ts';
import type { EntityView } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter, type Operation, type ToolSite } from '../operation.ts';
import { choiceSchema, leftOut, valueParameters } from '../parameters.ts';
import {
  type Approvals,
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

export const submitForApproval = defineOperation({
  name: 'submit_for_approval',
  effect: 'write',
  does: 'write',
  options: approvalsSchema,
  writes: ({ steps }) => [{ kind: 'rows', noun: steps, sets: ['level', 'role', 'status'] }],
  parts(site, options) {
    const { view, viewOf } = site;
    const steps = viewOf(options.steps);
    const own = ofOwner(steps, view);
    const shown = figures(site);
    const owner = own.slice(1, own.indexOf('"', 1));
    return {
      name: ['submit', `${view.noun} for approval`],
      words: { chain: chainInWords(options) },
      parameters: [idParameter(view)],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          `NOT ${exists(steps, own)}`,
          'ALREADY_SUBMITTED',
          `{${view.idParameter}} has already been submitted for approval.`,
        ),
      ],
      changes: [
        {
          values: newRow(
            steps,
            { [owner]: `:${view.idParameter}`, level: 'r.level', role: 'r.role' },
            'r.level - 1',
          ),
          from: `${roleTable(options)} WHERE r.level <= ${levelsNeeded(options, amountOf(view, options))}`,
        },
      ],
      result: selectOne([
        { name: 'id', sql: `:${view.idParameter}`, schema: { type: 'string' } },
        shown('required_levels', `(SELECT COUNT(*) FROM ${identifier(steps.table)} WHERE ${own})`, {
          type: 'integer',
        }),
        shown('next_approver', openStep(steps, own, 'role'), { type: 'string' }),
        stepList(steps, own),
      ]),
    };
  },
});

/** The step that is open, and its role is the one that the call gives. */
function mustBeTurn(steps: EntityView, { view }: ToolSite): Guard[] {
  const own = ofOwner(steps, view);
  const isRejected = exists(steps, `${own} AND "status" = 'rejected'`);
  return [
    mustExist(view, view.idParameter),
    guard(`NOT ${isRejected}`, 'ALREADY_REJECTED', `The approval of {${view.idParameter}} was rejected.`),
    guard(
      exists(steps, `${own} AND "status" = 'waiting'`),
      'NO_OPEN_STEP',
      `No approval step of {${view.idParameter}} is open.`,
    ),
    guard(
      `:role IS NULL OR ${openStep(steps, own, 'role')} = :role`,
      'WRONG_APPROVER',
      `It is not the turn of the {role} to decide on {${view.idParameter}}.`,
    ),
  ];
}

function outcome(steps: EntityView, site: ToolSite): Member[] {
  const own = ofOwner(steps, site.view);
  const shown = figures(site);
  return [
    { name: 'id', sql: `:${site.view.idParameter}`, schema: { type: 'string' } },
    shown('remaining_levels', countOf(steps, own, 'waiting'), { type: 'integer' }),
    shown('next_approver', openStep(steps, own, 'role'), { type: ['string', 'null'] }),
    stepList(steps, own),
  ];
}

/** One operation for each decision: they differ in the state that the step gets. */
const decision = ({ verb, to }: { verb: 'approve' | 'reject'; to: string }): Operation =>
  defineOperation({
    name: `${verb}_step`,
    effect: 'write',
    does: 'write',
    options: approvalsSchema,
    writes: ({ steps }: Approvals) => [
      { kind: 'state', noun: steps, sets: ['status', 'decided_on', 'comment'], from: ['waiting'], to },
    ],
    parts(site, options) {
      const { view, viewOf } = site;
      const steps = viewOf(options.steps);
      const value = valueParameters(site);
      const comment = value('comment', { type: 'string' });
      return {
        name: [verb, `${view.noun} step`],
        words: { chain: chainInWords(options) },
        parameters: [
          idParameter(view),
          leftOut(value('role', choiceSchema(options.roles))),
          verb === 'approve' ? leftOut(comment) : comment,
        ],
        guards: mustBeTurn(steps, site),
        changes: [
          {
            values: { status: literal(to), decided_on: today, comment: ':comment' },
            where: `"id" = ${openStep(steps, ofOwner(steps, view), 'id')}`,
          },
        ],
        result: selectOne(outcome(steps, site)),
      };
    },
  });

export const approveStep = decision({ verb: 'approve', to: 'approved' });
export const rejectStep = decision({ verb: 'reject', to: 'rejected' });

export const escalateApproval = defineOperation({
  name: 'escalate_approval',
  effect: 'write',
  does: 'write',
  options: approvalsSchema,
  writes: ({ steps }) => [{ kind: 'fields', noun: steps, sets: ['role'] }],
  parts(site, options) {
    const { view, viewOf } = site;
    const steps = viewOf(options.steps);
    const own = ofOwner(steps, view);
    const { roles } = options;
    const above = Object.fromEntries(
      roles.slice(0, -1).map((role, index) => [role, literal(roles[index + 1] ?? '')]),
    );
    return {
      name: ['escalate', approvalOf(view.noun)],
      words: { chain: chainInWords(options), top: roles.at(-1) },
      parameters: [idParameter(view)],
      guards: [
        mustExist(view, view.idParameter),
        guard(
          exists(steps, `${own} AND "status" = 'waiting'`),
          'NO_OPEN_STEP',
          `No approval step of {${view.idParameter}} is open.`,
        ),
        guard(
          `${openStep(steps, own, 'role')} <> ${literal(roles.at(-1) ?? '')}`,
          'NOBODY_ABOVE',
          `The open step of {${view.idParameter}} is already with the highest level.`,
        ),
      ],
      changes: [
        { values: { role: byChoice('"role"', above) }, where: `"id" = ${openStep(steps, own, 'id')}` },
      ],
      result: selectOne(outcome(steps, site)),
    };
  },
});
