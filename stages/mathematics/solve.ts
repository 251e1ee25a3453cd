// Solves a problem: makes the calls of its work, and compares what they find with what was computed without them.
import { BugError } from '../../pipeline/errors.ts';
import type { Json } from '../../schemas/json.ts';
import { callMathTool } from './call.ts';
import {
  type Expected,
  foundIn,
  type MathCall,
  type Pointer,
  type Posed,
  valueAtPath,
} from './families/family.ts';
import { inFormOf } from './forms.ts';

export interface Solved {
  readonly calls: readonly (MathCall & { readonly turn: number })[];
  readonly answers: readonly (Expected & { readonly pointer: Pointer })[];
}

/** A fault where both ways differ, as they may for a value that lies on the edge between two roundings. */
export function solve(posed: Posed): Solved | { readonly fault: string } {
  const calls: (MathCall & { readonly turn: number })[] = [];
  const results: Json[] = [];
  const work = posed.work();
  let step = work.next([]);
  for (let turn = 0; !step.done; turn += 1) {
    const made = step.value.map((call) => {
      const { ok, value } = callMathTool(call.tool, call.arguments);
      if (!ok)
        throw new BugError(
          `${call.tool} refuses ${JSON.stringify(call.arguments)}: ${JSON.stringify(value)}`,
        );
      calls.push({ ...call, turn });
      results.push(value);
      return foundIn(value, results.length - 1);
    });
    step = work.next(made);
  }
  const answers = answersAt(posed.expected, step.value, results);
  const differing = answers.find(({ value, found }) => String(found) !== String(value));
  if (!differing) return { calls, answers };
  const { name, value, found } = differing;
  return { fault: `the ${name} is ${value} by one way and ${String(found)} by the other` };
}

function answersAt(expected: Posed['expected'], pointers: readonly Pointer[], results: readonly Json[]) {
  return expected.map((each, at) => {
    const pointer = pointers[at];
    if (!pointer) throw new BugError(`nothing was found for the ${each.name}`);
    const shown = valueAtPath(results[pointer.call] ?? null, pointer.path) ?? null;
    return { ...each, pointer, found: inFormOf(each.value, shown, pointer) };
  });
}
