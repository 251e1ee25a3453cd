// What the agent's procedure tells whoever takes a case over: what the user wants with all values, the record, why it
// is handed over, and what was done. Somebody who reads only this can go on.
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import type { HandOver } from '../../schemas/task.ts';
import { andList, upperFirst } from '../english.ts';
import { tells } from '../evidence.ts';
import { valueInWords, withoutDoublePeriods } from '../values-in-words.ts';

/** {w}: "cancel the booking of Ana Silva". */
const wishes = [
  'The user wants us to {w}.',
  'A user asks us to {w}.',
  'Request: {w}.',
  'The user would like us to {w}.',
  'What the user wants: {w}.',
  'The request is to {w}.',
  'Please take over: the user asked me to {w}.',
  'This is about a request to {w}.',
  'The user wrote to have us {w}.',
  'Wanted: {w}.',
  'I was asked to {w}.',
  'For you to settle: the user wants us to {w}.',
];

const records = [
  'The record is {r}.',
  'Record: {r}.',
  'It concerns {r}.',
  'The record in question is {r}.',
  'You find it under {r}.',
  'See {r}.',
  'ID of the record: {r}.',
  'This is about {r}.',
];

/** {p}: the policy as the system prompt says it. */
const reasons: Readonly<Record<'exception' | 'person' | 'outage', readonly string[]>> = {
  exception: [
    'A policy forbids it: "{p}"',
    'I may not do it because of this policy: "{p}"',
    'It would need an exception to the policy "{p}"',
    'The policy against it: "{p}"',
    'My policies rule it out. "{p}"',
    'What stands in the way is the policy "{p}"',
    'Reason for handing it over: "{p}"',
    'It is not for me to allow it, since the policy says: "{p}"',
  ],
  person: [
    'They asked for a person.',
    'The user prefers to deal with a person.',
    'The user asked to have a person take care of it.',
    'Reason for handing it over: the user wants a human being to do it.',
    'They would rather not have an assistant do this.',
    'The user wants to talk to somebody about it.',
    'They asked for a human, so I have not worked on it.',
    'The user did not want me to do it and asked for a person.',
  ],
  outage: [
    'The system behind it is down, so it could not be done.',
    'It failed because the service does not respond properly at the moment.',
    'A technical failure keeps me from finishing it.',
    'The tool for it is out of order.',
    'The last step failed for technical reasons, and there is no other way.',
    'Reason for handing it over: the service for this step is not working.',
    'There is an outage on our side.',
    'The call for it fails, and nothing in the request is wrong.',
  ],
};

const doneSoFar: Readonly<Record<'exception' | 'person' | 'outage', readonly string[]>> = {
  exception: [
    'I have looked at the record and changed nothing.',
    'So far, I have only read the record.',
    'No change has been made.',
    'Done so far: a look at the record, no change.',
    'The record is as it was.',
    'I checked what is on record; nothing was changed.',
  ],
  person: [
    'I have found the record and changed nothing.',
    'Nothing has been done yet beyond finding the record.',
    'No change has been made yet.',
    'Done so far: I identified the record.',
    'The record is as it was.',
    'So far, I have only looked the record up.',
  ],
  outage: [
    'I tried it, and nothing was changed.',
    'My attempts changed nothing; the step is still to be done.',
    'What is missing is the change itself.',
    'The record was found; the change was tried and did not go through.',
    'Still to do: the change itself.',
    'I found the record and tried, without success.',
  ],
};

const doneBefore: Readonly<Record<'nothing' | 'refusal', readonly string[]>> = {
  nothing: [
    'Nothing has been done yet.',
    'No change has been made.',
    'The record is as it was.',
    'I have changed nothing.',
    'So far, nothing has been changed.',
    'I have not started on it.',
  ],
  refusal: [
    'I tried it, and the system refused.',
    'The system turned the attempt down, so nothing was changed.',
    'My attempt was refused. No change has been made.',
    'Tried once; the tool did not let it through.',
    'The call was rejected, and the record is as it was.',
    'So far: one attempt, refused, no change.',
  ],
};

export interface Case {
  readonly why: 'exception' | 'person' | 'outage';
  /** "cancel the booking of Ana Silva" */
  readonly wish: string;
  readonly record: string;
  readonly facts: HandOver['facts'];
  /** What came before: nothing, a look at the records, or a call that a policy refused. */
  readonly before: 'nothing' | 'look' | 'refusal';
  /** For an exception: the policy in a sentence. */
  readonly policy?: string | undefined;
}

export function summaryOf({ why, wish, record, facts, before, policy = '' }: Case, random: Random): string {
  const opening = random.pick(wishes).replace('{w}', () => wish);
  const details = [
    ...(opening.includes(record) ? [] : [random.pick(records).replace('{r}', record)]),
    ...detailSentences(facts, opening, random),
  ];
  const reason = random.pick(reasons[why]).replace('{p}', () => policy);
  const done = random.pick(before === 'look' ? doneSoFar[why] : doneBefore[before]);
  const parts = [opening, ...details, reason, done];
  return withoutDoublePeriods(parts.join(' '));
}

/** What the opening leaves out, in one sentence or in one for each value. */
function detailSentences(facts: HandOver['facts'], said: string, random: Random): string[] {
  const untold = facts.filter(({ name, value }) => !isSaid(said, name, value) && name !== recordFact);
  if (untold.length === 0) return [];
  const each = untold.map(({ name, value }) => ({ name, text: valueInWords(value) }));
  if (random.chance(0.5)) return each.map(({ name, text }) => `${upperFirst(name)}: ${text}.`);
  return [
    random
      .pick(['With {list}.', 'Details: {list}.', 'They gave {list}.', 'The values: {list}.'])
      .replace('{list}', () => andList(each.map(({ name, text }) => `the ${name} ${text}`))),
  ];
}

/** A switch is said in words that its name holds. */
const isSaid = (said: string, name: string, value: Json): boolean =>
  typeof value === 'boolean' ? said.includes(name) : tells(said, name, value);

/** The name of the fact that says which record the case is about. */
export const recordFact = 'record';

/** The same facts as a list, in other words than those of the procedure. */
export const plainSummary = (facts: readonly { readonly name: string; readonly value: Json }[]): string =>
  `Case for you to take over, as agreed with the user. ${facts
    .map(({ name, value }) => `${upperFirst(name)} = ${valueInWords(value)}.`)
    .join(' ')}`;
