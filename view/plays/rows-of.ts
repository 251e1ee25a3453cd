// What the index keeps of a committed unit.
import { z } from 'zod';
import type { UnitHeader } from '../../pipeline/store/unit-line.ts';
import type { Committed } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { CollectionName } from '../../schemas/index.ts';
import { judgementSchema } from '../../schemas/judgement.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';

export type Cell = string | number | readonly string[];
/** In the order of the columns. `number` stands for the number that the index gives the play. */
export type Row = readonly Cell[];

export interface UnitRows {
  readonly plays: readonly { readonly row: Row; readonly text: string }[];
  readonly tasks: readonly Row[];
  readonly agents: readonly Row[];
  readonly names: readonly Row[];
  readonly verdicts: readonly Row[];
  readonly selected: readonly Row[];
}

interface Origin {
  readonly stage: string;
  readonly unit: string;
  /** Where the line lies in its file. */
  readonly start: number;
  readonly length: number;
}

/** Collections whose records are looked at; of the others it is enough to know where they are. */
const indexed: ReadonlySet<string> = new Set<CollectionName>([
  'trajectories',
  'tasks',
  'agents',
  'worlds',
  'libraries',
  'programs',
  'judgements',
  'selections',
]);

/** Whether a unit has to be read. Among rejects may be the plays that the judge turned down. */
export const isIndexed = ({ ids, reasons }: Pick<UnitHeader, 'ids' | 'reasons'>): boolean =>
  reasons.length > 0 || Object.keys(ids).some((name) => indexed.has(name));

export function rowsOfUnit({ records, rejects }: Committed, place: Origin): UnitRows {
  const origin = [place.stage, place.unit];
  const verdictOf = (judgement: Judged): Row => verdictRow(judgement, place);
  return {
    plays: (records.trajectories ?? []).map((play) => ({ row: playRow(play, origin), text: textOf(play) })),
    tasks: (records.tasks ?? []).map(({ id, kind, difficulty, agent }) => [
      id,
      ...origin,
      kind,
      difficulty,
      agent,
    ]),
    agents: (records.agents ?? []).map((agent) => [agent.id, ...origin, settingsOf(agent)]),
    names: [...(records.worlds ?? []), ...(records.libraries ?? []), ...(records.programs ?? [])].map(
      ({ id, name }) => [id, ...origin, name],
    ),
    verdicts: [...(records.judgements ?? []), ...rejects.flatMap(judgedIn)].map(verdictOf),
    selected: (records.selections ?? []).map(({ trajectory }) => [
      ...[trajectory, ...origin],
      ...[place.start, place.length],
    ]),
  };
}

function playRow({ id, task, trial, steps, messages, end }: Trajectory, origin: readonly string[]): Row {
  const opening = messages.find(({ role }) => role === 'user')?.content ?? '';
  return [
    ...[id, ...origin, task, trial, steps.length, messages.length],
    messages.reduce((sum, { content }) => sum + content.length, 0),
    steps.filter(({ result }) => result.fault !== undefined).length,
    end,
    opening.slice(0, openingCharacters),
    [...new Set(steps.map(({ call }) => call.name))],
  ];
}

/** What a line of a list can show of the first message, with some to spare. */
const openingCharacters = 240;

/** What a search looks at: everything that was said and called, and the IDs. */
function textOf({ id, task, messages }: Trajectory): string {
  const said = messages.flatMap(({ content, reasoning, malformed, toolCalls = [] }) => [
    content,
    reasoning ?? '',
    malformed?.text ?? '',
    ...toolCalls.map((call) => `${call.name} ${JSON.stringify(call.arguments)}`),
  ]);
  return [id, task, ...said].join('\n');
}

/** What is played on: IDs of worlds, libraries, and programs, and names of live servers. A desk has no name. */
const settingsOf = ({ parts }: Agent): string[] => [
  ...new Set(
    parts.filter(({ primary }) => primary).map(({ of, desk, environment }) => (desk ? environment : of)),
  ),
];

/** What a reject of the judge holds. Other rejects do not match. */
const judgedSchema = z.object(
  judgementSchema.pick({
    trajectory: true,
    verdict: true,
    reason: true,
    because: true,
    total: true,
    findings: true,
  }).shape,
);
type Judged = z.infer<typeof judgedSchema>;

export const judgedIn = ({ record }: Reject): Judged[] => {
  const { success, data } = judgedSchema.safeParse(record);
  return success ? [data] : [];
};

function verdictRow(judged: Judged, { stage, unit, start, length }: Origin): Row {
  const { trajectory, verdict, reason, because, total, findings } = judged;
  const found = new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`));
  return [trajectory, stage, unit, verdict, reason, because, total, [...found], start, length];
}
