// Proof: one play of the gate, of which it is known whether the judge must accept it. Proofs are made from the
// oracle's script, played anew, or from the record of the oracle's play, changed in one place.
import type { Random } from '../../../pipeline/hash.ts';
import type { Played } from '../../simulate/play.ts';
import type { Script } from '../../simulate/script.ts';
import type { Vice } from '../../simulate/vices/vice.ts';
import type { Ground } from '../ground.ts';
import type { TaskBody } from '../oracle.ts';

export interface ProofScene {
  readonly task: TaskBody;
  readonly ground: Ground;
  /** The script of the oracle. */
  readonly script: Script;
  /** How its play went. */
  readonly oracle: Played;
  readonly random: Random;
  /** Plays a script. Another seed gives the speakers other words. */
  play(script: Script, seed?: string): Promise<Played>;
}

export interface Proof {
  readonly name: string;
  readonly expects: 'pass' | 'fail';
  /** What a finding must name, where it is not enough that the judge rejects it. */
  readonly code?: string;
  /** Why a task is turned away for which it comes out otherwise: the name and "fails" or "passes" if not given. */
  readonly reason?: string;
  /** Undefined where the proof does not apply to the task. */
  play(scene: ProofScene): Promise<Played | undefined> | Played | undefined;
}

/** A proof of the agent's procedure with a vice. */
export const viceProof = (vice: Vice): Proof => ({
  name: vice.name,
  expects: 'fail',
  play({ task, ground: { agent }, script, random, play }) {
    const spoiled = vice.spoil(script, { task, agent, random });
    return spoiled && play(spoiled);
  },
});
