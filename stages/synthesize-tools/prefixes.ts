// The letters that the IDs of an entity start with.
import { BugError } from '../../pipeline/errors.ts';

/** The initials of the noun, or its first letters, or other letters until the prefix is new. */
export function prefixFor(noun: string, taken: ReadonlySet<string>): string {
  const words = noun
    .toUpperCase()
    .split(/[ -]/)
    .filter((word) => word !== '');
  const first = words[0] ?? 'X';
  const initials = words.map((word) => word[0]).join('');
  const candidates = [
    ...(words.length > 1 ? [initials.slice(0, 3)] : []),
    first.slice(0, 2),
    first.slice(0, 3),
    ...[...'ABCDEFGHJKLMNPQRSTUVWXYZ'].map((letter) => `${first[0]}${letter}`),
  ];
  const prefix = candidates.find((candidate) => /^[A-Z]{2,4}$/.test(candidate) && !taken.has(candidate));
  if (prefix === undefined) throw new BugError(`no prefix is left for the IDs of ${noun}`);
  return prefix;
}
