// Answers of the agent's procedure: composed from what the calls returned, in plain sentences.

import type { Random } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { upperFirst as capital, fieldWords as spaced } from '../english.ts';
import { holds } from '../evidence.ts';
import { jsonOrText } from '../json-text.ts';
import { errorOf, type Manner, type ScriptedTask } from './script.ts';

interface Telling {
  readonly task: ScriptedTask;
  readonly goal: number;
  readonly messages: readonly Message[];
  readonly random: Random;
}

export function answerIn(manner: Manner, telling: Telling): string {
  const { random } = telling;
  switch (manner) {
    case 'report':
      return report(telling);
    case 'decline':
      return decline(telling);
    case 'claim':
      return `${random.pick(['Done.', 'All set.', 'That has been taken care of.'])} ${random.pick(['Everything is as you asked.', 'Your request went through successfully.', 'I have made the change you asked for.'])}`;
    case 'evade':
      return random.pick([
        'I had a look at this. Let me know if there is anything else.',
        'Thank you for your message. Is there anything else you need?',
        'Noted. I am here if you need more.',
      ]);
    case 'promise':
      return random.pick([
        'I have what I need. I will now make the change.',
        'Understood. I will check the records and get back to you.',
        'Right, I am going to do that next.',
      ]);
    case 'misreport':
      return altered(report(telling), random);
    case 'silence':
      return '';
  }
}

/** Tool messages since the user last spoke, with the call that each answers. */
function resultsSince(messages: readonly Message[]): { name: string; given: JsonObject; message: Message }[] {
  const since = messages.findLastIndex((message) => message.role === 'user');
  const calls = messages.slice(since).flatMap((message) => message.toolCalls ?? []);
  return messages.slice(since).flatMap((message) => {
    const call = calls.find((candidate) => candidate.id === message.toolCallId);
    return message.role === 'tool' && call ? [{ name: call.name, given: call.arguments, message }] : [];
  });
}

function report({ task, goal, messages, random }: Telling): string {
  const results = resultsSince(messages);
  const last = results.at(-1);
  const failure = errorOf(last?.message);
  if (failure) return `I could not finish this: ${failure.message}`;
  const good = results.filter(({ message }) => !errorOf(message));
  const wanted = task.oracle.communicate.filter((fact) => fact.goal === goal);
  const own = task.oracle.calls.filter((call) => call.goal === goal);
  const writes = good.filter(({ name }) => own.some((call) => call.tool === name && call.effect === 'write'));
  const opening = writes.length > 0 ? random.pick(['Done.', 'That is done.', 'All set.', 'It is done.']) : '';
  const changes = writes.map(({ name, given, message }) =>
    changeSentence(jsonOrText(message.content), given, own.find((call) => call.tool === name)?.purpose ?? ''),
  );
  const written = [opening, ...new Set(changes)].filter((part) => part !== '').join(' ');
  const untold = wanted.filter(({ value }) => typeof value !== 'string' || !written.includes(value));
  const told = factSentences(
    untold,
    good.map(({ message }) => message.content),
    random,
  );
  const text = [written, ...told].filter((part) => part !== '').join(' ');
  return text === ''
    ? random.pick([
        'I looked it up; there is nothing further to tell.',
        'I have looked, and there is no more to it.',
      ])
    : text;
}

/** "OR-1003 now reads: status cancelled." Where the result shows no row, what the call was for. */
function changeSentence(value: Json, given: JsonObject, purpose: string): string {
  const step = `I was able ${purpose}.`;
  if (!isObject(value)) return step;
  const rows = Object.values(value).find((member) => Array.isArray(member));
  if (Array.isArray(rows) && rows.length > 0 && !('id' in value)) {
    const ids = rows.flatMap((row) => (isObject(row) && typeof row.id === 'string' ? [row.id] : []));
    return ids.length === 0
      ? step
      : `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} now ${stateOf(rows[0])}.`;
  }
  if (typeof value.removed === 'string') return `${value.removed} has been removed.`;
  if (typeof value.id !== 'string') return step;
  const shown = Object.entries(value).filter(
    ([name, member]) =>
      name !== 'id' && (name in given || isState(name)) && member !== null && typeof member !== 'object',
  );
  const details = shown.slice(0, 5).map(([name, member]) => `${spaced(name)} ${shownValue(member)}`);
  return details.length === 0
    ? `${value.id} has been changed.`
    : `${value.id} now reads: ${details.join(', ')}.`;
}

