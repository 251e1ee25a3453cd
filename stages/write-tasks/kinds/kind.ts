// Task kind: what sets one sort of task apart, and how to draft a task of that sort without a model.
import type { Random } from '../../../pipeline/hash.ts';
import type { Agent } from '../../../schemas/agent.ts';
import type { Persona } from '../../../schemas/persona.ts';
import type { Fact } from '../../../schemas/task.ts';
import type { LoadedLibrary } from '../../libraries/library.ts';
import type { MathSession } from '../../mathematics/session.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import type { LoadedSimulation } from '../../simulations/simulation.ts';
import type { GeneralSeeds } from '../general-questions.ts';
import type { GoalPlan } from '../goal.ts';
import type { ExploredCall } from '../own-server/explore.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import type { Project } from '../programming/project.ts';
import type { Scratch } from '../scratch.ts';
import { inVoice } from '../wording.ts';
import type { Prospect } from './prospect.ts';

/** What a task is drafted from. */
export interface Material {
  readonly agent: Agent;
  readonly scratch: Scratch;
  readonly persona: Persona;
  /** A request that belongs to another field than the agent's, for kinds that ask for one. */
  readonly foreignRequest: string | undefined;
  readonly liveSeeds: LiveSeeds;
  readonly generalSeeds: GeneralSeeds;
  /** The documents of an agent that has a library. */
  readonly library?: LoadedLibrary | undefined;
  /** What the reads of a server of the user's own, or of a simulated one, returned, for an agent that has one. */
  readonly explored?: readonly ExploredCall[] | undefined;
  /** The server that a model simulates, for an agent that has one. */
  readonly simulated?: LoadedSimulation | undefined;
  /** The program that the agent works on, for one that has a workspace. */
  readonly project?: Project | undefined;
  /** What answers calls of tools of mathematics, for an agent that has some. */
  readonly calculator?: MathSession | undefined;
}

export interface TaskKind {
  readonly name: string;
  /** For the prompt of a model that writes a task of this kind. */
  readonly brief: string;
  readonly difficulty: number;
  /** True for tasks on a live server, false for tasks in worlds. */
  readonly isLive: boolean;
  /** True for one that a run has only if its user asks for it: on a server of their own, or on a simulated one. */
  readonly isOptional?: true;
  /** True for tasks of agents that search for their tools, which have no others. */
  readonly isOnDemand?: true;
  /** True when it asks for something that another application does. */
  readonly asksElsewhere?: true;
  /** True when the user keeps a fact back until the agent asks for it; 'sometimes' when some users do. */
  readonly hasHiddenFact?: boolean | 'sometimes';
  /** True when tools fail in its plays; 'sometimes' when they fail in some. */
  readonly hasFaults?: boolean | 'sometimes';
  /** False rules the kind out for an agent by what it is; kinds without it may suit any. Called for every agent. */
  suits?(prospect: Prospect): boolean;
  /** True for agents that it suits far better than most. It is tried with them first. Called where it may suit. */
  prefers?(prospect: Prospect): boolean;
  /** The share of tasks that it should have, beside 1 for a kind that names none. */
  readonly share?: number;
  /**
   * Of the agents that it may suit, the part for which a task comes out, where that is less than nine in ten.
   * Measured. Such kinds are tried more often.
   */
  readonly odds?: number;
  draft(material: Material, random: Random): TaskPlan | undefined;
  /** In place of `draft`, for a kind whose plan follows from what programs, or code that is written for it, do when run. */
  draftByRunning?(material: Material, random: Random): Promise<TaskPlan | undefined>;
}

/**
 * The calls of one user turn, in order. The lookups of a plan share a turn, but for those that need an earlier
 * one; its main call follows.
 */
export function callsOf(
  plans: readonly Pick<GoalPlan, 'main' | 'arguments' | 'purpose' | 'lookups'>[],
  goal: number,
  firstTurn: number,
): PlannedCall[] {
  let turn = firstTurn;
  return plans.flatMap(({ main, arguments: given, lookups, purpose }): PlannedCall[] => {
    const known = [false, true].flatMap((later) => {
      const own = lookups.filter(({ follows = false }) => follows === later);
      const calls = own.map((lookup) => ({
        tool: lookup.tool,
        arguments: lookup.arguments,
        turn,
        goal,
        purpose: lookup.purpose,
      }));
      if (calls.length > 0) turn += 1;
      return calls;
    });
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
  { plans, request: say }: { plans: readonly GoalPlan[]; request: string },
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

/** A turn of the user: what they say, and the goals behind it. */
export interface UserTurn {
  readonly say: string;
  readonly plans: readonly GoalPlan[];
}

/** A task of several user turns, each of which comes up when the one before is done. */
export function severalTurnsOf(
  turns: readonly UserTurn[],
  { persona }: Pick<Material, 'persona'>,
  random: Random,
): TaskPlan {
  const calls: PlannedCall[] = [];
  const goals = turns.map(({ say, plans }, goal) => {
    const own = callsOf(plans, goal, (calls.at(-1)?.turn ?? -1) + 1);
    calls.push(...own);
    return { say, calls: own.map((_, index) => calls.length - own.length + index) };
  });
  return {
    request: inVoice(persona, turns[0]?.say ?? '', random),
    goals,
    facts: uniqueFacts(
      turns.flatMap(({ plans }, goal) =>
        plans.flatMap((plan) => plan.facts.map((fact) => ofGoal(fact, goal))),
      ),
    ),
    expected: 'fulfil',
    withheld: [],
    calls,
    communicate: turns.flatMap(({ plans }, goal) =>
      plans.flatMap((plan) => plan.communicate.map((fact) => ({ ...fact, goal }))),
    ),
    faults: [],
  };
}

/** What belongs to a later goal is said with it, unless it is kept back. */
function ofGoal(fact: Fact, goal: number): Fact {
  if (goal === 0) return fact;
  return fact.disclosed === 'asked' ? { ...fact, goal } : { ...fact, disclosed: 'later' };
}

export function uniqueFacts(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact, index) => facts.findIndex((other) => other.text === fact.text) === index);
}

/** A task in which the agent can only say that the request cannot be fulfilled. */
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
