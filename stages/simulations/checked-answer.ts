// One answer of a model that simulates a tool, held against everything that code knows: the patch applies, the new
// state is sound, the tool may do that, the result has the form of its schema, no value in it is made up, and none
// contradicts the call.
import jsonPatch from 'fast-json-patch';
import { messageOf } from '../../pipeline/errors.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { SimulationDraft } from '../../schemas/simulation.ts';
import type { StateChange } from '../../schemas/trajectory.ts';
import { againstTheCall } from './against-the-call.ts';
import { knownIn, leavesOf } from './known-values.ts';
import type { SimulatorInput, SimulatorReply } from './simulated-call.ts';
import { changeFaults, changesBetween, type Records, stateFaults } from './state.ts';

export interface Outcome {
  readonly ok: boolean;
  readonly value: Json;
  readonly changes: readonly StateChange[];
  /** The state after the call. */
  readonly after: Records;
}

export type CheckedAnswer = { readonly outcome: Outcome } | { readonly faults: readonly string[] };

export type Situation = Pick<SimulatorInput, 'tool' | 'state' | 'given'> & {
  readonly simulation: Pick<SimulationDraft, 'tables' | 'clock' | 'state'>;
};

export function checkedAnswer(reply: SimulatorReply, situation: Situation): CheckedAnswer {
  const { state } = situation;
  const { error, result, patch } = reply;
  if (error) {
    const faults = [
      ...(patch.length > 0 ? ['a call that fails changes nothing, so its patch is empty'] : []),
      ...inventedIn({ message: error.message }, situation, [state]),
    ];
    const { code, message } = error;
    return faults.length > 0
      ? { faults }
      : { outcome: { ok: false, value: { error: { code, message } }, changes: [], after: state } };
  }
  const patched = patchedState(patch, state);
  if ('fault' in patched) return { faults: [patched.fault] };
  const faults = faultsOf({ patch, result, after: patched.state }, situation);
  if (faults.length > 0) return { faults };
  const after = patched.state as Records; // as stateFaults has found
  return { outcome: { ok: true, value: result, changes: changesBetween(state, after), after } };
}

function patchedState(
  patch: SimulatorReply['patch'],
  state: Records,
): { readonly state: Json } | { readonly fault: string } {
  try {
    const operations = patch.map(({ op, path, value }) =>
      op === 'remove' ? { op, path } : { op, path, value: value ?? null },
    );
    // It is checked before anything is applied; a pointer to a prototype is refused.
    const { newDocument } = jsonPatch.applyPatch(state as Json, operations, true, false);
    return { state: newDocument };
  } catch (error) {
    return { fault: `the patch does not apply: ${messageOf(error).split('\n')[0]}` };
  }
}

/** So many faults say enough to correct an answer. */
const mostTold = 6;

function faultsOf(
  { patch, result, after }: Pick<SimulatorReply, 'patch' | 'result'> & { after: Json },
  situation: Situation,
): string[] {
  const { tool, state, simulation } = situation;
  const unsound = stateFaults(after, simulation.tables);
  if (unsound.length > 0) return unsound.slice(0, mostTold);
  const next = after as Records; // it is sound
  const faults = [
    ...changeFaults(tool, changesBetween(state, next), simulation.tables),
    ...(tool.outputSchema ? schemaFaults(tool.outputSchema, result) : []).map((fault) => `result: ${fault}`),
    ...inventedIn(result, situation, [state, next]),
    ...againstTheCall({ patch, result }, situation),
  ];
  return faults.slice(0, mostTold);
}

function inventedIn(
  told: Json,
  { tool, given, simulation }: Situation,
  states: readonly Records[],
): string[] {
  const { name, description, inputSchema, outputSchema } = tool;
  const texts = [
    name,
    description,
    JSON.stringify(inputSchema),
    JSON.stringify(outputSchema ?? {}),
    simulation.clock,
  ];
  const known = knownIn({ states, given: given satisfies JsonObject, texts });
  return [...new Set(leavesOf(told))]
    .filter((leaf) => !known.has(leaf))
    .map((leaf) => `${JSON.stringify(leaf)} is neither in the call nor in the state after it`);
}
