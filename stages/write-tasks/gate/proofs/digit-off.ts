// digit_off: a number or a day of a change is off by one digit.
import type { Random } from '../../../../pipeline/hash.ts';
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import type { Proof } from '../proof.ts';
import { type WriteAt, withCall, writesIn } from '../scripts.ts';

export const digitOff: Proof = {
  name: 'digit_off',
  expects: 'fail',
  play(scene) {
    const { script, play, random, task } = scene;
    if (task.expected === 'decline') return undefined;
    const candidates = writesIn(scene).flatMap((write) =>
      spoiledArguments(write, random).map((given) => ({ write, given })),
    );
    if (candidates.length === 0) return undefined;
    const { write, given } = random.pick(candidates);
    return play(withCall(script, write, { ...write.call, arguments: given }));
  },
};

const steering = /^(?:limit|offset|page)$/;

function spoiledArguments({ call, tool }: WriteAt, random: Random): WriteAt['call']['arguments'][] {
  return Object.entries(call.arguments).flatMap(([name, value]) => {
    if (steering.test(name) || tool?.references[name] !== undefined) return [];
    const other = oneDigitOff(value, random);
    return other === undefined || !isAllowed(other, name, tool) ? [] : [{ ...call.arguments, [name]: other }];
  });
}

export function oneDigitOff(value: Json, random: Random): Json | undefined {
  if (typeof value === 'number') {
    const off = Number(otherDigit(String(value), random));
    return off === value || Number.isNaN(off) ? undefined : off;
  }
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const day = Number(value.slice(8));
  return `${value.slice(0, 8)}${String(day === 1 ? 2 : day - 1).padStart(2, '0')}`;
}

/** Not the first digit of several, which would make another order of magnitude or a zero. */
function otherDigit(text: string, random: Random): string {
  const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = random.pick(digits.length > 1 ? digits.slice(1) : digits);
  const digit = Number(text[at]);
  const other = digit === 9 ? 8 : digit + 1;
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}

function isAllowed(value: Json, name: string, tool: WriteAt['tool']): boolean {
  const properties = tool?.inputSchema.properties;
  const property = isObject(properties) ? properties[name] : undefined;
  if (typeof value !== 'number' || !isObject(property)) return true;
  const { minimum, maximum } = property;
  return (
    (typeof minimum !== 'number' || value >= minimum) && (typeof maximum !== 'number' || value <= maximum)
  );
}
