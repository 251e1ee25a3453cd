// Solves a problem: makes the calls of its work, and compares what they find with what was computed without them.
import { BugError } from '../../pipeline/errors.ts';
import type { Json } from '../../schemas/json.ts';
import {
  type Expected,
  type Found,
  foundIn,
  type MathCall,
  type Place,
  type Pointer,
  type Posed,
  valueAtPath,
} from './families/family.ts';
import { inFormOf } from './forms.ts';
import type { MathSession } from './session.ts';

export interface Solved {
  readonly calls: readonly Step[];
  readonly answers: readonly (Expected & { readonly pointer: Pointer })[];
}

/**
 * A fault where both ways differ, as they may for a value that lies on the edge between two roundings, and where a tool is
 * missing. `tools`: those that may be called, if not all.
 */
export async function solve(
  { expected, work: begin }: Pick<Posed, 'expected' | 'work'>,
  session: Pick<MathSession, 'call'>,
  tools?: ReadonlySet<string>,
): Promise<Solved | { readonly fault: string }> {
  const calls: Step[] = [];
  const results: Json[] = [];
  const work = begin();
  let step = work.next([]);
  for (let turn = 0; !step.done; turn += 1) {
    const made: Found[] = [];
    for (const call of step.value) {
      if (tools && !tools.has(call.tool)) return { fault: `it takes ${call.tool}` };
      const { ok, value } = await session.call(call.tool, call.arguments);
      if (!ok)
        throw new BugError(
          `${call.tool} refuses ${JSON.stringify(call.arguments)}: ${JSON.stringify(value)}`,
        );
      calls.push({ ...call, turn });
      made.push(foundIn(value, results.push(value) - 1));
    }
    step = work.next(made);
  }
  const answers = answersAt(expected, step.value, { calls, results });
  const differing = answers.find(({ value, found }) => String(found) !== String(value));
  if (!differing) return { calls, answers: answers.map(({ found: _, ...answer }) => answer) };
  const { name, value, found } = differing;
  return { fault: `the ${name} is ${value} by one way and ${String(found)} by the other` };
}

type Step = MathCall & { readonly turn: number };

function answersAt(
  expected: Posed['expected'],
  pointers: readonly Pointer[],
  { calls, results }: { readonly calls: readonly Step[]; readonly results: readonly Json[] },
) {
  return expected.map((each, at) => {
    const pointer = pointers[at];
    if (!pointer) throw new BugError(`nothing was found for the ${each.name}`);
    if ('concluded' in pointer) return { ...each, pointer, found: pointer.concluded };
    const shown = valueAtPath(results[pointer.call] ?? null, pointer.path) ?? null;
    const decimals = each.decimals ?? decimalsOf(pointer, calls);
    return {
      ...each,
      ...(decimals > 0 ? { decimals } : {}),
      pointer,
      found: inFormOf(each.value, shown, pointer),
    };
  });
}

/** Results that are as they are, even if others of the same call are rounded. */
const unrounded: readonly string[] = ['steps', 'count', 'min', 'max', 'modes'];

/** The decimal places to which the call rounds its result. As a percentage, a share has two fewer. */
function decimalsOf({ call, path, isRatio }: Place, calls: readonly Step[]): number {
  const { decimals } = calls[call]?.arguments ?? {};
  if (typeof decimals !== 'number' || unrounded.includes(path)) return 0;
  return decimals - (isRatio ? 2 : 0);
}
