// sources: what decides about the next step of research. Which of the matches states the figure, what a PDF file takes, that
// a notice corrects what was read, that quotes are to be exact.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { CallResult } from '../answers/results.ts';
import { foundSoFar, type Insight, type Moment, sayOne } from './insight.ts';

const picked = [
  'Of the {count} matches, "{title}" is the one that should state it. I\'ll read that page and not rely on the passage.',
  '"{title}" looks like the source itself; the other matches only mention the name. I\'ll read it.',
  'The passage from "{title}" fits the question best, so that is what I read first.',
  'Several documents mention this. "{title}" is about the subject, so its figure counts.',
  'I have {count} matches. "{title}" is closest to what is asked; the wording on the page will tell.',
  'A passage is not enough to quote from. I\'ll open "{title}" and look at the sentence itself.',
];

const oneOfMany = [
  'The question is about all of them, so I read one after the other. "{title}" is next.',
  'To compare them I need each figure. Now "{title}".',
  'I keep the figures in mind and go on with "{title}".',
  '"{title}" belongs to the comparison, so I read it as well.',
  'One document gives one figure here. On to "{title}".',
  'I can\'t name the extreme before I have seen them all; "{title}" is still to be read.',
];

const onlyAsPdf = [
  '"{title}" is a PDF file, which can\'t be opened here. I download it first and then extract its text.',
  'The source is "{title}", a PDF file: first the download, then the text.',
  'I need "{title}". As it\'s a PDF file, opening it would fail, so I download it.',
  'The figure should be in "{title}". That is a PDF file, so reading it takes two steps.',
];

const correction = [
  'There is also "{title}". If it changes the figure I just read, the notice is what counts, so I have to look.',
  'I have a figure, but "{title}" is on the list too. A correction takes the place of the report, so I read it before ' +
    'I answer.',
  '"{title}" may mean that the figure I found is wrong. Better to check than to pass on an old number.',
  'Two documents are about this figure, and one of them, "{title}", corrects the other. I need the corrected one.',
];

const exact = [
  'I have every figure with its sentence. The quotes have to be exact, so I check them before I write.',
  'Before anything goes into the report, I check the wording of the {count} that I want to quote.',
  'All figures are there. A quote that is off by a word would spoil the report, so I check first.',
  'That is all I need. Next I check the wording of the {count} against the documents.',
];

const confirmed = [
  'Every quote was found where I expected it, so the report can be written.',
  'The check found all quotes word for word. Now the report, with one citation for each figure.',
  'The citations hold. I write the report and keep to what they say.',
  'All quotes stand in their documents, so nothing speaks against writing the report now.',
];

export const sources: Insight = {
  name: 'sources',
  isWhole: true,
  notice(moment) {
    const [call] = moment.calls;
    const last = foundSoFar(moment).at(-1);
    if (!call || !last) return undefined;
    const { citations, body, document } = call.arguments;
    if (Array.isArray(citations)) {
      const count = citations.length === 1 ? 'sentence' : `${citations.length} passages`;
      return sayOne(body === undefined ? exact : confirmed, { count }, moment.random);
    }
    return typeof document === 'string' ? onReading(document, moment) : undefined;
  },
};

function onReading(document: string, moment: Moment): string | undefined {
  const results = foundSoFar(moment);
  const list = results.map(hitsIn).findLast((hits) => hits.some((hit) => hit.document === document));
  const hit = list?.find((each) => each.document === document);
  if (!list || !hit || moment.calls.length > 1) return undefined;
  const slots = { title: String(hit.title), count: String(list.length) };
  const hasRead = results.some(({ value }) => isObject(value) && value.text !== undefined);
  if (hasRead && /^correct/i.test(slots.title)) return sayOne(correction, slots, moment.random);
  if (hit.format === 'pdf') return sayOne(onlyAsPdf, slots, moment.random);
  const others = moment.later.filter((call) =>
    list.some((each) => each.document === call.arguments.document),
  );
  if (others.length > 1) return sayOne(oneOfMany, slots, moment.random);
  return list.length > 1 ? sayOne(picked, slots, moment.random) : undefined;
}

/** Documents that a search has returned. */
const hitsIn = ({ value }: CallResult): JsonObject[] =>
  isObject(value) && Array.isArray(value.results)
    ? value.results.filter((hit): hit is JsonObject => isObject(hit) && 'document' in hit)
    : [];
