// The code checks of the judge: plays of 20 messages per second on one core, and the time for a play of 300 calls,
// both compared with writing and reading the same plays as JSON.
// Usage: npm run bench -- judge.js [PLAYS]
import type { JsonObject } from '../schemas/json.ts';
import { findingsOf } from '../stages/judge/rules/index.ts';
import {
  call,
  calls,
  extension,
  gives,
  loan,
  loanChange,
  type PlayUnderTest,
  play,
  says,
  user,
} from '../test/support/plays.ts';

const plays = Number(process.argv[2] ?? 2000);
const line = (name: string, value: string): void =>
  void process.stdout.write(`${name.padEnd(52)} ${value}\n`);

const row = (at: number): JsonObject => ({
  ...loan,
  id: `LN-${2000 + at}`,
  title: `Volume ${at} of the set`,
  fee: at,
});
const lookupOf = (at: number) => calls(call('get_loan', { loan_id: `LN-${2000 + at}` }, gives(row(at))));
const change = (at: number) =>
  calls(
    call(
      'extend_loan',
      { loan_id: `LN-${2000 + at}`, due_on: '2025-03-28' },
      gives(
        { ...row(at), due_on: '2025-03-28' },
        loanChange(`LN-${2000 + at}`, row(at), { ...row(at), due_on: '2025-03-28' }),
      ),
    ),
  );
const told = says('I have extended the loan. It is due on March 28, 2025, and its fee is 13 as before.');
const ids = (count: number): string => Array.from({ length: count }, (_, at) => `LN-${2000 + at}`).join(', ');

/** Eight calls and their results, and what the two say to each other: 20 messages, other ones in each play. */
const shorts = Array.from({ length: 400 }, (_, of) =>
  play([
    ...[0, 1, 2, 3, 4, 5, 6].map((at) => lookupOf(of * 10 + at)),
    calls(extension),
    told,
    user(`Thanks. Is anything else due in the next ${of} days?`),
  ]),
);
const long = play([
  user(`These, please: ${ids(150)}.`),
  ...Array.from({ length: 150 }, (_, at) => [lookupOf(at), change(at)]).flat(),
  told,
]);

/** Milliseconds of CPU. */
function timed(work: (time: number) => void, times: number): number {
  for (let warm = 0; warm < Math.min(times, 400); warm += 1) work(warm);
  const began = process.cpuUsage();
  for (let done = 0; done < times; done += 1) work(done);
  const { user: used, system } = process.cpuUsage(began); // other processes do not count
  return (used + system) / 1000 / times;
}

const short = (time: number): PlayUnderTest => shorts[time % shorts.length] as PlayUnderTest; // never empty
const asJson = (subject: PlayUnderTest): void => void JSON.parse(JSON.stringify(subject));

const shortTime = timed((time) => findingsOf(short(time)), plays);
const shortFloor = timed((time) => asJson(short(time)), plays);
const longTime = timed(() => findingsOf(long), 20);
const longFloor = timed(() => asJson(long), 20);
line(
  `plays of ${short(0).played.messages.length} messages per second of one core`,
  `${(1000 / shortTime).toFixed(0)} (goal: 2,000)`,
);
line('  time over that of writing and reading them as JSON', `${(shortTime / shortFloor).toFixed(1)} x`);
line(`a play of ${long.played.steps.length} calls`, `${longTime.toFixed(1)} ms (goal: under 50)`);
line('  time over that of writing and reading it as JSON', `${(longTime / longFloor).toFixed(1)} x`);
