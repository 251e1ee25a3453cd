// Approvals: what costs more needs the consent of more levels, one after the other.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import { type Entity, fieldsOfKind } from '../entity.ts';
import { approvalsSchema } from '../operations/approvals/steps.ts';
import {
  dayAfter,
  type Entities,
  type Process,
  type Row,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import {
  bindsAgent,
  drawnFrom,
  enforced,
  fieldsOf,
  type Named,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  toolOptions,
  withFields,
} from './support.ts';

const ladders: readonly (readonly [string, string, string])[] = [
  ['team lead', 'department head', 'finance director'],
  ['supervisor', 'branch manager', 'regional director'],
  ['project lead', 'controller', 'board member'],
  ['shift lead', 'site manager', 'head of operations'],
  ['budget holder', 'finance officer', 'managing director'],
  ['coordinator', 'program manager', 'treasurer'],
];

const comments = [
  'within the budget',
  'checked against the offer',
  'approved by phone, paper copy to follow',
  'price is in line with last year',
  'second supplier was more expensive',
  'too high for this quarter',
  'please attach the offer next time',
  'not covered by the plan',
  'agreed in the weekly meeting',
  'duplicate of an earlier one',
];

const extras = ['preview_approval', 'pending_approvals', 'reject_step', 'escalate_approval'];

/** States in which the consent of all levels has been given, and in which it has been refused. */
const consented = ['approved', 'granted'];
const refused = ['rejected', 'refused'];

export const approvals: Process = {
  name: 'approvals',
  about: 'What costs more needs the consent of more levels, one after the other.',
  weight: 1.2,
  attach({ entities, random }) {
    const suited = thingsOf(
      { entities, random },
      'request',
      'invoice',
      'offer',
      'project',
      'campaign',
      'contract',
    );
    const [owner] = [...suited].sort((a, b) => Number(isRequest(b)) - Number(isRequest(a)));
    const noun = owner && nounFor(owner.noun, 'approval step', entities);
    if (!owner || noun === undefined) return undefined;
    const amount = fieldsOfKind(owner.entity, 'money')[0] ?? 'amount';
    const most = highest(owner, amount);
    const roles = random.pick(ladders).slice(0, random.integer(2, 3));
    const limits = roles.slice(1).map((_, index) => roundedLimit(most * (0.25 + 0.4 * index)));
    const options = { steps: noun, amount, roles, limits };
    const tools = [
      'submit_for_approval',
      'approve_step',
      'check_approval',
      ...drawnFrom(extras, random.integer(1, 2), random),
    ];
    const field = snakeCase(owner.noun);
    const to = owner.entity.states.status?.find((state) => consented.includes(state));
    const settings = to === undefined ? undefined : { steps: noun, field, state: 'status', to };
    return {
      parts: { owner: owner.noun, step: noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, { [amount]: { money: [most / 100, most] } }), {
          operations: tools.map((name) => toolOf(name, options)),
          fixed: [amount],
          rules: settings
            ? [
                random.chance(0.6)
                  ? enforced('approved_first', settings)
                  : bindsAgent('approved_first', settings),
              ]
            : [],
        }),
        [noun]: stepEntity({ noun, owner, roles }, entities),
      },
    };
  },
  settle: settleSteps,
};

const stepEntity = (
  { noun, owner, roles }: { noun: string; owner: Named; roles: readonly string[] },
  entities: Entities,
): Entity =>
  supportEntity(
    { noun, process: 'approvals', entities },
    {
      rows: 20,
      fields: fieldsOf({
        [snakeCase(owner.noun)]: { ref: owner.noun },
        level: { integer: [1, 3], about: 'Level of the step, the lowest first' },
        role: { one_of: roles, about: 'Role that has to decide' },
        decided_on: { date: [-20, 0], optional: true },
        comment: { note: comments, optional: true },
      }),
      states: { status: ['waiting', 'approved', 'rejected'] },
      ends: ['approved', 'rejected'],
      operations: [],
    },
  );

const isRequest = ({ entity }: Named): boolean => entity.archetype === 'request';

function highest({ entity }: Named, amount: string): number {
  const range = entity.fields[amount]?.value;
  return Array.isArray(range) ? Number(range[1]) : 4000;
}

/** A limit as organizations set it: two digits and zeros. */
function roundedLimit(amount: number): number {
  const unit = 10 ** Math.max(1, Math.floor(Math.log10(amount)) - 1);
  return Math.round(amount / unit) * unit;
}

/** Steps fit the amount, and the state of what they belong to where it tells. */
function settleSteps(site: SettleSite): void {
  const { random, entities, parts, rowsOf } = site;
  const { roles, limits, amount } = approvalsSchema.parse(toolOptions(site, 'owner', 'approve_step'));
  const steps: Row[] = [];
  const ends = entities[parts.owner ?? '']?.ends ?? [];
  let undecided = 0;
  for (const row of rowsOf('owner')) {
    const levels = 1 + limits.filter((limit) => Number(row[amount]) > limit).length;
    const status = String(row.status);
    const isUndecided = !ends.includes(status) && ![...consented, ...refused].includes(status);
    const course = isUndecided ? courses[undecided % courses.length] : undefined;
    if (isUndecided) undecided += 1;
    const decided = decisionsFor({ status, course, levels }, random);
    if (decided) steps.push(...stepsFrom(decided, { site, roles: roles.slice(0, levels), owner: row }));
  }
  setRows(site, 'step', steps);
}

function stepsFrom(
  decided: readonly string[],
  { site, roles, owner }: { site: SettleSite; roles: readonly string[]; owner: Row },
): Row[] {
  const { random, today } = site;
  const column = ownerColumn(site, 'step');
  let day = dayAfter(today, -random.integer(5, 25));
  return roles.map((role, index) => {
    const status = decided[index] ?? 'waiting';
    const isOpen = status === 'waiting';
    day = dayAfter(day, random.integer(0, 2));
    return {
      [column]: owner.id ?? null,
      level: index + 1,
      role,
      decided_on: isOpen ? null : day,
      comment: isOpen || random.chance(0.4) ? null : random.pick(comments),
      status,
    };
  });
}

/** How far rows that are not decided have come, in turn, so that every case occurs. */
const courses = [
  'not submitted',
  'in progress',
  'just submitted',
  'not submitted',
  'consented',
  'not submitted',
  'in progress',
  'refused',
];

interface Course {
  readonly status: string;
  readonly course: string | undefined;
  readonly levels: number;
}

/** What the levels have decided so far; undefined for what has not been submitted. */
function decisionsFor({ status, course, levels }: Course, random: Random): string[] | undefined {
  const isConsented = consented.includes(status) || course === 'consented';
  if (isConsented) return Array.from({ length: levels }, () => 'approved');
  const before = Array.from({ length: random.integer(0, levels - 1) }, () => 'approved');
  if (refused.includes(status) || course === 'refused') return [...before, 'rejected'];
  if (course === 'just submitted') return [];
  if (course === 'in progress') return before;
  return course === undefined && random.chance(0.6) ? before : undefined;
}
