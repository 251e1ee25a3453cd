// How the procedure of the role judge scores the criteria that take a reader: by what code has found in the
// records, and by what a text shows to code. It never scores without saying what it looked at.
import type { Finding, Score } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Criterion } from '../../schemas/task.ts';
import { comparableText } from '../evidence.ts';
import { type Scored, scored } from './criteria/criterion.ts';

export interface ProcedureSource {
  readonly transcript: readonly Message[];
  readonly findings: readonly Finding[];
  /** Scores of the criteria that code has checked, with the criterion. */
  readonly byCode: readonly { readonly criterion: Criterion; readonly score: Score }[];
}

export function scoreByProcedure(criterion: Criterion, source: ProcedureSource): Score {
  return { criterion: criterion.id, ...scoredBy(criterion, source) };
}

function scoredBy({ id, kind, text }: Criterion, source: ProcedureSource): Scored {
  if (id === 'reason') return reason(text, source);
  switch (kind) {
    case 'outcome':
      return outcome(source);
    case 'communication':
      return manner(source);
    default:
      return conduct(source);
  }
}

/** What the user came for: the worst score among what must be done and told. */
function outcome({ byCode, transcript }: ProcedureSource): Scored {
  const [worst] = byCode
    .filter(({ criterion }) => criterion.required)
    .sort((a, b) => a.score.score - b.score.score);
  if (worst && worst.score.score < 1) return scored(worst.score.score, worst.score.evidence);
  const last = transcript.findLastIndex(({ role }) => role === 'assistant');
  return scored(1, `[${last}] "${transcript[last]?.content.slice(0, 100) ?? ''}"`);
}

/** What each slip of the agent costs. */
const slipCost = 0.25;

function conduct({ findings }: ProcedureSource): Scored {
  const slips = findings.filter(({ blame, severity }) => blame === 'agent' && severity === 'slip');
  const [first] = slips;
  return first
    ? scored(Math.max(0, 1 - slipCost * slips.length), `[${first.message}] ${first.evidence}`)
    : scored(1, 'looked for repeated, refused, and needless calls and found none');
}

interface Flaw {
  readonly is: string;
  readonly pattern: RegExp;
}

/** What no person would write to a customer. */
const flaws: readonly Flaw[] = [
  { is: 'raw JSON', pattern: /[{[]\s*"[^"]+"\s*:/ },
  { is: 'a name as programs write it', pattern: /(?<![\w/.-])[a-z]+(?:_[a-z0-9]+)+(?![\w/.-])/ },
  { is: 'an error code', pattern: /\b[A-Z]{3,}(?:_[A-Z]+)+\b/ },
  { is: 'a value that is not there', pattern: /\b(?:undefined|NaN|\[object Object\])|(?<![\w"])null\b/ },
  { is: 'a sentence that breaks off', pattern: /[,:;]\s*$/ },
  { is: 'a word twice in a row', pattern: /\b(?!that\b|had\b)([a-z]{2,}) \1\b/i },
];

function manner({ transcript }: ProcedureSource): Scored {
  const answers = transcript.flatMap(({ role, content, toolCalls }, at) =>
    role === 'assistant' && !toolCalls ? [{ at, content: content.replaceAll(/"[^"]*"/g, '""') }] : [],
  );
  if (answers.length === 0) return scored(0, 'looked for an answer and found none');
  const found = flaws.flatMap(({ is, pattern }) => {
    const answer = answers.find(({ content }) => pattern.test(content));
    return answer ? [`[${answer.at}] shows ${is}: "${pattern.exec(answer.content)?.[0]}"`] : [];
  });
  const [first] = found;
  return scored(
    Math.max(0, 1 - found.length / 2),
    first ?? `looked at ${answers.length} answers for raw output and broken sentences and found none`,
  );
}

/** Half of the words of the reason are enough: it is to be said in the agent's own. */
const wordsNeeded = 0.5;

function reason(text: string, { transcript }: ProcedureSource): Scored {
  const expected = wordsOf(text.slice(text.indexOf(':') + 1));
  const answers = transcript.filter(({ role, toolCalls }) => role === 'assistant' && !toolCalls);
  const said = new Set(wordsOf(answers.map(({ content }) => content).join('\n')));
  const met = expected.filter((word) => said.has(word));
  const share = expected.length === 0 ? 1 : Math.min(1, met.length / (expected.length * wordsNeeded));
  return scored(share, `the answers say ${met.length} of the ${expected.length} words of the reason`);
}

const emptyWords = new Set(
  'the and for that this with its must not can cannot only has have been are was'.split(' '),
);

const wordsOf = (text: string): string[] => [
  ...new Set((comparableText(text).match(/[a-z]{3,}/g) ?? []).filter((word) => !emptyWords.has(word))),
];
