// Errand: a request to a live server in words, with the calls that carry it out. Several errands make a task of
// several user turns.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Material } from '../kinds/kind.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import { inVoice } from '../wording.ts';

export interface ErrandCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
  /** Made together with the call before it: neither needs the other. */
  readonly isParallel?: boolean;
}

export interface Errand {
  readonly say: string;
  readonly calls: readonly ErrandCall[];
  readonly communicate?: readonly {
    readonly name: string;
    readonly value: string | number;
    /** Calls of the errand that the value is computed from, if no single result shows it. */
    readonly computedFrom?: readonly number[];
  }[];
}

/** The same call, made together with the one before it. */
export const together = (call: ErrandCall): ErrandCall => ({ ...call, isParallel: true });

/** A sentence from a list, with its slots filled: "{file}" by the value of that name. */
export function said(sentences: readonly string[], values: Record<string, string>, random: Random): string {
  return random.pick(sentences).replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}

/** Errands as a task of one or more user turns. */
export function errandTask(list: readonly Errand[], { persona }: Material, random: Random): TaskPlan {
  const calls: PlannedCall[] = [];
  let turn = -1;
  const goals: TaskPlan['goals'] = [];
  const communicate: TaskPlan['communicate'] = [];
  for (const [goal, errand] of list.entries()) {
    const first = calls.length;
    for (const { isParallel = false, ...call } of errand.calls) {
      if (!isParallel) turn += 1;
      calls.push({ ...call, turn, goal });
    }
    goals.push({ say: errand.say, calls: errand.calls.map((_, index) => first + index) });
    for (const { computedFrom, ...fact } of errand.communicate ?? [])
      communicate.push({
        ...fact,
        goal,
        ...(computedFrom ? { computedFrom: computedFrom.map((index) => first + index) } : {}),
      });
  }
  return {
    request: inVoice(persona, list[0]?.say ?? '', random),
    goals,
    facts: [],
    expected: 'fulfil',
    withheld: [],
    calls,
    communicate,
    faults: [],
  };
}

/** The contents of the live server that the agent works on, if it is that one. */
export function fixtureOf({ agent }: Material, server: string): string | undefined {
  return agent.parts.find((part) => part.of === server && part.environment === 'mcp' && part.primary)
    ?.fixture;
}
