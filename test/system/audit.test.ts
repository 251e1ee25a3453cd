// toolloom audit, from lines on standard input and at a terminal: what is shown when, what is stored, and what is
// reported.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JudgedPlay, judgedPlays } from '../../pipeline/commands/audit/judged-plays.ts';
import { readRunStore } from '../../pipeline/run.ts';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import { root, toolloom, toolloomWith } from '../support/cli.ts';
import { runBytes } from '../support/run-bytes.ts';
import { tempDir } from '../support/temp-dir.ts';
import { atTerminal, hasTerminal } from '../support/terminal.ts';
import { tinyConfig, tinyRun } from '../support/tiny-run.ts';

let made: Awaited<ReturnType<typeof tinyRun>>;
let run: string;
let file: string;
let plays: readonly JudgedPlay[];
beforeAll(async () => {
  made = await tinyRun();
  run = join(made.path, 'data', 'runs', 'tiny');
  file = join(run, 'audit.jsonl');
  await using store = await readRunStore(run);
  plays = await judgedPlays(store);
});
afterAll(() => made[Symbol.asyncDispose]());
/** A copy of the run, to be spoiled. */
async function copied() {
  const directory = await tempDir();
  await cp(made.path, directory.path, { recursive: true });
  return directory;
}
beforeEach(() => rm(file, { force: true }));

/** The whole run is the sample unless the options say otherwise. */
const audit = (input: readonly string[], ...options: string[]) =>
  toolloomWith(
    ['audit', ...(options.length > 0 ? options : ['--sample', '100%'])],
    made.path,
    input.map((line) => `${line}\n`).join(''),
  );
const stored = async (): Promise<
  { trajectory: string; verdict: string; reason?: string; blind?: boolean }[]
> => (await readFile(file, 'utf8')).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
const shownPlays = (text: string): string[] =>
  [...text.matchAll(/^trajectory (\w+):/gm)].map(([, id = '']) => id);
const report = async () => JSON.parse((await toolloom(['audit', '--report', '--json'], made.path)).stdout);

