// How users and system prompts sound: record IDs, filled-in forms, sentences that recur, two clocks.
import { sentencesOf } from '../../stages/evidence.ts';
import { atMost, countInto, type Figure, mostFrequent, none } from '../figure.ts';
import { type AcceptedRow, type RowCollector, said } from './accepted-rows.ts';

const recordId = /\b[A-Z]{2,6}-\d{2,}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/;
const filledForm = /\([a-z][\w' -]{0,30}: [^()]+\)/i;
const month = 'January|February|March|April|May|June|July|August|September|October|November|December';
const day = String.raw`\b\d{4}-\d{2}-\d{2}\b|\b(?:${month}) \d{1,2}, \d{4}\b`;
const today = new RegExp(
  String.raw`(?:it is|today is|today's date is|clock[^.\n]{0,60} says|(?:current )?(?:date|time) is) ` +
    String.raw`[^.\n]{0,20}?(${day})`,
  'gi',
);

export function wordFigures(): RowCollector {
  const counts = { rows: 0, cites: 0 };
  const forms: string[] = [];
  const clocks: string[] = [];
  const openings: string[][] = [];
  const prompts = new Map<string, string>();
  return {
    note(row) {
      const user = said(row, 'user');
      counts.rows += 1;
      if (user.some((text) => recordId.test(text))) counts.cites += 1;
      forms.push(...user.filter((text) => filledForm.test(text)));
      openings.push(requestIn(row, user[0] ?? ''));
      // A play may show declarations of tools behind it, which other agents have too.
      const prompt = row.agent.systemPrompt;
      if (prompts.has(row.agent.id)) return;
      prompts.set(row.agent.id, prompt);
      if (new Set([...prompt.matchAll(today)].map(([, when]) => when)).size > 1) clocks.push(prompt);
    },
    figures: () => [
      atMost(
        'plays whose user cites a record ID',
        { part: counts.cites, whole: counts.rows },
        { limit: 15, of: 'plays' },
      ),
      none('requests that are filled-in forms', forms, 'turns'),
      none('prompts with two different days as today', clocks, 'prompts'),
      recurringGrams([...prompts.values()]),
      ...skeletonFigures(openings),
    ],
  };
}

/** Runs of five words of a prompt that another prompt has too. */
function recurringGrams(prompts: readonly string[]): Figure {
  const holders = new Map<string, number>();
  const all = prompts.map(gramsIn);
  for (const grams of all) for (const gram of new Set(grams)) countInto(holders, gram);
  const whole = all.flat();
  const shared = whole.filter((gram) => (holders.get(gram) ?? 0) > 1);
  return atMost(
    'five words in a row of a prompt that recur in another',
    { part: shared.length, whole: whole.length },
    { limit: 40, of: 'runs', examples: mostFrequent(holders).map(([gram, times]) => `${times} ${gram}`) },
  );
}

function gramsIn(prompt: string): string[] {
  const words = prompt.toLowerCase().match(/\p{L}[\p{L}'-]*/gu) ?? [];
  return words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '));
}

/** The sentences of an opening without the greetings and thanks that belong to its persona. */
function requestIn({ task: { persona } }: AcceptedRow, opening: string): string[] {
  const polite = new Set([...persona.openings, ...persona.closings].flatMap(sentencesOf).map(letters));
  // "thx" is no request in any style.
  return sentencesOf(opening).filter(
    (sentence) => !polite.has(letters(sentence)) && wordsIn(sentence).length > 2,
  );
}

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');

/** A word that fewer openings have is a name or a value. */
const shareOfCommonWords = 0.01;

/** Sentences of the openings with names and values masked: words that few openings share, numbers, quotations. */
function skeletonFigures(openings: readonly (readonly string[])[]): Figure[] {
  const holders = new Map<string, number>();
  for (const sentences of openings)
    for (const word of new Set(sentences.flatMap(wordsIn))) countInto(holders, word);
  const enough = Math.max(4, openings.length * shareOfCommonWords);
  const skeletons = new Map<string, number>();
  for (const sentence of openings.flat())
    countInto(
      skeletons,
      skeletonOf(sentence, (word) => (holders.get(word) ?? 0) >= enough),
    );
  const total = openings.flat().length;
  const ranked = mostFrequent(skeletons);
  const wanted = Math.round(400 * Math.min(1, openings.length / 2000));
  return [
    {
      name: 'skeletons of the sentences of requests',
      measured: `${skeletons.size} of ${total} sentences`,
      goal: `>= ${wanted}`,
      isMet: skeletons.size >= wanted,
      examples: ranked.map(([skeleton, times]) => `${times} ${skeleton}`),
    },
    atMost(
      'sentences behind the most frequent skeleton',
      { part: ranked[0]?.[1] ?? 0, whole: total },
      { limit: 1, of: 'sentences', examples: [ranked[0]?.[0] ?? ''] },
    ),
  ];
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}'-]*/gu) ?? [];

const skeletonOf = (sentence: string, isCommon: (word: string) => boolean): string =>
  sentence
    .replaceAll(/"[^"]*"/g, '_')
    .toLowerCase()
    .replaceAll(/\p{L}[\p{L}\p{N}_'-]*/gu, (word) => (isCommon(word) ? word : '_'))
    .replaceAll(/\d[\d.,:/-]*/g, '#')
    .replaceAll(/(?:[_#][ ,]*)+/g, '_ ')
    .trim();
