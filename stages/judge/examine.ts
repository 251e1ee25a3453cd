// What code finds in a trajectory: the findings of the rules, and the scores that need no reader.
import type { Reader } from '../../pipeline/store.ts';
import type { Finding, Score } from '../../schemas/judgement.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { directPlay } from '../catalog/direct.ts';
import { type Setting, settingOf } from '../faces/setting.ts';
import { scoresByCode } from './criteria/index.ts';
import { expectedChangesOf } from './expected-changes.ts';
import { policyRecordOf } from './policy-record.ts';
import { findingsOf } from './rules/index.ts';

export interface Examined extends Setting {
  /** The play with the calls that were meant. */
  readonly played: Trajectory;
  readonly findings: Finding[];
  readonly byCode: Score[];
}

export async function examine(trajectory: Trajectory, store: Reader, signal: AbortSignal): Promise<Examined> {
  const { task, agent } = await settingOf(trajectory, store);
  const { played, searches, recordedAt } = directPlay(trajectory, agent.catalog);
  const policies = await policyRecordOf(played.steps, agent, store);
  const isAsExpected = trajectory.finalState === task.oracle.finalState;
  const expected = isAsExpected ? undefined : await expectedChangesOf(trajectory, store, signal);
  const play = { task, agent, played, searches, policies, expected };
  return {
    task,
    agent,
    played,
    findings: findingsOf(play).map((finding) => asRecorded(finding, recordedAt)),
    byCode: scoresByCode(task.rubric, play),
  };
}

/** A finding names a call by its place in the play as it was recorded. */
const asRecorded = ({ step, ...finding }: Finding, recordedAt: readonly number[]): Finding => ({
  ...finding,
  ...(step === undefined ? {} : { step: recordedAt[step] ?? step }),
});
