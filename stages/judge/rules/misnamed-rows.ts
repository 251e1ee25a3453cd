// misnamed_rows: an ID stands behind the noun of its own sort, and a claimed change names a row that was changed.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { completionClaims } from '../../claims.ts';
import { singular, wordsIn } from '../../english.ts';
import { idsIn, sentencesOf } from '../../evidence.ts';
import { eitherOf } from '../../pattern-text.ts';
import { rememberedOf } from '../../remembered.ts';
import { requestStart } from '../../request-start.ts';
import { valueShown } from '../../result-forms/index.ts';
import { answersIn, fatal, type JudgedPlay, type Rule, type RuleFinding } from './rule.ts';

export const misnamedRows: Rule = {
  name: 'misnamed_rows',
  summary: 'An ID is told for a record of its own sort, and a claimed change is one of the rows named.',
  check: ({ played }) => {
    const answers = answersIn(played).filter(({ content }) => anyId.test(content));
    if (answers.length === 0) return [];
    const kinds = kindsShown(played.messages);
    return answers.flatMap(({ at, content }) => [
      ...sentencesOf(content).flatMap((sentence) => misnamedIn(sentence, kinds, at)),
      ...unchangedIn(content, played, at),
    ]);
  },
};

const anyId = /\b(?:[A-Z]{1,6}|[a-z]+)-\d/;
const prefixOf = (id: string): string => id.slice(0, id.lastIndexOf('-'));

/** What the records of an ID's sort are called, by the members of results that hold them: "loan": LN. */
function kindsShown(messages: readonly Message[]): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  const note = (name: string, row: Json): void => {
    if (!isObject(row) || typeof row.id !== 'string' || !/^[A-Z]{1,6}-\d+$/.test(row.id)) return;
    const noun = singular(wordsIn(name).join(' '));
    kinds.set(noun, (kinds.get(noun) ?? new Set()).add(prefixOf(row.id)));
  };
  const noteMember = (name: string, member: Json): void => {
    for (const row of Array.isArray(member) ? member : [member]) note(name, row);
    collect(member);
  };
  const collect = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isObject(value))
      for (const [name, member] of Object.entries(value))
        if (typeof member === 'object' && member !== null) noteMember(name, member);
  };
  for (const { role, content } of messages) if (role === 'tool') collect(valueShown(content));
  return kinds;
}

/** IDs in a row: "LN-1, LN-2, and LN-3". */
const enumeration = /\b(?:[A-Z]{1,6}|[a-z]+)-\d+(?:(?:, and |, | and | or )(?:[A-Z]{1,6}|[a-z]+)-\d+)*/g;

function misnamedIn(
  sentence: string,
  kinds: ReadonlyMap<string, ReadonlySet<string>>,
  at: number,
): RuleFinding[] {
  return [...sentence.matchAll(enumeration)].flatMap(({ index, 0: list }) => {
    const noun = nounBefore(sentence.slice(0, index), kinds);
    if (noun === undefined) return [];
    const own = kinds.get(noun) ?? new Set();
    const known = new Set([...kinds.values()].flatMap((prefixes) => [...prefixes]));
    const [stranger] = idsIn(list).filter((id) => !own.has(prefixOf(id)) && known.has(prefixOf(id)));
    return stranger === undefined ? [] : [fatal(at, `${stranger} is no ${noun}`)];
  });
}

