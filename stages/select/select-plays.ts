// The selection: which accepted plays are taken, and why each of the others is not.
import { withId } from '../../pipeline/hash.ts';
import type { NewRecord, RejectDraft } from '../../pipeline/stage.ts';
import { compareIds } from '../../pipeline/store.ts';
import type { Outcome } from '../../schemas/outcome.ts';
import type { Candidate } from './candidates.ts';
import { choose, fullestOf } from './choose.ts';
import { Distinct, type Limits } from './distinct.ts';
import { type Factors, isUnwanted, Mix, type Placing } from './mix.ts';
import type { TaskFacts } from './task-facts.ts';

interface Wishes extends Limits {
  readonly rows: number;
  readonly mix: Factors;
}

interface Played {
  readonly outcomes: readonly Pick<Outcome, 'task' | 'passRate'>[];
  readonly facts: ReadonlyMap<string, TaskFacts>;
}

/** `candidates` come best first. */
export function selectPlays(
  candidates: readonly Candidate[],
  { outcomes, facts }: Played,
  wishes: Wishes,
): { selections: NewRecord<'selections'>[]; rejects: RejectDraft[] } {
  const refused = refusals(candidates, wishes);
  const mix = new Mix(
    outcomes.flatMap(({ task }) => facts.get(task) ?? []),
    { rows: wishes.rows, factors: wishes.mix },
  );
  const placed = refused.flatMap(({ candidate, why }) => {
    const known = facts.get(candidate.task);
    return why || !known
      ? []
      : [{ candidate, quality: candidate.quality, facts: known, placing: mix.placing(known) }];
  });
  const chosen = choose(
    placed.filter(({ placing }) => !isUnwanted(placing)),
    wishes.rows,
  );
  const passRates = new Map(outcomes.map(({ task, passRate }) => [task, passRate]));
  return {
    // Not in the order of their worth, which is no order to train in.
    selections: [...chosen]
      .sort((a, b) => compareIds(a.candidate.trajectory, b.candidate.trajectory))
      .map((play) => selectionOf(play, passRates.get(play.candidate.task) ?? 0)),
    rejects: [
      ...refused.flatMap(({ candidate, why }) => (why ? [{ ...why, record: shortRecord(candidate) }] : [])),
      ...placed.filter((play) => !chosen.has(play)).map((play) => leftOut(play, wishes.rows)),
    ],
  };
}

/** Why each play is not kept, if it is not. The indexes of what is kept are as large as the plays, and end with this. */
function refusals(candidates: readonly Candidate[], limits: Limits) {
  const distinct = new Distinct(candidates.length, limits);
  return candidates.map((candidate) => ({
    candidate,
    why: candidate.overlap ?? distinct.refuses(candidate),
  }));
}

interface PlacedPlay {
  readonly candidate: Candidate;
  readonly quality: number;
  readonly facts: TaskFacts;
  readonly placing: Placing;
}

function selectionOf(play: PlacedPlay, passRate: number): NewRecord<'selections'> {
  const { judgement, trajectory, task, quality } = play.candidate;
  const { kind, difficulty, calls, worlds } = play.facts;
  return withId({
    from: [judgement, trajectory, task],
    trajectory,
    judgement,
    task,
    kind,
    difficulty,
    calls,
    worlds: [...worlds],
    quality,
    passRate,
  });
}

function leftOut(play: PlacedPlay, rows: number): RejectDraft {
  const unwanted = isUnwanted(play.placing);
  if (unwanted)
    return {
      reason: 'not in the mix',
      detail: `nothing of ${unwanted.name} is wanted`,
      record: shortRecord(play.candidate),
    };
  const { name = '', wanted = 0, taken = 0 } = fullestOf(play.placing) ?? {};
  const detail =
    `${rows} plays that add more are taken; of ${name} there are ${rounded(taken)} among them, ` +
    `where ${rounded(wanted)} would be its share`;
  return { reason: 'beyond the target', detail, record: shortRecord(play.candidate) };
}

const rounded = (count: number): number => Math.round(count * 10) / 10;

const shortRecord = ({ trajectory, judgement, task, quality }: Candidate): object => ({
  trajectory,
  judgement,
  task,
  quality,
});
