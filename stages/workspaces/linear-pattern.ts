// Regular expressions of agents, matched in time that grows with the text alone, as ripgrep and RE2 do it. A pattern is
// compiled to an automaton whose states are all followed at once (Thompson 1968), so none makes it go back. What only
// going back can match is refused: lookaround and references to groups.
import { messageOf } from '../../pipeline/errors.ts';
import { remembered } from '../remembered.ts';
import { RefusedCall } from './refused-call.ts';

export interface LinearPattern {
  /** Whether it matches anywhere in a line. */
  isIn(line: string): boolean;
}

/** In characters. */
const longestPattern = 300;

/** Of the automaton: repetitions such as {1,200} multiply them, and every letter may take each. */
const mostStates = 600;

interface Options {
  readonly ignoresCase: boolean;
}

/** Throws a RefusedCall that says what is wrong with the pattern. */
export function linearPattern(source: string, { ignoresCase }: Options): LinearPattern {
  const flags = ignoresCase ? 'iu' : 'u';
  if (source.length > longestPattern) throw refused(`it is longer than ${longestPattern} characters`);
  try {
    new RegExp(source, flags);
  } catch (error) {
    throw refused(messageOf(error).replace(/^Invalid regular expression: /, ''));
  }
  const states = automatonOf(source, flags);
  return { isIn: (line) => matches(states, line) };
}

const refused = (why: string): RefusedCall =>
  new RefusedCall('INVALID_PATTERN', `The pattern cannot be searched for: ${why}.`);

/** Where a state can be without reading a letter: at the start or the end of a line, at a border of a word or not. */
type Place = 'start' | 'end' | 'border' | 'inside';

type State =
  | { readonly kind: 'letter'; isOne(letter: string): boolean; readonly next: number }
  | { readonly kind: 'place'; readonly place: Place; readonly next: number }
  | { readonly kind: 'either'; readonly next: readonly number[] }
  | { readonly kind: 'found' };

/** Builds what follows `next` and returns the number of its first state. */
type Part = (states: State[], next: number) => number;

function automatonOf(source: string, flags: string): { states: readonly State[]; start: number } {
  const reader = new PatternReader(source, flags);
  const part = reader.alternatives();
  const states: State[] = [{ kind: 'found' }];
  const start = part(states, 0);
  return { states, start };
}

function added(states: State[], state: State): number {
  if (states.length >= mostStates) throw refused('its repetitions make it too large');
  return states.push(state) - 1;
}

/** A class of letters, an escape, or one letter, in the syntax of JavaScript with the flag u. */
const atom =
  /\[\^?(?:[^\]\\]|\\[\s\S])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[\s\S])|[\s\S]/uy;
const repetition = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy;
const places: Readonly<Record<string, Place>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'border',
  '\\B': 'inside',
};

/** The source is a valid regular expression, so that only what it means is read here. */
class PatternReader {
  #at = 0;
  readonly #source: string;
  readonly #flags: string;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    const [only] = parts;
    if (only && parts.length === 1) return only;
    return (states, next) => added(states, { kind: 'either', next: parts.map((part) => part(states, next)) });
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? ''))
      parts.push(this.#repeated());
    return (states, next) => parts.reduceRight((after, part) => part(states, after), next);
  }

  #repeated(): Part {
    const part = this.#single();
    const found = this.#match(repetition);
    if (found === undefined) return part;
    const [least, most] = timesOf(found);
    if (Math.max(least, most === Number.POSITIVE_INFINITY ? 0 : most) > mostStates)
      throw refused('its repetitions make it too large');
    return repeat(part, least, most);
  }

  #single(): Part {
    if (this.#take('(')) {
      if (this.#take('?') && !this.#take(':') && this.#match(/<[^=!>][^>]*>/uy) === undefined)
        throw refused('it looks ahead or behind, which this search cannot');
      const inner = this.alternatives();
      this.#take(')');
      return inner;
    }
    const text = this.#match(atom) ?? '';
    const place = places[text];
    if (place) return (states, next) => added(states, { kind: 'place', place, next });
    if (/^\\(?:[1-9]|k)/.test(text)) throw refused('it refers back to a group, which this search cannot');
    const one = new RegExp(`^${text}$`, this.#flags);
    const isOne = remembered((letter) => one.test(letter));
    return (states, next) => added(states, { kind: 'letter', isOne, next });
  }

  #take(sign: string): boolean {
    if (!this.#source.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern);
    sticky.lastIndex = this.#at;
    const [found] = sticky.exec(this.#source) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

/** "{2,5}" is [2, 5], "+" is [1, Infinity]. Whether as many or as few as possible makes no difference to a line. */
function timesOf(text: string): [number, number] {
  if (text.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (text.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  if (text.startsWith('?')) return [0, 1];
  const [, least = '0', comma, most] = /^\{(\d+)(,)?(\d+)?\}/.exec(text) ?? [];
  if (comma === undefined) return [Number(least), Number(least)];
  return [Number(least), most === undefined ? Number.POSITIVE_INFINITY : Number(most)];
}

const repeat =
  (part: Part, least: number, most: number): Part =>
  (states, next) => {
    let after = next;
    if (most === Number.POSITIVE_INFINITY) {
      // A loop is made before what it leads to, which leads back to it.
      const ends = [next];
      after = added(states, { kind: 'either', next: ends });
      ends.unshift(part(states, after));
    } else
      for (let time = least; time < most; time += 1)
        after = added(states, { kind: 'either', next: [part(states, after), next] });
    for (let time = 0; time < least; time += 1) after = part(states, after);
    return after;
  };

const isWord = (letter: string | undefined): boolean => letter !== undefined && /^\w$/.test(letter);

function matches({ states, start }: { states: readonly State[]; start: number }, line: string): boolean {
  const letters = [...line];
  let [now, next] = [reachedOf(states.length), reachedOf(states.length)];
  for (let at = 0; at <= letters.length; at += 1) {
    // A match may begin at every letter.
    follow(states, start, { letters, at, reached: now });
    if (now.has[0] === 1) return true;
    const letter = letters[at] ?? '';
    for (const number of now.states) {
      const state = states[number];
      if (state?.kind === 'letter' && state.isOne(letter))
        follow(states, state.next, { letters, at: at + 1, reached: next });
    }
    for (const number of now.states) now.has[number] = 0;
    now.states.length = 0;
    [now, next] = [next, now];
  }
  return false;
}

interface Reached {
  readonly states: number[];
  /** 1 for each state that is reached. */
  readonly has: Uint8Array;
}

const reachedOf = (count: number): Reached => ({ states: [], has: new Uint8Array(count) });

interface Reading {
  readonly letters: readonly string[];
  readonly at: number;
  readonly reached: Reached;
}

/** Adds a state and all that it leads to without a letter. */
function follow(states: readonly State[], first: number, { letters, at, reached }: Reading): void {
  const open = [first];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (reached.has[number] === 1) continue;
    reached.has[number] = 1;
    reached.states.push(number);
    const state = states[number];
    if (state?.kind === 'either') open.push(...state.next);
    if (state?.kind === 'place' && isAt(state.place, letters, at)) open.push(state.next);
  }
}

function isAt(place: Place, letters: readonly string[], at: number): boolean {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === letters.length;
  return (isWord(letters[at - 1]) !== isWord(letters[at])) === (place === 'border');
}
