// Canonical JSON, content hashes and seeded randomness: the only sources of identity and chance.
import { hash } from 'node:crypto';
import { BugError } from './errors.ts';

/** JSON with sorted keys and without undefined members, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Record<string, unknown>; // any object is read as its members
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** 80 bits of SHA-256 in hex. No collision is to be expected below a hundred million records. */
export function hashOf(value: unknown): string {
  return hash('sha256', canonicalJson(value)).slice(0, 20);
}

/** Gives a record its id: the hash of everything in it. */
export function withId<Body extends object>(body: Body): Body & { id: string } {
  return { id: hashOf(body), ...body };
}

/** 32-bit FNV-1a: for tables and sketches of words, where a collision does no harm. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Both ends included. */
  integer(minimum: number, maximum: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A new array. The argument is not changed. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** Another stream. It depends on this seed and the label, and not on what was drawn before. */
  fork(label: string): Random;
}

/** sfc32 (Doty-Humphrey, PractRand), seeded with the SHA-256 of the parts. */
export function randomFor(...parts: readonly (string | number)[]): Random {
  const seed = hash('sha256', JSON.stringify(parts), 'buffer');
  let a = seed.readInt32LE(0);
  let b = seed.readInt32LE(4);
  let c = seed.readInt32LE(8);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  const integer = (minimum: number, maximum: number): number =>
    minimum + Math.floor(next() * (maximum - minimum + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (items.length === 0) throw new BugError('there is nothing to pick: the list is empty');
      return item as (typeof items)[number]; // undefined only if the list contains undefined
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let index = shuffled.length - 1; index > 0; index -= 1) {
        const other = integer(0, index);
        const held = shuffled[index] as (typeof items)[number]; // both indexes are within the list
        shuffled[index] = shuffled[other] as (typeof items)[number];
        shuffled[other] = held;
      }
      return shuffled;
    },
    fork: (label) => randomFor(...parts, label),
  };
}
