// Faults of a simulated user that code can see: asking for what is no goal of the task, speaking like the assistant,
// and leaving too early or too late. The agent is not to blame for any of them.
import { asksConsent } from '../consent.ts';
import { sentencesOf, tells } from '../evidence.ts';
import { remembered } from '../remembered.ts';
import { asksAgain } from '../simulate/user/objections.ts';
import { isThanks } from '../simulate/user/thanks.ts';
import { goalStarts, wordsOf } from './goal-starts.ts';
import type { JudgedPlay } from './rules/rule.ts';

export interface UserFault {
  readonly code: 'drift' | 'role swap' | 'early stop' | 'late stop';
  readonly message: number;
  readonly evidence: string;
}

interface RolePhrase {
  readonly pattern: RegExp;
  readonly matches: string;
  readonly spares: string;
}

const deeds = 'updated|changed|canceled|cancelled|deleted|booked|scheduled|created|removed';

/** What only an assistant says. */
export const assistantPhrases: readonly RolePhrase[] = [
  {
    pattern: /\b(?:how|what) (?:can|may) I (?:help|assist|do for) you\b/i,
    matches: 'Hello! How can I help you today?',
    spares: 'What can I do to get it back?',
  },
  {
    pattern: /\bis there anything else (?:you need|I can (?:help|do|assist))\b/i,
    matches: 'Done. Is there anything else you need?',
    spares: 'Is there anything else on the list?',
  },
  {
    pattern: /\b(?:happy|glad|here) to (?:help|assist)(?: you)?\b/i,
    matches: "I'm here to help.",
    spares: "I'm happy to wait.",
  },
  {
    pattern: /\bas an? (?:AI|virtual|automated)(?: \w+)? ?(?:assistant|model|agent)?\b/i,
    matches: 'As an AI assistant, I cannot do that.',
    spares: 'As a member, I can bring a guest.',
  },
  {
    pattern: new RegExp(
      String.raw`\bI(?:'ve| have) (?:gone ahead and |now |just )?(?:${deeds}) ` +
        String.raw`(?:it|that|this|your|the [a-z ]+ for you)\b`,
      'i',
    ),
    matches: "I've updated your booking.",
    spares: "I've changed my mind.",
  },
  {
    pattern: /\blet me (?:look|check|pull)(?: that| it| this)? up (?:for you|in (?:the|our))\b/i,
    matches: 'Let me look that up for you.',
    spares: 'Let me know when it is up.',
  },
];

export function userFaults(subject: JudgedPlay): UserFault[] {
  const { messages } = subject.played;
  return [
    ...messages.flatMap(({ role, content }, message) => {
      if (role !== 'user' || message < 2) return [];
      return [...roleSwaps(content, message), ...drifts(subject, message)];
    }),
    ...earlyStops(subject),
    ...lateStops(subject),
  ];
}

function roleSwaps(content: string, message: number): UserFault[] {
  const said = content.replaceAll('’', "'");
  const [found] = assistantPhrases.flatMap(({ pattern }) => pattern.exec(said)?.[0] ?? []);
  return found === undefined
    ? []
    : [{ code: 'role swap', message, evidence: `the user speaks like the assistant: "${found}"` }];
}

const asking = /\?|\b(?:please|(?:could|can|would) you|I(?:'d| would) like|I (?:also )?(?:need|want))\b/i;

/** Words of four letters or more that any message may have. */
const common = new Set(
  (
    'about actually after again also another answer anything back been before because bring call change ' +
    'check confirm could does done doing double else exactly fine from give going good great happened have ' +
    'hear help hope instead into just kind know last later left like little long look made make many maybe ' +
    'mean mind more much need never next nothing okay once ones only other perfect please possible ' +
    'question quick really right same seem should since some somebody something soon sorry still sure take ' +
    'tell than thank thanks that them then there these they thing things think this time today told ' +
    'tomorrow understand until very want well went were what when where which while whole will with would ' +
    'wrong your yours'
  ).split(' '),
);

/** Why the user asks is theirs to say. */
const reason = /\b(?:because|since|so that)\b.*$/is;

/** A sentence is foreign when it has this many words that nobody has used, and they are most of its words. */
const foreign = { words: 3, share: 0.6 };

/** A long session hears the same texts again at each of its turns. */
const wordSetOf = remembered((text): ReadonlySet<string> => new Set(wordsOf(text)));

function drifts({ task, played: { messages } }: JudgedPlay, message: number): UserFault[] {
  const content = messages[message]?.content ?? '';
  if (asksAgain(content) || isThanks(content)) return [];
  const heard = messages.slice(0, message).filter(({ role }) => role === 'assistant');
  const known = [
    task.request,
    ...task.goals.map(({ say }) => say),
    ...task.facts.flatMap(({ name, text, value, slip }) => [
      name,
      text,
      JSON.stringify(value),
      slip?.text ?? '',
    ]),
    ...heard.map((answer) => answer.content),
  ].map(wordSetOf);
  return sentencesOf(content).flatMap((sentence) => {
    const words = [...new Set(wordsOf(sentence.replace(reason, '')))].filter((word) => !common.has(word));
    const unknown = words.filter((word) => !known.some((set) => set.has(word)));
    const isForeign = unknown.length >= foreign.words && unknown.length / words.length >= foreign.share;
    return isForeign && asking.test(sentence)
      ? [
          {
            code: 'drift' as const,
            message,
            evidence: `the user asks for something else: "${sentence.trim()}"`,
          },
        ]
      : [];
  });
}

/** The share of a goal's words that the user must have said, in whatever way they put it. */
const raised = 0.34;

function earlyStops({ task, played }: JudgedPlay): UserFault[] {
  const { messages, end } = played;
  const last = messages.length - 1;
  if (end !== 'goal_reached' && end !== 'user_gave_up') return [];
  if (asksConsent(messages[last]?.content ?? ''))
    return [{ code: 'early stop', message: last, evidence: 'the user leaves when asked for consent' }];
  if (end !== 'goal_reached') return [];
  const said = new Set(messages.flatMap(({ role, content }) => (role === 'user' ? wordsOf(content) : [])));
  const unsaid = task.goals.find(({ say }) => {
    const words = wordsOf(say);
    return words.filter((word) => said.has(word)).length < words.length * raised;
  });
  return unsaid
    ? [{ code: 'early stop', message: last, evidence: `the user leaves without asking: "${unsaid.say}"` }]
    : [];
}

/** A word of thanks and one question more are usual. */
const mostAfterwards = 2;

function lateStops({ task, played }: JudgedPlay): UserFault[] {
  const { messages, steps } = played;
  const lastStart = goalStarts(task.goals, messages).at(-1);
  const lastCall = steps.at(-1)?.message ?? 0;
  if (lastStart === undefined || task.expected !== 'fulfil') return [];
  const done = messages.findIndex(
    ({ role, toolCalls }, at) =>
      role === 'assistant' &&
      !toolCalls &&
      at > Math.max(lastStart, lastCall) &&
      task.oracle.communicate.every(({ name, value }) =>
        messages.some(
          (answer, place) => place <= at && answer.role === 'assistant' && tells(answer.content, name, value),
        ),
      ),
  );
  if (done === -1) return [];
  const later = messages.flatMap(({ role }, at) => (role === 'user' && at > done ? [at] : []));
  const [message] = later.slice(mostAfterwards);
  return message === undefined
    ? []
    : [{ code: 'late stop', message, evidence: 'the user stays although everything is done' }];
}
