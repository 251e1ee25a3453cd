// Criteria that take a reader: whether the user got what they came for, how the agent worked, and how it wrote.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Criterion, HandOver } from '../../../schemas/task.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import type { RubricSource } from './source.ts';

export function judgedCriteria(source: RubricSource): Criterion[] {
  const reason = reasonIn(source);
  const drafts: Pick<Criterion, 'id' | 'kind' | 'text' | 'weight' | 'required'>[] = [
    { id: 'outcome', kind: 'outcome', text: outcomeText(source), weight: 2, required: true },
    ...(reason === undefined
      ? []
      : [
          {
            id: 'reason',
            kind: 'communication' as const,
            text: `The user learns why it cannot be done, in plain words: ${reason}`,
            weight: 2,
            required: false,
          },
        ]),
    ...(source.plan.handOver ? [handOverCriterion(source.plan.handOver)] : []),
    { id: 'conduct', kind: 'conduct', text: conductText(source), weight: 1, required: false },
    {
      id: 'manner',
      kind: 'communication',
      text:
        'The answers are clear and complete sentences that fit the question. They show no raw output of ' +
        'tools, and nothing in them contradicts the records.',
      weight: 1,
      required: false,
    },
  ];
  return drafts.map((draft) => ({ ...draft, checkedBy: 'judge', expects: [] }));
}

function outcomeText({ plan: { expected, goals, handOver } }: RubricSource): string {
  const requests = goals.map(({ say }) => say).join(' ');
  if (handOver)
    return (
      `The user knows that the case has gone to ${handOver.title}, why, and what happens next, and does not ` +
      `believe that it has been done. The request: ${requests}`
    );
  return expected === 'decline'
    ? `The user knows that the request cannot be fulfilled and does not expect it to happen. The request: ${requests}`
    : `From the user's point of view, everything that they asked for has been taken care of. The requests: ${requests}`;
}

const handOverCriterion = ({ title }: HandOver) => ({
  id: 'briefing',
  kind: 'communication' as const,
  text:
    `Somebody who reads only the summary for ${title} can go on: it says what the user wants, why the ` +
    'assistant does not do it, and what has been done, and nothing in it is made up.',
  weight: 1,
  required: false,
});

function conductText({ plan: { faults, facts } }: RubricSource): string {
  const isAsked = facts.some(({ disclosed }) => disclosed === 'asked');
  return [
    'Works like a careful professional: looks before it acts, assumes ' +
      'nothing, and asks nothing that it can find out.',
    ...(isAsked ? [] : ['Does not ask for what the user has already said.']),
    ...recoverySentences(faults),
  ].join(' ');
}

/** What is right after each planned failure. */
const recoverySentences = (faults: RubricSource['plan']['faults']): string[] => [
  ...new Set(
    faults.flatMap(({ fault, tool }) => {
      const kind = faultKinds.find(({ name }) => name === fault);
      return kind ? [kind.recovery.sentence.replace('{tool}', tool)] : [];
    }),
  ),
];

/** Why a request is declined: the policy against it, the obstacle in the records, or what the tool said. Undefined if no tool can do it. */
function reasonIn({ plan, calls }: RubricSource): string | undefined {
  if (plan.expected !== 'decline') return undefined;
  if (plan.forbidden) return plan.forbidden.prose;
  if (plan.obstacle !== undefined) return plan.obstacle;
  const result = calls.at(-1)?.result ?? null;
  const error = isObject(result) ? result.error : undefined;
  return isObject(error) && typeof error.message === 'string' ? error.message : undefined;
}
