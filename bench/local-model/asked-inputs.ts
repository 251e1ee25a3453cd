// Inputs of roles to ask a model with: those that a run of a config gives its procedures, in memory, always the same
// ones for the same config.
import type { ProcedureAnswer } from '../../pipeline/context.ts';
import type { AnyRole } from '../../pipeline/role.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { toolSimulator } from '../../stages/simulations/tool-simulator.ts';
import { offlineRun } from '../../test/support/offline-run.ts';
import { countInto } from '../figure.ts';

/** Calls to the tool of the prompt's own example. No run without a model has others. */
const simulatedCalls: readonly JsonObject[] = [
  { room: 'kitchen', light: 'on' },
  { room: 'attic', light: 'off' },
  { room: 'cellar', light: 'on' },
  { room: 'attic', light: 'on' },
  { room: 'kitchen', light: 'off' },
];

/**
 * Up to so many inputs of each role; at most a few from one unit, so that they differ. A role that the run does not ask
 * gets the example that its prompt is rendered with.
 */
export async function inputsOf(
  config: object,
  wanted: ReadonlyMap<AnyRole, number>,
): Promise<ReadonlyMap<AnyRole, readonly unknown[]>> {
  const found = new Map<AnyRole, unknown[]>([...wanted.keys()].map((role) => [role, []]));
  const perUnit = new Map<string, number>();
  found.get(toolSimulator)?.push(...simulatedCalls.map((given) => ({ ...toolSimulator.example, given })));
  const onAnswer = ({ role, unit, input }: ProcedureAnswer): void => {
    const place = `${role.name}/${unit}`;
    if ((found.get(role)?.length ?? Infinity) >= (wanted.get(role) ?? 0)) return;
    if ((perUnit.get(place) ?? 0) >= mostOfUnit) return;
    countInto(perUnit, place);
    found.get(role)?.push(asItIs(input));
  };
  await offlineRun({ config, concurrency: 1, onAnswer });
  return new Map(
    [...found].map(([role, inputs]) => [
      role,
      (inputs.length > 0 ? inputs : [role.example]).slice(0, wanted.get(role)),
    ]),
  );
}

const mostOfUnit = 6;

/** A copy: a play goes on and changes what it gave. What is computed on demand is computed now. */
function asItIs(value: unknown): unknown {
  if (typeof value === 'function') {
    const result: unknown = asItIs(value());
    return () => result;
  }
  if (Array.isArray(value)) return value.map(asItIs);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asItIs(member)]));
}
