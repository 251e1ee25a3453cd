/**
 * Makes a generator of numbers from 0 up to, but not including, 1: the seed is multiplied by 48271 modulo
 * 2147483647 for each number (Park and Miller), and the number is the new seed, less one, divided by 2147483646.
 *
 * @param seed a whole number from 1 to 2147483646
 * @throws {RangeError} for other seeds
 */
export function seededRandom(seed: number): () => number {
  if (!Number.isInteger(seed) || seed < 1 || seed > 2147483646)
    throw new RangeError(`${seed} is not a seed.`);
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}
