// Slips of the tongue: a value that the user says first by mistake, and the sentence that takes it back.
import type { Random } from '../../pipeline/hash.ts';
import { isObject, propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import { isOwnName, isRemark, nameInWords, valueInWords } from '../values-in-words.ts';
import { sampleArguments } from '../worlds/sample-arguments.ts';
import type { Scratch } from './scratch.ts';

const corrections: readonly string[] = [
  'Sorry, not {w}. The {n} should be {r}.',
  "Sorry, I got the {n} wrong: it's {r}, not {w}.",
  'Wait, no. The {n} is {r}, not {w}.',
  'I misread my notes. The {n} has to be {r} instead of {w}.',
  'Correction: {r} for the {n}, not {w}.',
  'Oh, hold on. The {n} should be {r}. Forget about {w}.',
  'Oops, I mixed something up. The {n} is {r}, not {w}.',
  "Sorry, that wasn't right. Make the {n} {r} instead of {w}.",
  'Actually, the {n} is {r}. I said {w} by mistake.',
  'Hmm, I just checked: the {n} is {r}, not {w}.',
  "My mistake with the {n}: I said {w}, but it's {r}.",
  'I meant {r} for the {n}, not {w}. Sorry about that.',
];

/** The change has been made already. */
const lateCorrections: readonly string[] = [
  'Oh, sorry, I gave you the wrong {n}. It should be {r}, not {w}. Could you correct that?',
  'Hmm, I just looked at my notes again: the {n} has to be {r} instead of {w}. Please fix that.',
  'Sorry, my mistake: I said {w}, but the {n} is {r}. Can you change it?',
  "Wait, {w} isn't right. Please make the {n} {r} instead.",
  'I just noticed that I told you the wrong {n}. Please change it from {w} to {r}.',
  "Oh no, I mixed up two lines. The {n} isn't {w}, it's {r}. Would you put that right?",
  'Ah, one correction: {r} instead of {w} for the {n}, please.',
  "I'm sorry, I misread it. The {n} is {r}, not {w}. Could you update that?",
  'Hold on, I said {w}, and that was wrong. The {n} should be {r}. Please correct it.',
  'Could you change the {n} once more? I meant {r}, not {w}.',
  'Oops. I meant {r}. Can you set the {n} to that instead of {w}?',
  'Sorry to bother you again: the {n} should have been {r}, not {w}. Please change it.',
];

export interface Slip {
  readonly name: string;
  readonly wrong: Json;
}

/** How people say a value, take it back, and take it back later. {n}: the name. {w}: the wrong value. {r}: the right one. */
interface Sentences {
  readonly first: readonly string[];
  readonly corrections: readonly string[];
  readonly lateCorrections: readonly string[];
}

const named: Sentences = {
  first: [
    'The {n} is {w}.',
    "It's {w} for the {n}.",
    'For the {n}, take {w}.',
    'The {n}? {w}.',
    "I'd say {w} for the {n}.",
    'The {n} should be {w}.',
  ],
  corrections,
  lateCorrections,
};

/** For a value such as request-2, which says itself what it is. */
const speaking: Sentences = {
  first: ["It's {w}.", 'That would be {w}.', 'Take {w}.', "I'd say {w}.", "It's about {w}.", 'I mean {w}.'],
  corrections: [
    'Sorry, not {w}. I meant {r}.',
    "Wait, no. It's {r}, not {w}.",
    'Correction: {r}, not {w}.',
    'Oh, hold on. It should be {r}. Forget about {w}.',
    'Actually, make that {r}. I said {w} by mistake.',
    "Hmm, I just checked: it's {r}, not {w}.",
  ],
  lateCorrections: [
    'Sorry, my mistake: I said {w}, but I meant {r}. Can you change it?',
    "Wait, {w} isn't right. Please make it {r} instead.",
    'I just noticed that I gave you the wrong one. Please change it from {w} to {r}.',
    "Oh no, I mixed them up. It isn't {w}, it's {r}. Would you put that right?",
    'Ah, one correction: {r} instead of {w}, please.',
    'Oops. I meant {r}, not {w}. Can you change that?',
  ],
};

/** A sentence of the wanted sort, filled in. */
function said(of: keyof Sentences, { name, wrong }: Slip, right: Json): (random: Random) => string {
  const words = nameInWords(name);
  const sentences = isOwnName(words, valueInWords(wrong)) ? speaking : named;
  return (random) =>
    random
      .pick(sentences[of])
      .replaceAll('{n}', () => words)
      .replaceAll('{w}', () => valueInWords(wrong))
      .replaceAll('{r}', () => valueInWords(right));
}

export const correction = (slip: Slip, right: Json, random: Random): string =>
  said('corrections', slip, right)(random);

export const lateCorrection = (slip: Slip, right: Json, random: Random): string =>
  said('lateCorrections', slip, right)(random);

export const saidFirst = (slip: Slip, random: Random): string => said('first', slip, slip.wrong)(random);

/** A value that a person could say in place of the right one: the day before, a neighboring number, another choice. */
export function slipFor(
  { tool, given, name }: { tool: Tool; given: JsonObject; name: string },
  scratch: Pick<Scratch, 'databaseOf'>,
  random: Random,
): Slip | undefined {
  const [, schema = {}] = propertiesOf(tool.inputSchema).find(([each]) => each === name) ?? [];
  const right = given[name];
  if (right === undefined || right === null || isObject(right) || Array.isArray(right)) return undefined;
  // Nobody confuses one remark with another.
  if (typeof right === 'string' && isRemark(right)) return undefined;
  const database = scratch.databaseOf(tool);
  const other = sampleArguments(tool, { database, state: database.snapshot(), random })[name];
  const wrong = near(right, schema, random) ?? other;
  const isDistinct =
    wrong !== undefined && valueInWords(wrong) !== valueInWords(right) && typeof wrong === typeof right;
  return isDistinct && String(right).length <= 40 ? { name, wrong } : undefined;
}

const day = 86_400_000;

function near(right: string | number | boolean, schema: JsonObject, random: Random): Json | undefined {
  if (typeof right === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(right))
    return new Date(Date.parse(right) + random.pick([-2, -1, 1, 7]) * day).toISOString().slice(0, 10);
  if (typeof right !== 'number') return undefined;
  const { minimum, maximum } = schema;
  const most = typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY;
  const least = typeof minimum === 'number' ? minimum : 1;
  const wrong = right + random.pick([-2, -1, 1, 2, 10]);
  return wrong >= least && wrong <= most ? Math.round(wrong * 100) / 100 : undefined;
}
