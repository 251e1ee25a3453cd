// What is wrong with a system prompt that a model wrote: whatever the agent is held to later and is not told here, and
// whatever it is told that is not so. Everything else about a prompt is a matter of taste.
import { codesIn, comparableText, holdsCode } from '../evidence.ts';
import { jsonDebrisIn } from '../json-debris.ts';
import type { AgentInput } from './agent-examples.ts';
import { isAboutTime } from './blocks.ts';

interface Told extends Pick<AgentInput, 'services' | 'style' | 'handOvers' | 'tools'> {
  /** Everything that the writer was told. */
  readonly given: string;
}

/** In sentences that the writer can act on. */
export function promptFaults(prompt: string, told: Told): string[] {
  const debris = jsonDebrisIn(prompt, told.given);
  return [
    ...missingLines(prompt, told).map((line) => `it must contain this line, word for word: "${line}"`),
    ...missingFacts(prompt, told),
    ...missingLimit(prompt, told),
    ...inventions(prompt, told),
    ...(debris === undefined ? [] : [`it contains "${debris}", a piece of JSON`]),
  ];
}

const plain = (text: string): string => comparableText(text).trim().replace(/[.]$/, '');

/** Policies that only the agent can keep, and what it hands over. Tools enforce the other policies by themselves. */
function missingLines(prompt: string, { services, handOvers }: Told): string[] {
  const binding = services.flatMap(({ policies }) =>
    policies.filter(({ enforcedBy }) => enforcedBy === 'agent').map(({ prose }) => prose),
  );
  const text = plain(prompt);
  return [...binding, ...handOvers].filter((line) => !text.includes(plain(line)));
}

/** An absolute path, such as /workspace. */
const folder = /(?<![\w/])\/[\w-]+(?:\/[\w-]+)*/g;

/** Where things are, and what day it is where a policy goes by it. */
function missingFacts(prompt: string, { services }: Told): string[] {
  const codes = services.flatMap(({ notes }) =>
    notes.flatMap((note) => [...codesIn(note), ...(note.match(folder) ?? [])]),
  );
  const dates = services.flatMap(({ clock, policies }) =>
    clock !== null &&
    policies.some(({ enforcedBy, prose }) => enforcedBy === 'agent' && isAboutTime.test(prose))
      ? [clock.slice(0, 10)]
      : [],
  );
  return [...new Set([...codes, ...dates])]
    .filter((code) => !holdsCode(prompt, code))
    .map((code) => `it must say ${dates.includes(code) ? `that today is ${code}` : code}`);
}

const numberWords = 'zero,one,two,three,four,five,six,seven,eight,nine,ten'.split(',');

function missingLimit(prompt: string, { style: { maxSentences } }: Told): string[] {
  if (maxSentences === undefined) return [];
  const said = new RegExp(`\\b(?:${maxSentences}|${numberWords[maxSentences]})\\b[^.]*\\bsentences?\\b`, 'i');
  return said.test(prompt) ? [] : [`it must demand answers of at most ${maxSentences} sentences`];
}

/** Hours, such as those of an office, do no harm. */
const isTime = /^\d{1,2}:\d{2}/;

/** Dates and IDs from nowhere, and names of tools. */
function inventions(prompt: string, { given, tools }: Told): string[] {
  const strange = codesIn(prompt).filter((code) => !isTime.test(code) && !holdsCode(given, code));
  const named = tools.filter((name) => /[_a-z][A-Z_]/.test(name) && prompt.includes(name));
  return [
    ...[...new Set(strange)].map((code) => `it says "${code}", which was not given`),
    ...named.map((name) => `it names the tool ${name}; tools are declared elsewhere`),
  ];
}
