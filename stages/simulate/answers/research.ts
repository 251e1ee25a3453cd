// Answers to research: each figure with the document that states it, and the report where one was written.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Research } from '../../../schemas/research.ts';
import { andList } from '../../english.ts';
import { holds } from '../../evidence.ts';
import { figureInWords } from '../../libraries/figures.ts';
import type { CallResult } from './results.ts';

interface Told {
  readonly name: string;
  readonly value: Json;
  /** For a value that follows from several results: whether all of them are there. */
  readonly isComputed?: boolean | undefined;
}

const stated = [
  'According to "{title}", the {name} is {value}.',
  'The {name} is {value}, as "{title}" says.',
  '"{title}" gives {value} as the {name}.',
  'The {name} is {value} ("{title}").',
  'I found the {name} in "{title}", which puts it at {value}.',
  'My source for the {name} is "{title}", which says {value}.',
  'In "{title}", the {name} is given as {value}.',
  'The {name}, as "{title}" has it, is {value}.',
];

const computed = [
  'The {name} is {value}.',
  'That makes {value} the {name}.',
  'Put together, the {name} comes out as {value}.',
  'So the {name} is {value}.',
  'From these figures, the {name} is {value}.',
];

const ran = [
  'I ran the code of the note: the {name} is {value}.',
  'When the code is run, the {name} comes out as {value}.',
  'The code gives {value} as the {name}.',
  'According to the code, which I ran, the {name} is {value}.',
];

const behind = [
  'The single figures are in {titles}.',
  'What it rests on can be read in {titles}.',
  'For the figures behind it, see {titles}.',
  'Sources: {titles}.',
];

const mended = [
  'As printed, the code does not run: {defect}. I mended that and nothing else.',
  'One thing about the code in the note: {defect}. I put that right before I ran it.',
  'The code had to be mended first, because {defect}; the calculation is unchanged.',
];

const written = [
  'The report "{report}" is written, with {count} quoted from the documents.',
  'I\'ve written the report "{report}" with {count}, each checked against its document.',
  'Your report "{report}" is ready. It rests on {count}, word for word.',
  'The report is done under the title "{report}", with {count}.',
];

export function researchSentences(
  told: readonly Told[],
  { sources, units, defect }: Research,
  { results, random }: { results: readonly CallResult[]; random: Random },
): string[] {
  const seen = results.map(({ content }) => content).join('\n');
  const report = results.find(
    ({ given, value }) => isObject(value) && value.saved === true && 'body' in given,
  );
  const worked = results.some(({ given }) => 'code' in given) ? ran : computed;
  const found = told.filter(({ value, isComputed }) => isComputed ?? holds(seen, value));
  const missing = told.filter((fact) => !found.includes(fact));
  return [
    ...(report ? [reportSentence(report, random)] : []),
    ...found.map(({ name, value }) => {
      const source = sources.find((each) => each.name === name);
      const unit = source ? source.unit : units[name];
      const isFigure = typeof value === 'number';
      const figure = figureInWords({
        value: isFigure ? value : String(value),
        unit: isFigure ? unit : undefined,
      });
      return random
        .pick(source ? stated : worked)
        .replace('{title}', () => source?.title ?? '')
        .replace('{name}', () => name)
        .replace('{value}', () => figure);
    }),
    ...(defect !== undefined && worked === ran
      ? [random.pick(mended).replace('{defect}', () => defect)]
      : []),
    ...(report ? [] : addedUp(told, sources, random)),
    ...missing.map(({ name }) => `I couldn't find the ${name} in the documents.`),
  ];
}

/** Where only what follows from the documents is told, they are named together. */
function addedUp(told: readonly Told[], sources: Research['sources'], random: Random): string[] {
  if (told.some(({ name }) => sources.some((source) => source.name === name))) return [];
  const titles = [...new Set(sources.map(({ title }) => `"${title}"`))];
  return [random.pick(behind).replace('{titles}', () => andList(titles))];
}

function reportSentence({ given }: CallResult, random: Random): string {
  const count = Array.isArray(given.citations) ? given.citations.length : 0;
  return random
    .pick(written)
    .replace('{report}', () => String(given.title))
    .replace('{count}', `${count} ${count === 1 ? 'passage' : 'passages'}`);
}
