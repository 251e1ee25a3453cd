// The audit session: one play at a time, until the auditor leaves. The judge's verdict is shown only after theirs.
import type { Reader } from '../../store.ts';
import type { Notes } from '../output.ts';
import { tableText } from '../table.ts';
import { isAgreed } from './agreement.ts';
import { type AuditInput, interruptKey } from './input.ts';
import type { JudgedPlay } from './judged-plays.ts';
import { playText, shownPlay } from './play-text.ts';
import type { VerdictLog } from './verdict-log.ts';

interface SessionParts {
  /** At least one. */
  readonly plays: readonly JudgedPlay[];
  readonly store: Reader;
  readonly log: VerdictLog;
  readonly input: AuditInput;
  /** Reasons to choose from. */
  readonly rules: readonly string[];
  readonly stderr: Notes;
}

interface Session extends SessionParts {
  /** Index of the play that is shown. */
  at: number;
  isUnfolded: boolean;
  /** Trajectories that were decided in this session, the latest last. */
  readonly decided: string[];
  end?: 'done' | 'interrupted';
}

interface Key {
  readonly key: string;
  readonly word: string;
  readonly does: string;
  act(session: Session): Promise<void> | void;
}

const keys: readonly Key[] = [
  { key: 'a', word: 'accept', does: 'accept the play: it may teach a model', act: accept },
  {
    key: 'r',
    word: 'reject',
    does: 'reject it, with a reason from the list or in your own words',
    act: reject,
  },
  { key: 'n', word: 'next', does: 'go to the next play (also Enter, Space and →)', act: next },
  { key: 'b', word: 'back', does: 'go back one play (also ←)', act: back },
  { key: 'u', word: 'undo', does: 'take back the verdict on this play, or else the latest one', act: undo },
  { key: 'f', word: 'unfold', does: 'show long messages whole, or fold them again', act: unfold },
  { key: '?', word: 'help', does: 'list the keys', act: help },
  {
    key: 'q',
    word: 'quit',
    does: 'leave; the next session goes on from here',
    act: (session) => {
      session.end = 'done';
    },
  },
];

/** Goes on at the first play without a verdict. */
export async function auditSession(parts: SessionParts): Promise<'done' | 'interrupted'> {
  const session: Session = { ...parts, at: 0, isUnfolded: false, decided: [] };
  const open = firstOpen(session);
  if (open < 0) {
    say(session, 'Every play of this sample has a verdict.');
    return 'done';
  }
  await goTo(session, open);
  while (!session.end) await obey(session);
  return session.end;
}

async function obey(session: Session): Promise<void> {
  const { plays, at, input, stderr } = session;
  const offered = keys.map(({ key, word }) => `${key} ${word}`).join(', ');
  stderr.write(`\n[${at + 1}/${plays.length}] ${offered} > `);
  const typed = await input.command();
  const found = keys.find(({ key, word }) => typed === key || typed === word);
  say(session, found?.word ?? '');
  if (typed === undefined) session.end = 'done';
  else if (typed === interruptKey) session.end = 'interrupted';
  else if (found) await found.act(session);
  else say(session, `There is no key ${JSON.stringify(typed)}; ? lists the keys.`);
}

function say({ stderr }: Session, text: string): void {
  stderr.write(`${text}\n`);
}

/** The index stays within the plays. */
const current = ({ plays, at }: Session): JudgedPlay => plays[at] as JudgedPlay;

const firstOpen = ({ plays, log }: Session): number =>
  plays.findIndex(({ trajectory }) => !log.verdicts.has(trajectory));

async function goTo(session: Session, at: number): Promise<void> {
  session.at = at;
  session.isUnfolded = false;
  await showPlay(session);
}

async function showPlay(session: Session): Promise<void> {
  const { plays, at, store, isUnfolded, log } = session;
  const { trajectory } = current(session);
  const shown = playText(await shownPlay(trajectory, store), isUnfolded);
  say(session, `\n${'─'.repeat(20)} play ${at + 1} of ${plays.length} ${'─'.repeat(20)}\n${shown}`);
  if (log.verdicts.has(trajectory)) await reveal(session);
}

