// citations: what a research play tells rests on documents that it read. Quotes stand in them word for word, each figure of
// a report has one, and an answer without a report names the document behind each figure.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Research } from '../../../schemas/research.ts';
import { comparableText, holds } from '../../evidence.ts';
import { holdsQuote } from '../../libraries/quotes.ts';
import { type Report, reportIn } from '../../libraries/report.ts';
import { answersOf, fatal, type JudgedPlay, lastAnswer, type Rule, type RuleFinding } from './rule.ts';

export const citations: Rule = {
  name: 'citations',
  summary:
    'Figures from documents have their source: a report quotes it word for word, an answer names the document.',
  check(subject): RuleFinding[] {
    const { task } = subject;
    const { research } = task;
    if (!research) return [];
    const texts = textsRead(subject.played.steps);
    const report = reportIn(subject.played.steps);
    const told = task.oracle.communicate.map(({ name }) => name);
    if (report) return [...misquoted(report, texts), ...uncited(report, quotedFor(research, told))];
    return research.report
      ? [fatal(lastAnswer(subject), 'the report is never written', { code: 'no report' })]
      : unnamed(subject, quotedFor(research, told), texts);
  },
};

/** The text that the play was shown of each document, by file, and its title. */
type Texts = ReadonlyMap<string, { readonly title: string; readonly text: string }>;

function textsRead(steps: JudgedPlay['played']['steps']): Texts {
  const texts = new Map<string, { title: string; text: string }>();
  for (const { result } of steps)
    if (result.ok && isObject(result.value))
      for (const { document, title, text } of shownIn(result.value)) {
        const known = texts.get(document);
        texts.set(document, {
          title: known?.title || title,
          text: [known?.text ?? '', text].filter((part) => part !== '').join('\n'),
        });
      }
  return texts;
}

/** What a result shows: a page of one document, or the titles of several. */
const shownIn = ({ results, ...own }: JsonObject): { document: string; title: string; text: string }[] =>
  [own, ...(Array.isArray(results) ? results : [])].flatMap((shown) =>
    isObject(shown) && typeof shown.document === 'string'
      ? [
          {
            document: shown.document,
            title: typeof shown.title === 'string' ? shown.title : '',
            text: textIn(shown.text ?? shown.matches ?? ''),
          },
        ]
      : [],
  );

/** A page, or pages and passages each with its text. */
const textIn = (shown: unknown): string =>
  Array.isArray(shown)
    ? shown.map((part) => (isObject(part) ? String(part.text ?? '') : '')).join('\n')
    : String(shown);

const misquoted = ({ citations: made, message, step }: Report, texts: Texts): RuleFinding[] =>
  made.flatMap(({ document, quote }) => {
    const { text } = texts.get(document) ?? { text: '' };
    if (text === '')
      return [fatal(message, `${document} is cited and was never read`, { code: 'unread source', step })];
    if (holdsQuote(text, quote)) return [];
    const evidence = `"${quote.slice(0, 80)}" does not stand in ${document}`;
    return [fatal(message, evidence, { code: 'misquoted source', step })];
  });

/** What the user wants to know, or what a sum over several documents rests on. */
function quotedFor({ sources }: Research, told: readonly string[]): Research['sources'] {
  const own = sources.filter(({ name }) => told.includes(name));
  return own.length > 0 ? own : sources;
}

const uncited = (
  { body, citations: made, message, step }: Report,
  sources: Research['sources'],
): RuleFinding[] =>
  sources.flatMap(({ name, value }) => {
    if (!holds(body, value))
      return [
        fatal(message, `the report does not give the ${name} (${value})`, { code: 'untold fact', step }),
      ];
    return made.some(({ quote }) => holds(quote, value))
      ? []
      : [fatal(message, `no citation states the ${name} (${value})`, { code: 'uncited fact', step })];
  });

/** Any document that states the figure may be named, by its title or its file. */
function unnamed(subject: JudgedPlay, sources: Research['sources'], texts: Texts): RuleFinding[] {
  const said = comparableText(answersOf(subject));
  return sources.flatMap(({ name, value }) => {
    const isNamed = [...texts].some(
      ([file, { title, text }]) =>
        holds(text, value) &&
        [title, file].some((called) => called !== '' && said.includes(comparableText(called))),
    );
    return isNamed
      ? []
      : [
          fatal(lastAnswer(subject), `the answer names no source for the ${name}`, {
            code: 'unnamed source',
          }),
        ];
  });
}
