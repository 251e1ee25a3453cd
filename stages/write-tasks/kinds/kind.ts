// Task kind: what makes a task one of its sort, and how one is drawn up without a model.
import type { Random } from '../../../pipeline/hash.ts';
import type { Agent } from '../../../schemas/agent.ts';
import type { Fact, Persona } from '../../../schemas/task.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import type { GoalPlan } from '../goal.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import type { Scratch } from '../scratch.ts';
import { inVoice } from '../wording.ts';

/** What there is to draw a task from. */
export interface Material {
  readonly agent: Agent;
  readonly scratch: Scratch;
  readonly persona: Persona;
  /** A wish that belongs to another trade than the agent's. */
  readonly foreignWish: string | undefined;
  readonly liveSeeds: LiveSeeds;
}

export interface TaskKind {
  readonly name: string;
  /** For the prompt of a model that writes such a task. */
  readonly brief: string;
  readonly difficulty: number;
  /** Share of the tasks, relative to the other kinds. */
  readonly weight: number;
  /** True for tasks on a live server, false for tasks in worlds. */
  readonly isLive: boolean;
  /** True when the user keeps a fact back until the agent asks for it. */
  readonly hasHiddenFact?: boolean;
  /** True when tools fail in its plays for a passing reason. */
  readonly hasFaults?: boolean;
  draft(material: Material, random: Random): TaskPlan | undefined;
}

/**
 * One user turn made of one or more goals, as calls in order: lookups of a goal in one turn, then its main
 * call.
 */
export function callsOf(plans: readonly GoalPlan[], goal: number, firstTurn: number): PlannedCall[] {
  let turn = firstTurn;
  return plans.flatMap(({ main, arguments: given, lookups }): PlannedCall[] => {
    const known = lookups.map(({ tool, arguments: found, purpose }) => ({
      tool,
      arguments: found,
      turn,
      goal,
      purpose,
    }));
    if (known.length > 0) turn += 1;
    const purpose =
      main.effect === 'write' ? 'to make the change that was asked for' : 'to get what was asked for';
    const call = { tool: main.name, arguments: given, turn, goal, purpose };
    turn += 1;
    return [...withoutRepeats(known), call];
  });
}

function withoutRepeats(calls: readonly PlannedCall[]): PlannedCall[] {
  return calls.filter(
    (call, index) =>
      calls.findIndex(
        (other) =>
          JSON.stringify(other.arguments) === JSON.stringify(call.arguments) && other.tool === call.tool,
      ) === index,
  );
}

/** A task of one user turn. */
export function oneTurn(
  plans: readonly GoalPlan[],
  say: string,
  { persona }: Material,
  random: Random,
): TaskPlan {
  const calls = callsOf(plans, 0, 0);
  return {
    request: inVoice(persona, say, random),
    goals: [{ say, calls: calls.map((_, index) => index) }],
    facts: uniqueFacts(plans.flatMap((plan) => plan.facts)),
    expected: 'fulfil',
    withheld: [],
    calls,
    communicate: plans.flatMap((plan) => plan.communicate.map((fact) => ({ ...fact, goal: 0 }))),
    faults: [],
  };
}

export function uniqueFacts(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact, index) => facts.findIndex((other) => other.text === fact.text) === index);
}

/** Nothing is to be done but to say that it cannot be. */
export function taskToDecline(say: string, { persona }: Material, random: Random): TaskPlan {
  return {
    request: inVoice(persona, say, random),
    goals: [{ say, calls: [] }],
    facts: [],
    expected: 'decline',
    withheld: [],
    calls: [],
    communicate: [],
    faults: [],
  };
}
