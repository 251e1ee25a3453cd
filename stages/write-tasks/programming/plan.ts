// A plan about a project, from what was done on the bench.
import type { Random } from '../../../pipeline/hash.ts';
import type { OtherWay, Thought } from '../../../schemas/development.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { inVoice } from '../wording.ts';
import type { Bench } from './bench.ts';

interface Told {
  readonly say: string;
  readonly account: readonly Thought[];
  readonly communicate: readonly { readonly name: string; readonly value: string | number }[];
  readonly ways: readonly (OtherWay | undefined)[];
}

export function projectPlan(
  { calls, workspace }: Pick<Bench, 'calls' | 'workspace'>,
  { say, account, communicate, ways }: Told,
  { material, random }: { readonly material: Pick<Material, 'persona'>; readonly random: Random },
): TaskPlan {
  return {
    request: inVoice(material.persona, say, random),
    goals: [{ say, calls: calls.map((_, index) => index) }],
    facts: [],
    expected: 'fulfil',
    withheld: [],
    calls: [...calls],
    communicate: communicate.map((fact) => ({ ...fact, goal: 0 })),
    faults: [],
    workspace,
    account: [...account],
    ways: ways.flatMap((way) => way ?? []),
  };
}
