// swapped_values: two changes get each other's value.
import { requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { Proof } from '../proof.ts';
import { type WriteAt, withCall, writesIn } from '../scripts.ts';

export const swappedValues: Proof = {
  name: 'swapped_values',
  expects: 'fail',
  async play(scene) {
    const { script, play, oracle, task } = scene;
    if (task.expected === 'decline') return undefined;
    const writes = writesIn(scene);
    for (const [at, first] of writes.entries()) {
      const second = writes.slice(at + 1).find((other) => valueApart(first, other) !== undefined);
      const name = second && valueApart(first, second);
      if (!second || name === undefined) continue;
      const spoiled = withCall(script, first, taking(first, second, name));
      const item = spoiled[second.index];
      if (item?.kind !== 'calls') continue;
      const played = await play(withCall(spoiled, { ...second, item }, taking(second, first, name)));
      return played.finalState === oracle.finalState ? undefined : played;
    }
    return undefined;
  },
};

/** A value other than a key that two calls of one tool set differently. */
function valueApart(a: WriteAt, b: WriteAt): string | undefined {
  if (!a.tool || a.call.tool !== b.call.tool) return undefined;
  const { references, inputSchema } = a.tool;
  return requiredOf(inputSchema).find(
    (name) =>
      references[name] === undefined &&
      typeof a.call.arguments[name] === 'number' &&
      a.call.arguments[name] !== b.call.arguments[name],
  );
}

const taking = ({ call }: WriteAt, other: WriteAt, name: string): WriteAt['call'] => ({
  ...call,
  arguments: { ...call.arguments, [name]: other.call.arguments[name] ?? null },
});
