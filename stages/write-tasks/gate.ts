// The gate: a task is used only if its checks have been shown to tell right from wrong. It is played by the
// procedures of the agent and the user, through the same loop as any play, and judged by the same rules. The
// oracle's play must pass, and every proof must come out as it is known to.
import { comparableText } from '../evidence.ts';
import { rules as allRules } from '../judge/rules/index.ts';
import type { Rule } from '../judge/rules/rule.ts';
import { type GateSubject, isCaught, rejectionOf, unmetBy } from './gate/judging.ts';
import { sceneFor } from './gate/playing.ts';
import type { Proof, ProofScene } from './gate/proof.ts';
import { proofs } from './gate/proofs/index.ts';

export interface GateFault {
  readonly reason: string;
  readonly detail: string;
}

/** What is wrong with the task; undefined if it may be used. `rules`: those of the judge. */
export async function gateFault(
  subject: GateSubject,
  rules: readonly Rule[] = allRules,
): Promise<GateFault | undefined> {
  const leak = leakIn(subject);
  if (leak) return { reason: 'request leaks', detail: leak };
  if (hasNothingToCheck(subject))
    return { reason: 'nothing to check', detail: 'the task changes nothing and asks for nothing' };
  const scene = await sceneFor(subject);
  const rejection =
    (await rejectionOf(subject, scene.oracle, rules)) ?? (await unmetBy(subject, scene.oracle));
  if (rejection) return { reason: 'oracle fails', detail: rejection };
  for (const proof of proofs) {
    const outcome = await outcomeOf(proof, { subject, scene, rules });
    if (outcome?.broken !== undefined)
      return { reason: 'environment breaks', detail: `${proof.name}: ${outcome.broken}` };
    if (outcome && !outcome.isRight) return faultOf(proof, outcome.rejection, subject);
  }
  return undefined;
}

interface Judging {
  readonly subject: GateSubject;
  readonly scene: ProofScene;
  readonly rules: readonly Rule[];
}

interface ProofOutcome {
  /** Whether the judge does with it what it must. */
  readonly isRight: boolean;
  /** Why it is rejected, for a play that must pass. */
  readonly rejection?: string | undefined;
  /** Why the environment broke the play off, so that nothing is proved by it. */
  readonly broken?: string;
}

/** What the judge makes of a proof; undefined where the proof does not apply. */
async function outcomeOf(
  proof: Proof,
  { subject, scene, rules }: Judging,
): Promise<ProofOutcome | undefined> {
  const { name, expects, code } = proof;
  const played = await proof.play({ ...scene, random: scene.random.fork(name) });
  if (!played) return undefined;
  const broken = played.steps.find(({ result }) => result.broken !== undefined)?.result.broken;
  if (broken !== undefined) return { isRight: false, broken };
  if (expects === 'fail') return { isRight: await isCaught(subject, played, { rules, name, code }) };
  const rejection = await rejectionOf(subject, played, rules);
  return { isRight: rejection === undefined, rejection };
}

const faultOf = ({ name, expects, reason }: Proof, rejection: string | undefined, { task }: GateSubject) =>
  expects === 'pass'
    ? { reason: reason ?? `${name} fails`, detail: `a play that is right is rejected: ${rejection}` }
    : { reason: reason ?? `${name} passes`, detail: `the checks do not notice ${name}: ${task.request}` };

/** A task to be fulfilled must change something, or tell something, and say so in its rubric. */
function hasNothingToCheck({ task }: GateSubject): boolean {
  const { expected, oracle, rubric } = task;
  if (expected === 'decline') return false;
  const isTold = rubric.some(
    ({ kind, required, expects }) => kind === 'communication' && required && expects.length > 0,
  );
  return !isTold || (oracle.touched.length === 0 && oracle.communicate.length === 0);
}

/** A user must not name tools, and the opening must not give away what the agent has to ask for. */
function leakIn({ task, ground: { agent } }: GateSubject): string | undefined {
  const said = [task.request, ...task.goals.map((goal) => goal.say)].join('\n');
  const name = agent.tools
    .map((tool) => tool.name)
    .find((tool) => /[_A-Z-]/.test(tool) && said.includes(tool));
  if (name) return `the user names the tool "${name}"`;
  const hidden = task.facts.filter(
    (fact) => fact.disclosed === 'asked' && typeof fact.value === 'string' && fact.value.length > 3,
  );
  const told = hidden.find((fact) =>
    comparableText(task.request).includes(comparableText(String(fact.value))),
  );
  return told ? `the opening message gives away the ${told.name}, which the agent must ask for` : undefined;
}
