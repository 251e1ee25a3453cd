// The gate: a task is used only if its checks have been shown to tell right from wrong. It is played by the
// procedures of the agent and the user, through the same loop as any play, and judged by the same rules. The
// oracle must pass, also with the calls of a turn in another order. Agents that do nothing, stop before the last
// call, make a false claim, use a wrong argument, skip a confirmation, or make a forbidden change must fail.
import { randomFor } from '../../pipeline/hash.ts';
import { withFaults } from '../environments/with-faults.ts';
import { comparableText } from '../evidence.ts';
import { findingsOf } from '../judge/rules/index.ts';
import { isFatal } from '../judge/rules/rule.ts';
import { type Played, play } from '../simulate/play.ts';
import { oracleScript, type Script } from '../simulate/script.ts';
import { askProcedures, speakersFor } from '../simulate/speakers.ts';
import { wrongArgument } from '../simulate/vices/arguments.ts';
import {
  doesNothing,
  falseClaim,
  oversteps,
  skipsConfirmation,
  stopsEarly,
} from '../simulate/vices/conduct.ts';
import { obeysInjection } from '../simulate/vices/obeys-injection.ts';
import type { Vice } from '../simulate/vices/vice.ts';
import type { Ground } from './ground.ts';
import type { TaskBody } from './oracle.ts';

/** Vices that the checks of every task must notice, if they apply to it. */
const mustFail: readonly Vice[] = [
  doesNothing,
  stopsEarly,
  falseClaim,
  wrongArgument,
  skipsConfirmation,
  oversteps,
  obeysInjection,
];

/** Room for the longest tasks, with a few retries. */
const limits = { messages: 700, calls: 320 };

interface GateSubject {
  readonly task: TaskBody;
  readonly ground: Ground;
}

/** What is wrong with the task; undefined if it may be used. */
export async function gateFault(
  subject: GateSubject,
): Promise<{ reason: string; detail: string } | undefined> {
  const { task } = subject;
  const leak = leakIn(subject);
  if (leak) return { reason: 'request leaks', detail: leak };
  if (
    task.expected === 'fulfil' &&
    task.oracle.touched.length === 0 &&
    task.oracle.communicate.length === 0
  ) {
    return { reason: 'nothing to check', detail: 'the task changes nothing and asks for nothing' };
  }
  const script = oracleScript(task);
  const [failed] = await fatalFindings(subject, script);
  if (failed) return { reason: 'oracle fails', detail: failed };
  const reversed = withTurnsReversed(script);
  const [misordered] = reversed ? await fatalFindings(subject, reversed) : [];
  if (misordered)
    return { reason: 'order matters', detail: `calls in the same turn depend on each other: ${misordered}` };
  for (const vice of mustFail) {
    const spoiled = vice.spoil(script, {
      task,
      agent: subject.ground.agent,
      random: randomFor('gate', vice.name, task.request),
    });
    if (spoiled && (await fatalFindings(subject, spoiled)).length === 0)
      return {
        reason: `${vice.name} passes`,
        detail: `the checks do not notice ${vice.name}: ${task.request}`,
      };
  }
  return undefined;
}

/**
 * The same calls in another order that the oracle allows: each turn from last to first. Undefined where no turn
 * has two calls: it would be the same play again.
 */
function withTurnsReversed(script: Script): Script | undefined {
  if (!script.some((item) => item.kind === 'calls' && item.calls.length > 1)) return undefined;
  return script.map((item) => (item.kind === 'calls' ? { ...item, calls: item.calls.toReversed() } : item));
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

async function fatalFindings({ task, ground }: GateSubject, script: Script): Promise<string[]> {
  const played = await playScript({ task, ground }, script, 'gate');
  const policies = await ground.policiesOn(played.steps);
  return findingsOf({ task, agent: ground.agent, played, policies })
    .filter(isFatal)
    .map((finding) => `${finding.rule}: ${finding.evidence}`);
}

/** Plays a script, answered by procedures alone. */
export async function playScript(
  { task, ground }: GateSubject,
  script: Script,
  seed: string,
): Promise<Played> {
  const random = randomFor(seed, task.request);
  const { agent } = ground;
  await using session = await ground.open();
  return await play({
    agent,
    task,
    session: withFaults(session, task.faults, random.fork('faults')),
    limits,
    speakers: speakersFor({ agent, task, script: () => script }, askProcedures(random)),
  });
}
