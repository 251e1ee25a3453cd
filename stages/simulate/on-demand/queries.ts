// What the agent's procedure types into the search for a tool: first the words of what it needs, then other words
// for the same, and at last the words of the tool itself. Records, people, and dates are nothing to search tools by.
import type { Random } from '../../../pipeline/hash.ts';
import type { ToolOffer } from '../../../pipeline/models/model.ts';
import { stemsOf } from '../../catalog/ranking.ts';
import { plural, singular, withArticle, wordsIn } from '../../english.ts';
import { months } from '../../spoken-dates.ts';

/** A query has few words: more of them match more tools. */
const mostWords = 5;

/** Words with the same meaning: the first search may use one that no tool has. */
const synonyms: readonly (readonly string[])[] = [
  ['find', 'search', 'look up', 'query'],
  ['get', 'show', 'read', 'view', 'fetch'],
  ['list', 'overview', 'browse'],
  // The groups above are verbs of reading.
  ['create', 'add', 'register', 'enter', 'new', 'open', 'record'],
  ['update', 'change', 'edit', 'modify', 'set', 'correct', 'mark'],
  ['remove', 'delete', 'discard'],
  ['cancel', 'call off', 'end', 'stop'],
  ['book', 'reserve', 'schedule', 'plan'],
  ['count', 'total', 'sum', 'statistics', 'summarize'],
  ['undo', 'revert', 'restore'],
  ['assign', 'allocate', 'give'],
  ['approve', 'accept', 'confirm'],
];

const readingGroups = 3;

/** Words of a purpose that say nothing about the tool that it takes. */
const empty = new Set(
  (
    'a an the of to for in on at by with from and or as is are was be it its this that these those what which who ' +
    'how i me my all any out up about id ids code number opened started starts made due between least most than ' +
    'more less first last next previous their there his her them we know have see back into onto same one two ' +
    'three each every only also new not no must answer question'
  ).split(' '),
);

const monthNames = new Set(months.map((month) => month.toLowerCase()));

/** A tool that a turn needs, and what it is needed for. */
export interface Need {
  readonly tool: ToolOffer;
  /** As a verb phrase: "cancel the order". */
  readonly purpose: string;
}

/** The words of the purpose that name the action and the things, without the values of this request. */
function wordsOfNeed({ purpose }: Need): string[] {
  const phrase = purpose
    .replaceAll(/"[^"]*"/g, ' ')
    .replaceAll(/\bwith\b.*$/g, ' ')
    .replace(/^(?:look up|find out)\b/, 'find');
  const words = phrase.split(/[^\p{L}\p{N}'’.-]+/u).filter((word) => /^\p{Ll}[\p{Ll}'’-]*$/u.test(word));
  const telling = words
    .map((word) => word.replace(/['’]s?$/, ''))
    .filter(
      (word, at) => word.length > 1 && !empty.has(word) && !monthNames.has(word) && !isParticiple(word, at),
    );
  return [...new Set(telling)].slice(0, mostWords);
}

/** "The order placed on May 3": what follows the thing tells the record, not the tool. */
const isParticiple = (word: string, at: number): boolean => at > 0 && word.endsWith('ed');

function otherWord(word: string, random: Random): string {
  const alike = synonyms.find((group) => group.includes(word))?.filter((other) => other !== word);
  return alike ? random.pick(alike) : word;
}

/** Words that belong to the verb before them: "sign off", "check in". */
const particles = new Set('off out in up back on over down away'.split(' '));

/** The action and the thing that a tool is for, from its name: "cancel" and "table booking". */
function actionAndThing({ name }: Pick<ToolOffer, 'name'>): { action: string; thing: string } {
  const words = wordsIn(name);
  const length = particles.has(words[1] ?? '') ? 2 : 1;
  const rest = words.slice(length).filter((word) => !empty.has(word));
  return { action: words.slice(0, length).join(' '), thing: rest.join(' ') };
}

const inWords = (action: string, thing: string, random: Random): string =>
  random.pick([
    `${action} ${thing}`,
    `${action} ${singular(thing)}`,
    `${action} ${plural(thing)}`,
    `${singular(thing)} ${action}`,
  ]);

/** A query in words that have not been tried: first those of the need, then others, at last those of the tool. */
export function queryFor(need: Need, tried: readonly string[], random: Random): string {
  const known = new Set(tried.map(wordsKey));
  const queries = [
    ...(random.chance(shareOfNeed) ? [wordsOfNeed(need).join(' ')] : []),
    ...fromName(need.tool, random),
    wordsIn(firstClause(need.tool.description)).slice(0, mostOfDescription).join(' '),
  ];
  const isNew = (query: string): boolean => query.includes(' ') && !known.has(wordsKey(query));
  return queries.find(isNew) ?? wordsIn(need.tool.name).join(' ');
}

/** Most people search by the words of what they want. */
const shareOfNeed = 0.8;

/** The order of words makes no difference to a search. */
const wordsKey = (query: string): string => [...new Set(stemsOf(query))].sort().join(' ');

/** Verbs of which one stands in the name of most tools, for reads and for changes. */
const commonVerbs = {
  reads: ['find', 'search', 'list', 'get'],
  changes: ['update', 'change', 'edit', 'manage'],
};

/** With another verb, with that of the tool, and with one that many tools have. */
function fromName(tool: ToolOffer, random: Random): string[] {
  const { action, thing } = actionAndThing(tool);
  if (thing === '') return [];
  const isRead = synonyms.slice(0, readingGroups).some((group) => group.includes(action));
  const common = random.pick(isRead ? commonVerbs.reads : commonVerbs.changes);
  return [otherWord(action, random), action, common].map((verb) => inWords(verb, thing, random));
}

const mostOfDescription = 8;

const firstClause = (description: string): string => description.split(/[.\n:;(]/)[0] ?? '';

/** First words of names that are no verbs as they stand. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['new', 'add'],
  ['lookup', 'look up'],
]);

/** What a tool is for, from its name: "cancel a table booking". */
export function purposeOf(tool: Pick<ToolOffer, 'name'>): string {
  const { action: word, thing } = actionAndThing(tool);
  const action = verbs.get(word) ?? word;
  return thing === '' ? action : `${action} ${singular(thing) === thing ? withArticle(thing) : thing}`;
}