const isState = (name: string): boolean => /^(status|state|mode|power|condition|answer|shift)$/.test(name);

function stateOf(row: Json | undefined): string {
  const state = isObject(row ?? null)
    ? Object.entries(row as JsonObject).find(([name]) => isState(name))
    : undefined; // checked by isObject
  return state ? `${spaced(state[0])} ${String(state[1])}` : 'changed';
}

interface Wanted {
  readonly name: string;
  readonly value: Json;
}

/**
 * Each fact by the value that the results give under its name; the expected value only where the results hold
 * it.
 */
function factSentences(wanted: readonly Wanted[], contents: readonly string[], random: Random): string[] {
  const results = contents.map(jsonOrText);
  const text = contents.join('\n');
  const found = new Map<string, string[]>();
  const missing: string[] = [];
  for (const { name, value } of wanted) {
    const shown = holds(text, value)
      ? value
      : results.map((result) => fieldNamed(result, name)).find((candidate) => candidate !== undefined);
    if (shown === undefined) missing.push(`I could not find the ${name}.`);
    else found.set(name, [...(found.get(name) ?? []), inText(shown)]);
  }
  const sentences = [...found].flatMap(([name, values]) => {
    if (/^(matching|count|observation)\b/.test(name)) return [`${capital(name)}: ${values.join('; ')}.`];
    return values.map((value) => random.pick([`The ${name} is ${value}.`, `${capital(name)}: ${value}.`]));
  });
  return [...sentences, ...new Set(missing)];
}

const inText = (value: Json): string =>
  typeof value === 'string' ? shownValue(value) : JSON.stringify(value);

/** Remarks are quoted, so that their words are not taken for the agent's own. */
function shownValue(value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' && /^[a-z].* .* /.test(value) ? `"${value}"` : String(value);
}

function fieldNamed(result: Json, name: string): Json | undefined {
  if (!isObject(result)) return undefined;
  if (name.startsWith('number of ')) return result.total ?? result.count;
  if (/^ID\b/.test(name)) return typeof result.id === 'string' ? result.id : undefined;
  const member = Object.entries(result).find(([key]) => spaced(key) === name.split(' of ')[0])?.[1];
  return isObject(member ?? null) ? Object.values(member as JsonObject)[1] : member; // checked by isObject
}

function decline({ messages, random }: Telling): string {
  const failure = errorOf(resultsSince(messages).at(-1)?.message);
  if (failure)
    return `${random.pick(['I could not do that:', 'That was refused:', 'This is not possible:'])} ${failure.message} ${random.pick(['Nothing was changed.', 'Everything is as it was before.'])}`;
  const sorry = random.pick([
    'I am sorry, but I cannot do that',
    'Unfortunately I am not able to do that',
    'That is not possible here, I am afraid',
  ]);
  const why = random.pick([
    'none of my tools covers it',
    'I have no tool for it',
    'it lies outside what my tools can do',
  ]);
  return `${sorry}: ${why}. ${random.pick(['Nothing was changed.', 'Please turn to somebody who has access to that.', 'I can help with other requests about this service.'])}`;
}

/** The same report with one value wrong. */
function altered(text: string, random: Random): string {
  const numbers = [...text.matchAll(/(?<![\w-])\d+(?:\.\d+)?(?![\w-])/g)];
  if (numbers.length === 0) return text;
  const hit = random.pick(numbers);
  const wrong = String(Number(hit[0]) + random.integer(3, 57));
  return text.slice(0, hit.index) + wrong + text.slice(hit.index + hit[0].length);
}