/** Both verdicts, once there is one of the auditor. */
async function reveal(session: Session): Promise<void> {
  const { log, store } = session;
  const { trajectory, verdict, reason, because } = current(session);
  const human = log.verdicts.get(trajectory);
  if (!human) return;
  const { vice } = await store.get('trajectories', trajectory);
  const why = human.verdict === 'rejected' ? `: ${human.reason}` : '';
  const agreed = isAgreed(verdict, human.verdict);
  say(session, `\nYou ${human.verdict} it${why}.`);
  say(session, `The judge: ${verdict}${reason === '' ? '' : ` (${reason})`}: ${because}`);
  if (agreed !== undefined) say(session, agreed ? 'You agree.' : 'You differ.');
  if (vice) say(session, `The agent was told to show this defect: ${vice}.`);
  if (firstOpen(session) < 0)
    say(session, 'Every play of this sample has a verdict now; q ends the session.');
}

/** Says so if the play has a verdict already. */
function isDecided(session: Session): boolean {
  const human = session.log.verdicts.get(current(session).trajectory);
  if (human) say(session, `You ${human.verdict} this play already; u takes it back.`);
  return human !== undefined;
}

async function accept(session: Session): Promise<void> {
  if (isDecided(session)) return;
  const { trajectory } = current(session);
  session.log.accept(trajectory);
  session.decided.push(trajectory);
  await reveal(session);
}

async function reject(session: Session): Promise<void> {
  if (isDecided(session)) return;
  const { trajectory } = current(session);
  const reason = await askReason(session);
  if (reason === undefined) return;
  session.log.reject(trajectory, reason);
  session.decided.push(trajectory);
  await reveal(session);
}

/** Reasons in a row of the list. */
const reasonsInRow = 4;

async function askReason(session: Session): Promise<string | undefined> {
  const { rules, input } = session;
  const numbered = rules.map((rule, index) => `${String(index + 1).padStart(2)} ${rule}`);
  const rows = Array.from({ length: Math.ceil(rules.length / reasonsInRow) }, (_, row) =>
    Array.from({ length: reasonsInRow }, (_, column) => numbered[row * reasonsInRow + column] ?? ''),
  );
  say(session, tableText(rows, [0, 1, 2, 3]));
  const answer = await input.text('Reason (a number, or your own words; empty calls it off):');
  say(session, '');
  if (!answer) {
    say(session, 'The play is not rejected, because there is no reason.');
    return undefined;
  }
  if (!/^\d+$/.test(answer)) return answer;
  const rule = rules[Number(answer) - 1];
  if (rule === undefined) say(session, `The play is not rejected: there is no reason ${answer} in the list.`);
  return rule;
}

async function next(session: Session): Promise<void> {
  const { plays, at } = session;
  const open = firstOpen(session);
  if (at + 1 < plays.length) await goTo(session, at + 1);
  else if (open < 0) session.end = 'done';
  else if (open === at) say(session, 'This is the last play, and the only one without a verdict.');
  else await goTo(session, open);
}

async function back(session: Session): Promise<void> {
  if (session.at === 0) say(session, 'This is the first play.');
  else await goTo(session, session.at - 1);
}

async function undo(session: Session): Promise<void> {
  const { plays, log, decided } = session;
  const here = current(session).trajectory;
  const latest = decided.findLast((each) => log.verdicts.has(each));
  const trajectory = log.verdicts.has(here) ? here : latest;
  if (trajectory === undefined) return say(session, 'There is no verdict of this session to take back.');
  log.undo(trajectory);
  await goTo(
    session,
    plays.findIndex((play) => play.trajectory === trajectory),
  );
  say(session, '\nThe verdict is taken back.');
}

async function unfold(session: Session): Promise<void> {
  session.isUnfolded = !session.isUnfolded;
  await showPlay(session);
}

function help(session: Session): void {
  say(
    session,
    tableText(
      keys.map(({ key, word, does }) => [` ${key}`, word, does]),
      [0, 1, 2],
    ),
  );
}
