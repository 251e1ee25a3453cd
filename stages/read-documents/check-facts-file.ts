// Holds facts.yaml against the documents: what it quotes must stand there, and code must be such that a figure can be
// put into it.
import { UsageError } from '../../pipeline/errors.ts';
import type { NewRecord } from '../../pipeline/stage.ts';
import { linesThatSet } from '../libraries/code-samples.ts';
import { holdsQuote } from '../libraries/quotes.ts';
import type { FactsFile } from './facts-file.ts';

type Documents = ReadonlyMap<string, NewRecord<'documents'>>;

/** UsageError with the first thing that is wrong. `path`: of the file. */
export function checkFactsFile(
  { facts, samples }: FactsFile,
  documents: readonly NewRecord<'documents'>[],
  path: string,
): void {
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const problem = [
    ...facts.map((fact) => problemWithFact(fact, byFile)),
    ...samples.map((sample) => problemWithSample(sample, byFile)),
  ].find((each) => each !== undefined);
  if (problem !== undefined) throw new UsageError(`${path}: ${problem}`);
}

function problemWithFact(
  { document, quote, corrects }: FactsFile['facts'][number],
  documents: Documents,
): string | undefined {
  const stating = documents.get(document);
  if (!stating) return `${document} is no document of the library`;
  if (!holdsQuote(stating.pages.join('\n'), quote))
    return `${document} does not contain the quote "${quote}"`;
  return corrects === undefined || documents.has(corrects)
    ? undefined
    : `${corrects}, which a fact corrects, is no document of the library`;
}

function problemWithSample(
  { document, code, repaired, inputs, rests }: FactsFile['samples'][number],
  documents: Documents,
): string | undefined {
  const giving = documents.get(document);
  if (!giving) return `${document} is no document of the library`;
  const [first = ''] = code.split('\n');
  if (!giving.pages.some((page) => page.includes(code)))
    return `${document} does not contain the code that begins with "${first}", line for line on one page`;
  for (const { variable, field } of inputs) {
    if (
      [code, ...(repaired ? [repaired.code] : [])].some((each) => linesThatSet(variable, each).length !== 1)
    )
      return `the code in ${document} has to set ${variable} in exactly one line, such as "${variable} = 12"`;
    if (![...documents.values()].some(({ facts }) => facts.some((fact) => fact.field === field)))
      return `no document states the ${field}, which the code in ${document} takes as ${variable}`;
  }
  return giving.facts.some(({ field, subject }) => field === rests.field && subject === rests.subject)
    ? undefined
    : `${document} states no ${rests.field} of ${rests.subject}, on which its code rests`;
}
