// Answers of the agent's procedure: composed from what the calls returned, in plain sentences.
import type { Random } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { holds } from '../judge/evidence.ts';
import { isObject } from '../json-schema.ts';
import { spaced } from '../synthesize-tools/names.ts';
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
      return random.pick(['I had a look at this. Let me know if there is anything else.', 'Thank you for your message. Is there anything else you need?', 'Noted. I am here if you need more.']);
    case 'promise':
      return random.pick(['I have what I need. I will now make the change.', 'Understood. I will check the records and get back to you.', 'Right, I am going to do that next.']);
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
  const isWrite = own.some((call) => call.effect === 'write');
  const written = isWrite && last ? changeSentence(parsed(last.message.content), last.given, random) : '';
  const told = factSentences(wanted, good.map(({ message }) => message.content), random);
  const text = [written, ...told].filter((part) => part !== '').join(' ');
  return text === '' ? random.pick(['I found no more than what is shown above.', 'I looked it up; there is nothing further to tell.']) : text;
}

/** "Done. OR-1003: status cancelled, cancel reason …" */
function changeSentence(value: Json, given: JsonObject, random: Random): string {
  const opening = random.pick(['Done.', 'That is done.', 'All set.', 'It is done.']);
  if (!isObject(value)) return `${opening} The change has been made.`;
  const rows = Object.values(value).find((member) => Array.isArray(member));
  if (Array.isArray(rows) && rows.length > 0) {
    const ids = rows.flatMap((row) => (isObject(row) && typeof row['id'] === 'string' ? [row['id']] : []));
    return `${opening} ${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} now ${stateOf(rows[0])}.`;
  }
  if (typeof value['removed'] === 'string') return `${opening} ${value['removed']} has been removed.`;
  if (typeof value['id'] !== 'string') return `${opening} The change has been made.`;
  const shown = Object.entries(value).filter(([name, member]) => name !== 'id' && (name in given || isState(name)) && member !== null && typeof member !== 'object');
  const details = shown.slice(0, 5).map(([name, member]) => `${spaced(name)} ${typeof member === 'boolean' ? (member ? 'yes' : 'no') : member}`);
  return `${opening} ${value['id']} now reads: ${details.join(', ')}.`;
}

const isState = (name: string): boolean => /^(status|state|mode|power|condition|answer|shift)$/.test(name);

function stateOf(row: Json | undefined): string {
  const state = isObject(row ?? null) ? Object.entries(row as JsonObject).find(([name]) => isState(name)) : undefined; // checked by isObject
  return state ? `${spaced(state[0])} ${String(state[1])}` : 'changed';
}

interface Wanted {
  readonly name: string;
  readonly value: Json;
}

/** Each fact by the value that the results give under its name; the expected value only where the results hold it. */
function factSentences(wanted: readonly Wanted[], contents: readonly string[], random: Random): string[] {
  const results = contents.map(parsed);
  const text = contents.join('\n');
  const sentences = wanted.map(({ name, value }) => {
    const found = holds(text, value) ? value : (results.map((result) => fieldNamed(result, name)).find((candidate) => candidate !== undefined) ?? undefined);
    if (found === undefined) return `I could not find the ${name}.`;
    return random.pick([`The ${name} is ${inText(found)}.`, `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${inText(found)}.`]);
  });
  return [...new Set(sentences)];
}

const inText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function fieldNamed(result: Json, name: string): Json | undefined {
  if (!isObject(result)) return undefined;
  if (name.startsWith('number of ')) return result['total'] ?? result['count'];
  if (name === 'ID') return typeof result['id'] === 'string' ? result['id'] : undefined;
  const member = Object.entries(result).find(([key]) => spaced(key) === name)?.[1];
  return isObject(member ?? null) ? Object.values(member as JsonObject)[1] : member; // checked by isObject
}

function decline({ messages, random }: Telling): string {
  const failure = errorOf(resultsSince(messages).at(-1)?.message);
  if (failure) return `${random.pick(['I could not do that:', 'That was refused:', 'This is not possible:'])} ${failure.message} ${random.pick(['Nothing was changed.', 'Everything is as it was before.'])}`;
  const sorry = random.pick(['I am sorry, but I cannot do that', 'Unfortunately I am not able to do that', 'That is not possible here, I am afraid']);
  const why = random.pick(['none of my tools covers it', 'I have no tool for it', 'it lies outside what my tools can do']);
  return `${sorry}: ${why}. ${random.pick(['Nothing was changed.', 'Please turn to somebody who has access to that.', 'I can help with other requests about this service.'])}`;
}

/** The same report with one value wrong. */
function altered(text: string, random: Random): string {
  const numbers = [...text.matchAll(/(?<![\w-])\d+(?:\.\d+)?(?![\w-])/g)];
  if (numbers.length === 0) return text.replace(/(is|:) ([^.]+)\.$/, '$1 something else.');
  const hit = random.pick(numbers);
  const wrong = String(Number(hit[0]) + random.integer(3, 57));
  return text.slice(0, hit.index) + wrong + text.slice(hit.index + hit[0].length);
}

function parsed(content: string): Json {
  try {
    return JSON.parse(content) as Json; // JSON.parse gives JSON
  } catch {
    return content;
  }
}
