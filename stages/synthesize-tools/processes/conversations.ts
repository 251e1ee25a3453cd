// Conversations: threads of messages between those who are served and those who serve them.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import { answerText, questionText, subjectText, textsOf } from './message-texts.ts';
import {
  dayAfter,
  type Entities,
  type Process,
  type Row,
  type SettleSite,
  supportEntity,
  toolOf,
} from './process.ts';
import {
  drawnFrom,
  enforced,
  fieldsOf,
  type Moment,
  momentAfter,
  type Named,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  withFields,
} from './support.ts';

/** Those who are served and those who serve them, by the archetype of what they talk about. */
const sides: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  person: [
    ['client', 'staff'],
    ['member', 'office'],
    ['customer', 'support'],
  ],
  company: [
    ['partner', 'purchasing'],
    ['supplier', 'buyer'],
    ['client', 'account_manager'],
  ],
  case: [
    ['reporter', 'handler'],
    ['complainant', 'case_team'],
    ['customer', 'support'],
  ],
  listing: [
    ['buyer', 'seller'],
    ['inquirer', 'owner'],
  ],
  order: [
    ['customer', 'sales'],
    ['buyer', 'fulfillment'],
  ],
  project: [
    ['client', 'team'],
    ['sponsor', 'project_lead'],
  ],
  contract: [
    ['client', 'account_manager'],
    ['tenant', 'landlord'],
  ],
  booking: [
    ['guest', 'reception'],
    ['client', 'front_desk'],
  ],
};

const reading = ['count_unread', 'list_unanswered', 'response_times', 'read_thread'];

export const conversations: Process = {
  name: 'conversations',
  about: 'Threads of messages between those who are served and those who serve them, with what is unread.',
  weight: 0.8,
  attach({ entities, random }) {
    const [owner] = thingsOf({ entities, random }, ...Object.keys(sides));
    if (!owner) return undefined;
    const thread = nounFor(owner.noun, random.pick(['conversation', 'thread', 'chat']), entities);
    const posts = nounFor(thread?.split(' ').at(-1) ?? 'thread', 'message', entities);
    if (thread === undefined || posts === undefined) return undefined;
    const [served, serving] = random.pick(
      sides[owner.entity.archetype ?? ''] ?? [['client', 'staff'] as const],
    );
    return {
      parts: { owner: owner.noun, thread, post: posts },
      entities: {
        [owner.noun]: withFields(owner.entity, {}),
        ...broughtFor({ owner, thread, posts, sides: [served, serving] }, { entities, random }),
      },
    };
  },
  settle: settleThreads,
};

interface Talk {
  readonly owner: Named;
  readonly thread: string;
  readonly posts: string;
  readonly sides: readonly [string, string];
}

function broughtFor(
  { owner, thread, posts, sides: both }: Talk,
  { entities, random }: { entities: Entities; random: Random },
): Entities {
  const options = { thread, posts, sides: both };
  const process = 'conversations';
  const ends = ['closed'];
  const threads = supportEntity(
    { noun: thread, process, entities },
    {
      rows: 14,
      fields: fieldsOf({
        [snakeCase(owner.noun)]: { ref: owner.noun },
        subject: { pick: textsOf(subjectText, 12, random) },
        opened_on: { date: [-30, -2] },
      }),
      states: { status: ['open', ...ends] },
      ends,
      operations: drawnFrom(reading, 3, random).map((name) => toolOf(name, options)),
    },
  );
  const bodies = [...textsOf(questionText, 6, random), ...textsOf(answerText, 6, random)];
  const messages = supportEntity(
    { noun: posts, process, entities: { ...entities, [thread]: threads } },
    {
      rows: 30,
      fields: fieldsOf({
        [snakeCase(thread)]: { ref: thread },
        author_role: { one_of: both, about: 'Side that wrote it' },
        sent_on: { date: [-30, 0] },
        sent_at: { time: [7, 20] },
        body: { note: bodies, about: 'Text of the message' },
        is_read: { flag: 0.6, about: 'Whether the other side has read it' },
      }),
      operations: [
        toolOf('post_reply', options),
        ...(random.chance(0.7) ? [toolOf('mark_read', options)] : []),
      ],
      rules: [enforced('parent_ended', { field: snakeCase(thread), noun: thread, state: 'status', ends })],
    },
  );
  return { [thread]: threads, [posts]: messages };
}

/** The sides take turns, more or less; what is old has been read, and closed threads are read in full. */
function settleThreads(site: SettleSite): void {
  const { random, now, entities, parts, rowsOf } = site;
  const roles = entities[parts.post ?? '']?.fields.author_role?.value;
  const sidesOf = Array.isArray(roles) ? roles.map(String) : [];
  const column = ownerColumn(site, 'post', 'thread');
  const posts: Row[] = [];
  for (const thread of rowsOf('thread')) {
    const started = -random.integer(600, 24_000);
    thread.subject = subjectText(random);
    thread.opened_on = momentAfter(now, started).day;
    const own = turnsFrom(started, { sidesOf, now, random }).map((post) => ({
      [column]: thread.id ?? null,
      ...post,
    }));
    if (thread.status !== 'closed') leaveUnread(own, random.pick([0, 1, 1, 2]));
    posts.push(...own);
  }
  setRows(site, 'post', posts);
}

function turnsFrom(
  started: number,
  { sidesOf, now, random }: { sidesOf: readonly string[]; now: string; random: Random },
): Row[] {
  const own: Row[] = [];
  const wanted = random.integer(1, 5);
  let minutes = started;
  let turn = random.chance(0.85) ? 0 : 1;
  while (own.length < wanted && minutes < 0) {
    const { day, time } = inDaytime(momentAfter(now, minutes), own.at(-1));
    if (`${day}T${time}` >= now) break;
    const body = turn === 0 ? questionText(random) : answerText(random);
    own.push({ author_role: sidesOf[turn] ?? '', sent_on: day, sent_at: time, body, is_read: true });
    minutes += random.integer(25, 2600);
    if (random.chance(0.85)) turn = 1 - turn;
  }
  return own;
}

/** People write between seven in the morning and nine in the evening, and never before the last message. */
function inDaytime({ day, time }: Moment, last: Row | undefined): Moment {
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(2);
  const moved = {
    day,
    time: hour >= 7 && hour < 21 ? time : `${String(8 + (hour % 12)).padStart(2, '0')}${minutes}`,
  };
  const isLater = !last || `${last.sent_on} ${last.sent_at}` < `${moved.day} ${moved.time}`;
  return isLater ? moved : { day: dayAfter(day, 1), time: '07:05' };
}

/** The last messages of one side in a row may be unread. */
function leaveUnread(own: readonly Row[], unread: number): void {
  const last = own.at(-1)?.author_role;
  for (const post of [...own].reverse().slice(0, unread)) {
    if (post.author_role !== last) break;
    post.is_read = false;
  }
}