/** The noun right before a list of IDs, or before its colon: "3 loans with the status out: ". */
function nounBefore(before: string, kinds: ReadonlyMap<string, unknown>): string | undefined {
  const words = before.toLowerCase().replace(/(?<![ "])[ "]+$/, '');
  const isListed = words.endsWith(':');
  const head = isListed ? (words.split(/[.;]/).at(-1) ?? '') : words;
  const nouns = [...kinds.keys()].filter((noun) =>
    isListed
      ? new RegExp(`\\b\\d+ ${noun.slice(0, -1)}[a-z]{1,4}\\b`).test(head)
      : new RegExp(`\\b${noun.slice(0, -1)}[a-z]{1,4}$`).test(words) &&
        singular(lastWords(words, noun)) === noun,
  );
  return nouns.sort((a, b) => b.length - a.length)[0];
}

const lastWords = (text: string, noun: string): string =>
  text.split(' ').slice(-noun.split(' ').length).join(' ');

/** The calls that changed something for the request that is answered; all of them where there is none. */
function changesBefore({ steps, messages }: JudgedPlay['played'], at: number): Steps {
  const made = steps.filter(({ message, result }) => message < at && result.changes.length > 0);
  const since = requestStart(messages, at);
  const recent = made.filter(({ message }) => message > since);
  return recent.length > 0 ? recent : made;
}

type Steps = JudgedPlay['played']['steps'];

const idsInvolved = rememberedOf(
  ({ call, result }: Steps[number]): ReadonlySet<string> =>
    new Set([...idsIn(JSON.stringify(call.arguments)), ...idsOfResult(result)]),
);

/** The proofs of a task share its results. */
const idsOfResult = rememberedOf(({ value, changes }: Steps[number]['result']): readonly string[] =>
  idsIn(JSON.stringify([value, changes])),
);

/** Rows that a claimed change names, and that no call has changed. */
function unchangedIn(content: string, played: JudgedPlay['played'], at: number): RuleFinding[] {
  const made = changesBefore(played, at);
  if (made.length === 0) return [];
  const keys = new Set(made.flatMap(({ result }) => result.changes.map(({ key }) => key)));
  const sorts = new Set([...keys].map(prefixOf));
  const twice = [...content.matchAll(enumeration)].flatMap(([list]) => repeatedIn(list, keys));
  return [
    ...twice.map((id) => fatal(at, `${id} is named twice in a list of what was changed`)),
    ...completionClaims(content).flatMap((claim) => {
      const ids = ownClaim.test(claim) ? idsIn(claim) : [];
      const listed = [...claim.matchAll(enumeration)].flatMap(([list]) => wrongInList(list, keys));
      const isAbout = ids.some((id) => made.some((step) => idsInvolved(step).has(id)));
      const [other] = isAbout ? listed : ids.filter((id) => sorts.has(prefixOf(id)));
      return other === undefined
        ? []
        : [fatal(at, `no call changed ${other}, but the answer says "${claim.trim().slice(0, 100)}"`)];
    }),
    ...wrongNewIds(content, made).map((id) => fatal(at, `the new row is not ${id}`)),
  ];
}

/** In a list of changed rows, those that were not. */
function wrongInList(list: string, keys: ReadonlySet<string>): string[] {
  const ids = idsIn(list);
  return ids.some((id) => keys.has(id)) ? ids.filter((id) => !keys.has(id)) : [];
}

function repeatedIn(list: string, keys: ReadonlySet<string>): string[] {
  const ids = idsIn(list).filter((id) => keys.has(id));
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}

const newIdWords = eitherOf(
  /on record as|find it under|filed under|reference is|case number/,
  /(?:has|given|got|under|with) the ID|[Tt]he (?:new )?ID is/,
);
const newId = new RegExp(`\\b(?:${newIdWords.source}) ([A-Z]{1,6}-\\d+)`, 'g');

/** What is told as the ID of a new row, and is that of another one of its sort. */
function wrongNewIds(content: string, made: Steps): string[] {
  const created = made.flatMap(({ result }) =>
    result.changes.flatMap(({ before, key }) => (before === null ? [key] : [])),
  );
  const sorts = new Set(created.map(prefixOf));
  return [...content.matchAll(newId)]
    .map(([, id = '']) => id)
    .filter((id) => sorts.has(prefixOf(id)) && !created.includes(id));
}

const ownClaim = /\b(?:I've|I have|I)\b/;
