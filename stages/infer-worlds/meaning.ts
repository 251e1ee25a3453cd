// What the name of a real tool says: a verb, the noun that it acts on, and whether it acts on one or many.
//   create_issue: create an issue · searchFiles: search files · add_tasks_to_request: create tasks
//   mark_task_done: a move to the state done
import { singular, wordsIn } from '../english.ts';

export interface Meaning {
  readonly verb: Verb;
  /** In the singular, with spaces. */
  readonly noun: string;
  readonly isMany: boolean;
  /** The state that a move leads to. */
  readonly state?: string;
}

const verbs = {
  create: ['create', 'add', 'register', 'insert', 'new', 'write', 'save', 'put', 'post'],
  get: ['get', 'read', 'fetch', 'show', 'describe', 'retrieve', 'open', 'view', 'load'],
  list: ['list', 'enumerate'],
  search: ['search', 'find', 'query', 'lookup', 'filter'],
  update: ['update', 'edit', 'set', 'modify', 'change', 'patch'],
  remove: ['delete', 'remove', 'drop', 'erase'],
  rename: ['move', 'rename'],
  transition: [
    'mark',
    'close',
    'reopen',
    'archive',
    'complete',
    'approve',
    'reject',
    'cancel',
    'resolve',
    'publish',
    'pause',
    'resume',
    'suspend',
    'enable',
    'disable',
    'activate',
    'deactivate',
  ],
} as const;
export type Verb = keyof typeof verbs;

/** The state that a verb leads to; a name with "mark" says it. */
const states: Readonly<Record<string, string>> = {
  close: 'closed',
  reopen: 'open',
  archive: 'archived',
  complete: 'completed',
  approve: 'approved',
  cancel: 'cancelled',
  resolve: 'resolved',
  publish: 'published',
  reject: 'rejected',
  pause: 'paused',
  resume: 'active',
  suspend: 'suspended',
  enable: 'enabled',
  disable: 'disabled',
  activate: 'active',
  deactivate: 'inactive',
};

const fillers = new Set([
  'a',
  'an',
  'the',
  'all',
  'new',
  'multiple',
  'many',
  'existing',
  'details',
  'detail',
  'by',
  'id',
  'single',
  'bulk',
  'batch',
  'text',
]);
const turns = new Set(['to', 'from', 'in', 'of', 'for', 'with', 'on', 'as']);

/** Undefined where the name does not begin or end with a known verb, or has no noun. */
export function meaningOf(name: string): Meaning | undefined {
  const words = wordsIn(name);
  const at = [0, words.length - 1].find((place) => verbOf(words[place] ?? ''));
  const word = words[at ?? -1];
  const verb = word === undefined ? undefined : verbOf(word);
  if (word === undefined || verb === undefined) return undefined;
  const others = words.toSpliced(at ?? 0, 1);
  const end = others.findIndex((each) => turns.has(each));
  const own = (end < 0 ? others : others.slice(0, end)).filter((each) => !fillers.has(each));
  const state = verb !== 'transition' ? undefined : word === 'mark' ? own.pop() : states[word];
  const noun = own.join(' ');
  if (noun === '') return undefined;
  return {
    verb,
    noun: singular(noun),
    isMany: singular(noun) !== noun,
    ...(state === undefined ? {} : { state }),
  };
}

const verbOf = (word: string): Verb | undefined =>
  // The keys of a literal.
  (Object.keys(verbs) as Verb[]).find((verb) => (verbs[verb] as readonly string[]).includes(word));
