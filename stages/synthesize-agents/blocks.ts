// The blocks of a system prompt: one function per topic. Each draws its sentences anew.
import type { Random } from '../../pipeline/hash.ts';
import { lowerFirst, upperFirst, withArticle } from '../english.ts';
import { clockInWords, dateInWords, weekdayOf } from '../spoken-dates.ts';
import { gerundPhrase } from '../verbs.ts';
import type { Block, Composition } from './block.ts';
import type { Operation } from './operations.ts';
import { appInWords } from './prompt-seeds.ts';

/** The first block: who the assistant is, and so many sentences on what it is about. */
export function aboutBlock({ services, seeds, say, random }: Composition, count: number): Block {
  const subjects = services.map(({ title }) =>
    services.length === 1 ? 'It' : upperFirst(appInWords(title)),
  );
  const summaries = services.map(({ summary }, index) => summarySentence(summary, subjects[index] ?? 'It'));
  const rest = [
    ...random.shuffle(seeds.about).slice(0, Math.ceil(count / 2)),
    ...random.shuffle(seeds.audiences).slice(0, Math.floor(count / 2)),
  ].map((template) => say.one([template]));
  const summary = count > 0 && random.chance(0.5) ? summaries : [];
  const notes = services.flatMap((service) => service.notes);
  return { topic: 'about', lines: [say.one(seeds.openings), ...summary, ...notes, ...random.shuffle(rest)] };
}

/** A summary may be a sentence of its own or start with a verb: "Manages loans" becomes "It manages loans". */
function summarySentence(summary: string, subject: string): string {
  const sentence = /[.!?]$/.test(summary) ? summary : `${summary}.`;
  return /^(?!This|Its|Has|Is|Was)[A-Z][a-z]+s (?!(?:are|have|can|is|do|were|will)\b)/.test(sentence)
    ? `${subject} ${lowerFirst(sentence)}`
    : sentence;
}

/** Policies about time make no sense without a date. */
export const isAboutTime = /\b(?:past|days?|date|expired?|today|passed|late|month|hours?)\b/;

/** One line, even for several applications: the worlds of an agent share a clock. Some prompts do without. */
export function dateBlock({ services, seeds, say, random }: Composition): Block[] {
  const latest = services
    .flatMap(({ clock }) => (clock ? [clock] : []))
    .sort()
    .at(-1);
  const needsDate = services.some(({ policies }) => policies.some(({ prose }) => isAboutTime.test(prose)));
  if (latest === undefined || (!needsDate && random.chance(0.25))) return [];
  const [day, time] = [latest.slice(0, 10), latest.slice(11, 16)];
  const words = {
    date: dateInWords(day),
    weekday: weekdayOf(day),
    time: random.chance(0.5) ? time : clockInWords(time),
  };
  return [{ topic: 'date', lines: [say.one(seeds.dates, { words })] }];
}

/** All that bind the agent alone, and a share of those that the tools enforce. */
export function policyBlock({ services, random }: Composition, repeatsTools: number): Block[] {
  const lines = services.flatMap(({ policies }) =>
    policies
      .filter(({ enforcedBy }) => enforcedBy === 'agent' || random.chance(repeatsTools))
      .map(({ prose }) => prose),
  );
  return lines.length > 0 ? [{ topic: 'policies', lines, isList: true }] : [];
}

/** Which cases are handed over, with all others excluded at the end. */
export const handOverBlock = ({ handOvers }: Composition): Block[] =>
  handOvers.length > 0 ? [{ topic: 'hand_overs', lines: handOvers, isList: true }] : [];

/** One sentence on each topic before a second one on any. */
export function habitBlock({ seeds, say, random }: Composition, count: number): Block[] {
  const topics = random.shuffle(Object.values(seeds.habits)).map((sentences) => random.shuffle(sentences));
  const templates = Array.from({ length: count }, (_, index) => {
    const topic = topics[index % topics.length] ?? [];
    return topic[Math.floor(index / topics.length)] ?? '';
  }).filter((template) => template !== '');
  const lines = templates.map((template) => say.one([template]));
  return lines.length > 0 ? [{ topic: 'habits', lines }] : [];
}

/** What is demanded of answers. Whoever judges them reads the same demands from the agent. */
export function styleBlock({ style, seeds, say, random }: Composition): Block[] {
  const count = numberWords[style.maxSentences ?? 0] ?? String(style.maxSentences);
  const lines = (['maxSentences', 'noToolNames', 'noIds', 'language'] as const)
    .filter((demand) => style[demand] !== undefined)
    .map((demand) => say.one(seeds.style[demand], { words: { count } }));
  return lines.length > 0 ? [{ topic: 'answers', lines: random.shuffle(lines) }] : [];
}

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** Whom users can turn to; of no use where the agent hands cases over itself. */
export const hoursBlock = ({ handOvers, seeds, say, random }: Composition): Block[] =>
  handOvers.length === 0 && random.chance(0.6)
    ? [{ topic: 'hours', lines: [say.one(seeds.hours_sentences)] }]
    : [];

/** What is on record about each thing, and the states that it can be in. */
export function recordBlocks({ services, seeds, say, random }: Composition): Block[] {
  const things = services.flatMap((service) => service.things);
  const aboutThings = seeds.about.filter((template) => /\{(?:a |the )?things?\}/i.test(template));
  if (aboutThings.length === 0) return [];
  return things.map((thing) => {
    const templates = random.shuffle(aboutThings).slice(0, random.integer(1, 3));
    const states = (thing.states?.length ?? 0) > 1 ? [random.pick(seeds.states)] : [];
    const lines = [...templates, ...states].map((template) => say.one([template], { thing }));
    return { topic: 'records', title: upperFirst(thing.plural), lines };
  });
}

/** How to go about whatever the tools can change. */
export function operationBlocks(composition: Composition): Block[] {
  const { services, say, random, seeds } = composition;
  return services.flatMap(({ operations }) =>
    operations.flatMap((operation): Block[] => {
      const lines = operationSteps(operation, composition);
      const words = operationWords(operation);
      const title = say.one([random.pick(seeds.operations.titles)], { words });
      return lines.length > 1 ? [{ topic: 'habits', title, lines, isList: true }] : [];
    }),
  );
}

const operationWords = ({ phrase, noun = 'result', states }: Operation): Record<string, string> => ({
  do: phrase,
  doing: gerundPhrase(phrase),
  row: noun,
  'a row': withArticle(noun),
  'the row': `the ${noun}`,
  states: states ?? '',
});

function operationSteps(operation: Operation, { seeds, say, random }: Composition): string[] {
  const { finds, states, refusals, ends } = seeds.operations;
  const words = operationWords(operation);
  const line = (templates: readonly string[], more: Record<string, string> = {}): string =>
    say.one(templates, { words: { ...words, ...more } });
  return [
    ...(operation.noun === undefined ? [] : [line(finds)]),
    ...(operation.states === undefined || operation.noun === undefined ? [] : [line(states)]),
    ...distinct(refusals, operation.refusals.length, random).map((template, at) =>
      line([template], { refusal: operation.refusals[at] ?? '' }),
    ),
    line(ends),
  ];
}

const distinct = (templates: readonly string[], count: number, random: Random): string[] =>
  random.shuffle(templates).slice(0, count);

export function procedureBlocks({ seeds, say, random }: Composition): Block[] {
  return random.shuffle(seeds.procedures).map(({ titles, steps }) => {
    const [title = '', ...lines] = say.all([titles, ...steps].map((variants) => random.pick(variants)));
    return { topic: 'habits', title, lines, isList: true };
  });
}
