// wrong_argument: a value of the last call has another meaning. A read that still finds everything that has to be told
// is as good as the right one, so another value is drawn then.
import { canonicalJson } from '../../../../pipeline/hash.ts';
import type { Step } from '../../../../schemas/trajectory.ts';
import { holds, tells } from '../../../evidence.ts';
import type { Played } from '../../../simulate/play.ts';
import { wrongArgument as vice } from '../../../simulate/vices/arguments.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { answersIn } from '../records.ts';

/** Each costs a play. */
const mostDraws = 3;

export const wrongArgument: Proof = {
  name: vice.name,
  expects: 'fail',
  async play(scene) {
    const { task, ground, script, random, play } = scene;
    for (let draw = 0; draw < mostDraws; draw += 1) {
      const spoiled = vice.spoil(script, { task, agent: ground.agent, random });
      const played = spoiled && (await play(spoiled));
      if (!played || !(isAsGood(played.steps.at(-1), scene) || tellsTheSame(played, scene))) return played;
    }
    return undefined;
  },
};

/** A rounded figure may be the same for another argument, as a level that hardly changes any more. */
const tellsTheSame = (played: Played, { task: { mathematics } }: ProofScene): boolean => {
  const said = answersIn(played);
  return mathematics?.answers.every(({ name, value }) => tells(said, name, value)) ?? false;
};

function isAsGood(step: Step | undefined, { oracle, task }: ProofScene): boolean {
  const right = oracle.steps.at(-1);
  if (!step?.result.ok || !right || step.result.changes.length + right.result.changes.length > 0)
    return false;
  const found = canonicalJson(step.result.value);
  const last = task.oracle.calls.at(-1)?.goal;
  const told = task.oracle.communicate.filter(({ goal }) => goal === last);
  const showsAll = told.length > 0 && told.every(({ value }) => holds(found, value));
  return showsAll || found === canonicalJson(right.result.value);
}