describe('from lines', () => {
  it('the run holds what these tests need', () => {
    expect(new Set(plays.map(({ verdict }) => verdict))).toEqual(new Set(['accepted', 'rejected']));
  });

  it('shows every play, and nothing of what the judge found before there is a verdict', async () => {
    const { code, stderr } = await audit(plays.map(() => 'n'));
    expect(code).toBe(0);
    expect(new Set(shownPlays(stderr))).toEqual(new Set(plays.map(({ trajectory }) => trajectory)));
    expect(stderr).not.toContain('The judge:');
    expect(stderr).not.toContain('told to show this defect');
    for (const { verdict, because } of plays)
      if (verdict !== 'accepted') expect(stderr).not.toContain(because);
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('shows the verdict of the judge after that of the person', async () => {
    const { stderr } = await audit(plays.flatMap(() => ['accept', 'next']));
    for (const { verdict, reason, because } of plays)
      expect(stderr).toContain(`The judge: ${verdict}${reason === '' ? '' : ` (${reason})`}: ${because}`);
    expect(stderr.match(/^You agree\.$/gm)).toHaveLength(
      plays.filter(({ verdict }) => verdict === 'accepted').length,
    );
    expect(stderr.match(/^You differ\.$/gm)).toHaveLength(
      plays.filter(({ verdict }) => verdict !== 'accepted').length,
    );
  });

  it('stores verdicts and reasons: from the list, or in own words', async () => {
    const { stderr } = await audit([
      'a',
      '',
      'r 3',
      'n',
      'reject  told the wrong date ',
      'n',
      'r',
      'own words',
      'q',
    ]);
    const [, third] = /^ 1 .* 3 (\w+) +4 \w+$/m.exec(stderr) ?? [];
    const [one, two, three, four] = [...new Set(shownPlays(stderr))];
    expect(await stored()).toEqual([
      { trajectory: one, verdict: 'accepted', blind: true },
      { trajectory: two, verdict: 'rejected', reason: third, blind: true },
      { trajectory: three, verdict: 'rejected', reason: 'told the wrong date', blind: true },
      { trajectory: four, verdict: 'rejected', reason: 'own words', blind: true },
    ]);
  });

  it('does not reject without a reason that there is', async () => {
    const { stderr } = await audit(['r', '', 'r 999', 'q']);
    expect(stderr).toContain('The play is not rejected, because there is no reason.');
    expect(stderr).toContain('The play is not rejected: there is no reason 999 in the list.');
    expect(await stored()).toEqual([]);
  });

  it('takes verdicts back, here and elsewhere, and marks what was changed after the reveal', async () => {
    const { stderr } = await audit(['u', 'a', 'r 1', 'u', 'r 1', 'n', 'u', 'q']);
    expect(stderr).toContain('There is no verdict of this session to take back.');
    expect(stderr).toContain('You accepted this play already; u takes it back.');
    const [trajectory] = shownPlays(stderr);
    expect(await stored()).toMatchObject([
      { trajectory, verdict: 'accepted', blind: true },
      { trajectory, verdict: 'undone' },
      { trajectory, verdict: 'rejected', blind: false },
      { trajectory, verdict: 'undone' },
    ]);
    expect(shownPlays(stderr).at(-1)).toBe(trajectory);
  });

  it('goes back and forth, and says where it cannot', async () => {
    const { stderr } = await audit(['b', 'n', 'b', 'x', '?', 'q']);
    const [one, two] = shownPlays(stderr);
    expect(shownPlays(stderr)).toEqual([one, two, one]);
    expect(stderr).toContain('This is the first play.');
    expect(stderr).toContain('There is no key "x"; ? lists the keys.');
    expect(stderr).toMatch(/^ q {2}quit +leave; the next session goes on from here$/m);
  });

  it('folds long messages until they are unfolded', async () => {
    const folded = (await audit(plays.map(() => 'n'))).stderr;
    const whole = (await audit(plays.flatMap(() => ['f', 'n']))).stderr;
    const [first = ''] = shownPlays(folded);
    expect(folded).toContain('more characters; f unfolds them)');
    const unfolded = whole.split('unfold\n').map((part) => part.split(' a accept,')[0] ?? '');
    expect(shownPlays(unfolded[1] ?? '')).toEqual([first]);
    for (const part of unfolded.slice(1)) expect(part).not.toContain('f unfolds them)');
  });

  it('goes on where the last session stopped, also after a kill', async () => {
    const cli = join(root, 'dist', 'pipeline', 'cli.js');
    const child = spawn(process.execPath, [cli, 'audit', '--sample', '100%'], { cwd: made.path });
    child.stdin.write('a\n');
    while (!existsSync(file) || (await stored()).length === 0) await sleep(5);
    child.kill('SIGKILL');
    await once(child, 'close');
    await appendFile(file, '{"trajectory":"torn');
    const { stderr } = await audit(['r 2', 'q']);
    const [before, now] = await stored();
    expect(before?.verdict).toBe('accepted');
    expect(now?.trajectory).toBe(shownPlays(stderr)[0]);
    expect(now?.trajectory).not.toBe(before?.trajectory);
    expect(stderr).toContain(
      `${plays.length - 2} plays have no verdict yet; the same command goes on with them.`,
    );
  });

  it('asks the same plays for the same seed', async () => {
    const asked = async (...options: string[]) => shownPlays((await audit(['n', 'n'], ...options)).stderr);
    expect(await asked('--sample', '3')).toEqual(await asked('--sample', '3', '--seed', '5'));
    expect(new Set(await asked('--sample', '3')).size).toBe(3);
    const others = await Promise.all(['2', '3', '4'].map((seed) => asked('--sample', '3', '--seed', seed)));
    expect(new Set(others.map(String)).size).toBeGreaterThan(1);
  });

  it('asks for one kind or one verdict alone', async () => {
    const accepted = plays.filter(({ verdict }) => verdict === 'accepted');
    const { stderr } = await audit(
      plays.map(() => 'n'),
      '--sample',
      '100%',
      '--verdict',
      'accepted',
    );
    expect(new Set(shownPlays(stderr))).toEqual(new Set(accepted.map(({ trajectory }) => trajectory)));
    const [{ kind } = { kind: '' }] = plays;
    const ofKind = plays.filter((play) => play.kind === kind);
    const found = await audit(
      plays.map(() => 'n'),
      '--sample',
      '100%',
      '--kind',
      kind,
    );
    expect(new Set(shownPlays(found.stderr))).toEqual(new Set(ofKind.map(({ trajectory }) => trajectory)));
  });
});

describe('the report', () => {
  it('says how far person and judge agree, at the end of a session and alone', async () => {
    const session = await audit(plays.flatMap(() => ['a', 'n']));
    const wrong = plays.filter(({ verdict }) => verdict !== 'accepted');
    const right = plays.length - wrong.length;
    expect(session.stdout).toContain(`The judge agrees on ${right} of ${plays.length} plays: `);
    expect(session.stdout).toContain(
      `Plays that it does not accept: ${wrong.length} of ${wrong.length} wrongly`,
    );
    for (const { trajectory, because } of wrong) {
      expect(session.stdout).toContain(trajectory);
      expect(session.stdout).toContain(because);
    }
    expect(session.stdout).toContain("Cohen's kappa is not defined");
    expect((await toolloom(['audit', '--report'], made.path)).stdout).toBe(session.stdout);
    const partly = await toolloom(['audit', '--report', '--sample', '3'], made.path);
    expect(partly.stdout).toContain(`no longer in the run: ${plays.length - 3}.`);
    expect(await report()).toMatchObject({
      audited: plays.length,
      bothAccepted: right,
      bothRejected: 0,
      agreed: { hits: right, plays: plays.length },
      falseRejects: { hits: wrong.length },
      notBlind: 0,
    });
  });

  it('shows a perfect agreement', async () => {
    const { stderr } = await audit(plays.map(() => 'n'));
    const verdicts = shownPlays(stderr).slice(0, plays.length);
    await audit(
      verdicts.flatMap((id) => [
        plays.find(({ trajectory }) => trajectory === id)?.verdict === 'accepted' ? 'a' : 'r 1',
        'n',
      ]),
    );
    const found = await report();
    expect(found).toMatchObject({ agreed: { share: 1 }, kappa: { value: 1 }, differences: [] });
    expect(found.kappa.low).toBeLessThan(1);
  });

  it.each([
    [
      ['audit', '--report'],
      'no play of data/runs/tiny has a verdict of a person; `toolloom audit` asks for them',
    ],
    [['audit', '--sample', 'few'], 'Expected a share, such as 5%, or how many plays, such as 40.'],
    [['audit', '--kind', 'nap'], 'there is no kind nap'],
    [['audit', '--verdict', 'acepted'], 'there is no verdict acepted (did you mean accepted?)'],
    [['audit', '--verdict', 'undecided'], 'data/runs/tiny has no play that the judge found undecided'],
    [['audit', '--run', 'other'], 'there is no run other'],
  ])('%j is refused in one line', async (args, message) => {
    const { code, stderr } = await toolloom(args, made.path);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^toolloom: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });

  it('names a line that is no verdict', async () => {
    await writeFile(file, '{"trajectory":"a","verdict":"maybe"}\n');
    const { code, stderr } = await toolloom(['audit', '--report'], made.path);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^toolloom: data\/runs\/tiny\/audit\.jsonl:1 is not a verdict \([^\n]+\n$/);
  });
});

describe('a run', () => {
  it('does not depend on its audit, and is removed with it', async () => {
    const before = await runBytes(run);
    await audit(['a', 'q']);
    expect((await toolloom(['run'], made.path)).code).toBe(0);
    expect(await runBytes(run)).toEqual(before);
    await using copy = await copied();
    await toolloomWith(['audit'], copy.path, 'a\n');
    expect(existsSync(join(copy.path, 'data', 'runs', 'tiny', 'audit.jsonl'))).toBe(true);
    expect((await toolloom(['runs', 'remove', 'tiny', '--yes'], copy.path)).stdout).toBe(
      'removed data/runs/tiny\n',
    );
    expect(existsSync(join(copy.path, 'data', 'runs', 'tiny'))).toBe(false);
  });

  it('without judged plays has nothing to audit', async () => {
    await using directory = await tempDir();
    await writeFile(join(directory.path, 'tiny.yaml'), tinyConfig);
    await toolloom(['run', '-c', 'tiny.yaml', '--until', 'evolve'], directory.path);
    const { code, stderr } = await toolloom(['audit'], directory.path);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'toolloom: data/runs/tiny has no judged play; `toolloom run --run data/runs/tiny` makes them\n',
    );
  });

  it('cannot send control sequences to the terminal', async () => {
    await using copy = await copied();
    const units = join(copy.path, 'data', 'runs', 'tiny', 'units');
    {
      await using store = await openFileStore(units);
      const [id = ''] = store.ids('judgements');
      const judgement = await store.get('judgements', id);
      const trajectory = await store.get('trajectories', judgement.trajectory);
      const [system, ...messages] = trajectory.messages;
      const hostile = 'look: \u001b]0;owned\u0007\u001b[2J\u009b31m\rover\u202egpj.exe';
      const spoiled = [...(system ? [{ ...system, content: hostile }] : []), ...messages];
      const records = { trajectories: [{ ...trajectory, id: 'hostile', messages: spoiled }] };
      await store.commit('simulate', 'hostile', { records, rejects: [] });
      const judged = { ...judgement, id: 'judged', trajectory: 'hostile', kind: 'hostile\u001b[31m' };
      await store.commit('judge', 'hostile', { records: { judgements: [judged] }, rejects: [] });
    }
    const args = ['audit', '--sample', '100%', '--kind', 'hostile\u001b[31m'];
    const { stdout, stderr } = await toolloomWith(args, copy.path, 'r \u001b[7mwords\u001b[0m\nq\n');
    expect(shownPlays(stderr)).toEqual(['hostile']);
    expect(stderr).toContain('look: \\u001b]0;owned\\u0007\\u001b[2J\\u009b31m\\u000d    over\\u202egpj.exe');
    expect(stdout).toContain('\\u001b[7mwords');
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe.skipIf(!hasTerminal())('at a terminal', () => {
  const prompt = (number: number, of = plays.length) => `[${number}/${of}] a accept`;
  /** With the state in which the terminal is left. */
  const session = async (...answers: { question: string; type: string }[]) => {
    const args = 'audit --sample 100%; echo "left with $?"; stty -a';
    return (await atTerminal(args, answers, { cwd: made.path })).shown.replaceAll('\r', '');
  };
  const isInOrder = (shown: string): void => {
    expect(shown).toMatch(/ icanon /);
    expect(shown).toMatch(/ echo /);
  };

  it('takes single keys, and a reason that can be corrected while it is typed', async () => {
    const shown = await session(
      { question: prompt(1), type: 'a' },
      { question: 'You accepted it.', type: ' ' },
      { question: prompt(2), type: 'r' },
      { question: 'Reason (', type: 'wrong dax\u007fte\r' },
      { question: 'You rejected it: wrong date.', type: '\u001b[C' },
      { question: prompt(3), type: '\u001b[D' },
      { question: 'You rejected it', type: 'q' },
    );
    expect(shown).toContain('left with 0');
    isInOrder(shown);
    expect(await stored()).toMatchObject([
      { verdict: 'accepted', blind: true },
      { verdict: 'rejected', reason: 'wrong date', blind: true },
    ]);
  });

  it('keeps what is typed ahead', async () => {
    const shown = await session({ question: prompt(1), type: 'anr2\rnq' });
    expect(shown).toContain('left with 0');
    expect(await stored()).toMatchObject([{ verdict: 'accepted' }, { verdict: 'rejected' }]);
  });

  it.each([
    ['Ctrl-C at a play', [{ question: '] a accept', type: 'an\u0003' }], 130],
    ['Ctrl-C at a reason', [{ question: '] a accept', type: 'anrsome\u0003' }], 130],
    ['Ctrl-D', [{ question: '] a accept', type: 'an\u0004' }], 0],
  ])('%s leaves the terminal in order and the verdicts on disk', async (_, answers, code) => {
    const shown = await session(...answers);
    expect(shown).toContain(`left with ${code}`);
    isInOrder(shown);
    if (code === 130)
      expect(shown).toContain('Interrupted. Your verdicts are in data/runs/tiny/audit.jsonl.');
    expect(await stored()).toMatchObject([{ verdict: 'accepted' }]);
  });
});
