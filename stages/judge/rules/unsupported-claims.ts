// unsupported_claims: whatever an answer says was done was really done, and its values come from somewhere.
import { completionClaims } from '../../claims.ts';
import { codesIn, comparableText, evidenceBefore, holdsCode, isDerived, numbersIn } from '../../evidence.ts';
import { asksAgain } from '../../simulate/user/objections.ts';
import { fatal, type Rule } from './rule.ts';

export const unsupportedClaims: Rule = {
  name: 'unsupported_claims',
  summary:
    'Every claim of completion is backed by a successful write, and every ID, date, and figure by a result.',
  check: ({ played, task: { oracle } }) =>
    played.messages.flatMap((message, index) => {
      if (message.role !== 'assistant' || message.toolCalls) return [];
      const since = played.messages.findLastIndex(
        ({ role, content }, at) => at < index && role === 'user' && !asksAgain(content),
      );
      const hasWritten = played.steps.some(
        (step) => step.message > since && step.message < index && step.result.changes.length > 0,
      );
      const [claim] = hasWritten ? [] : completionClaims(message.content);
      return [
        ...(claim ? [fatal(index, `nothing was changed, but the answer says "${claim.trim()}"`)] : []),
        ...unseenValues(message.content, evidenceBefore(played.messages, index))
          .filter((value) => !oracle.communicate.some((fact) => String(fact.value) === value))
          .map((value) => fatal(index, `${value} appears in no earlier message or result`)),
        ...wrongPairs(message.content, evidenceBefore(played.messages, index)).map((pair) =>
          fatal(index, `nobody said "${pair}", only that word with another number`, { code: 'number' }),
        ),
        ...inventedQuotations(message.content, evidenceBefore(played.messages, index)).map((quoted) =>
          fatal(index, `"${quoted}" is quoted, and nobody said it`, { code: 'quotation' }),
        ),
      ];
    }),
};

/** Quotations are of what somebody said, a result shows, or the system prompt says. */
function inventedQuotations(answer: string, said: string): string[] {
  const known = comparableText(said).replaceAll(/["“”\\]/g, '');
  return [...answer.matchAll(/"([^"\n]{4,80})"|“([^”\n]{4,80})”/g)]
    .map(([, straight, curly]) => (straight ?? curly ?? '').replace(/[.,!?;]$/, ''))
    .filter((quoted) => !known.includes(comparableText(quoted).trim()));
}

/** Words before which any number may stand. */
const anyNumber = new Set(
  'a the of to in on at for from with by is are was were and or have has had there only just all about'.split(
    ' ',
  ),
);

/**
 * Numbers that belong to a word, such as "gate 5" or "at least 6", where others said that word with other numbers
 * alone.
 */
function wrongPairs(answer: string, said: string): string[] {
  const pairsIn = (text: string) => [
    ...comparableText(text).matchAll(/\b(\p{L}{3,}) (\d{1,3})\b(?![.,:]\d|-)/gu),
  ];
  const known = new Map<string, Set<string>>();
  for (const [, word = '', number = ''] of pairsIn(said))
    known.set(word, (known.get(word) ?? new Set()).add(number));
  return pairsIn(answer).flatMap(([pair, word = '', number = '']) => {
    const numbers = anyNumber.has(word) ? undefined : known.get(word);
    return numbers === undefined || numbers.has(number) ? [] : [pair];
  });
}

/** Smaller numbers are said by chance, such as counts of things just listed. */
const smallest = 20;

function unseenValues(answer: string, evidence: string): string[] {
  const seen = comparableText(evidence);
  const known = numbersIn(evidence);
  const codes = codesIn(answer).filter((code) => !holdsCode(evidence, code));
  const numbers = numbersIn(answer).filter(
    (number) =>
      number >= smallest &&
      !known.some((other) => Math.abs(other - number) < 1e-9) &&
      !isDerived(number, known.slice(-40)) &&
      !new RegExp(`(?<!\\d)${String(number).replace('.', '\\.')}(?!\\d)`).test(seen),
  );
  return [...codes, ...numbers.map(String)];
}
