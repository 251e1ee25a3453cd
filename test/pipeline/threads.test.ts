// Units on several threads: none is lost or made twice, and what goes wrong in a thread arrives as what it was.
import { describe, expect, it } from 'vitest';
import { configFrom } from '../../pipeline/config.ts';
import { BugError, UnavailableError, UnitError, UsageError } from '../../pipeline/errors.ts';
import type { Outcome, Perform } from '../../pipeline/executor.ts';
import { localExecutor } from '../../pipeline/executors/local.ts';
import type { Unit } from '../../pipeline/stage.ts';
import { systemErrorLine } from '../../pipeline/system-error.ts';
import { arrived, carried } from '../../pipeline/threads/carried-error.ts';
import { carriedSpan, spanRecorder } from '../../pipeline/threads/carried-spans.ts';
import { spread } from '../../pipeline/threads/spread.ts';
import type { Span } from '../../pipeline/trace.ts';
import { noSpan } from '../../pipeline/trace.ts';
import { all } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';
import { threadModule } from '../support/threads.ts';

async function* units(count: number): AsyncIterable<Unit> {
  for (let number = 0; number < count; number += 1) yield { id: `u${number}`, input: { number } };
}

/** Slower than a thread that only answers. */
const here: Perform = async (_stage, unit) => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { unit: unit.id, committed: { records: {}, rejects: [] } };
};

interface Told {
  readonly outcomes: readonly Outcome[];
  readonly events: readonly object[];
  readonly counts: readonly string[];
}

/** 60 units on this thread and two others, which do `work` with each message. */
async function sixtyUnits(work: string, quit = new AbortController()): Promise<Told> {
  await using directory = await tempDir();
  const events: object[] = [];
  const counts: string[] = [];
  const config = configFrom({ name: 'test' }, { stages: [], roles: {}, models: ['offline'] }, 'test config');
  await using threads = spread(here, {
    entry: await threadModule(directory.path, work),
    setup: { directory: directory.path, config },
    others: 2,
    after: 40,
    stages: new Set(['heavy']),
    log: (event) => events.push(event),
    counts: { add: (stage, what) => counts.push(`${stage} ${what}`) },
    span: noSpan,
    quit: quit.signal,
  });
  const outcomes = await all(
    localExecutor(9, threads.perform).execute('heavy', units(60), new AbortController().signal),
  );
  return { outcomes, events, counts };
}

const failuresIn = ({ outcomes }: Told): Error[] =>
  outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));

const made = `{ kind: 'made', number: message.number, committed: { records: {}, rejects: [] } }`;

describe('units that several threads share', () => {
  it('come back once each, with what was reported about them', async () => {
    const told = await sixtyUnits(`(message, answer) => {
      answer({ kind: 'log', event: { event: 'note', message: message.unit.id } });
      answer({ kind: 'count', stage: message.stage, what: 'visits' });
      answer(${made});
    }`);
    expect(new Set(told.outcomes.map(({ unit }) => unit)).size).toBe(60);
    expect(told.outcomes).toHaveLength(60);
    expect(failuresIn(told)).toEqual([]);
    expect(told.counts.length).toBeGreaterThan(10);
    expect(told.counts).toHaveLength(told.events.length);
    expect(new Set(told.counts)).toEqual(new Set(['heavy visits']));
  });

  it('fail and stay owed when a thread dies, and the others go on', async () => {
    const told = await sixtyUnits(`(message, answer) => {
      globalThis.count = (globalThis.count ?? 0) + 1;
      if (globalThis.count === 3) process.exit(3);
      answer(${made});
    }`);
    expect(told.outcomes).toHaveLength(60);
    const failures = failuresIn(told);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length).toBeLessThan(10);
    for (const failure of failures) expect(failure.message).toContain('a thread ended with 3');
  });

  it('fail in a thread that cannot start, while this one goes on', async () => {
    const told = await sixtyUnits(`(() => { throw new Error('no such engine'); })()`);
    expect(told.outcomes).toHaveLength(60);
    const failures = failuresIn(told);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length).toBeLessThan(60);
    for (const failure of failures) expect(failure.message).toContain('no such engine');
  });

  it('hear that they are to stop at once', async () => {
    const quit = new AbortController();
    const told = sixtyUnits(
      `(message, answer) => {
        const open = (globalThis.open ??= []);
        if (message.kind === 'quit') globalThis.isEnding = true;
        else open.push(message.number);
        if (globalThis.isEnding)
          for (const number of open.splice(0))
            answer({ kind: 'failed', number, error: { name: 'Error', message: 'stopped', system: {} } });
      }`,
      quit,
    );
    setTimeout(() => quit.abort(), 300);
    expect(failuresIn(await told).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('stopped'),
    );
  });
});

const there = (error: unknown): Error => arrived(structuredClone(carried(error)));

describe('an error from another thread', () => {
  it('is what it was there', () => {
    const unavailable = there(new UnavailableError('server did not start', 'it hung'));
    expect(unavailable).toBeInstanceOf(UnavailableError);
    expect(unavailable).toMatchObject({
      message: 'server did not start: it hung',
      reason: 'server did not start',
    });
    expect(there(new UsageError('name another one'))).toBeInstanceOf(UsageError);
    const bug = new BugError('cannot be', { cause: new RangeError('too far') });
    expect(there(bug)).toMatchObject({ name: 'BugError', stack: bug.stack, cause: { name: 'RangeError' } });
    expect(there('a text').message).toBe('a text');
  });

  it('of the machine is explained, and stops the run', () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), {
      code: 'ENOSPC',
      path: '/data',
      syscall: 'write',
    });
    expect(systemErrorLine(there(full))).toBe(systemErrorLine(full));
    expect(new UnitError('embed', 'u1', there(full)).stops).toBeInstanceOf(UsageError);
    expect(new UnitError('embed', 'u1', there(new Error('odd'))).stops).toBeUndefined();
  });
});

it('spans of a thread are recorded with their parents, times, and failures', () => {
  const recorded: string[] = [];
  const recording = (name: string): Span => ({
    child: (own, attributes, time) => {
      recorded.push(`${name} > ${own} ${JSON.stringify(attributes)} ${typeof time}`);
      return recording(own);
    },
    set: (attributes) => recorded.push(`${name} set ${JSON.stringify(attributes)}`),
    event: (happened) => recorded.push(`${name} event ${happened}`),
    end: (error) => recorded.push(`${name} ends${error instanceof Error ? ` with ${error.message}` : ''}`),
  });
  const record = spanRecorder(recording('run'));
  const unit = carriedSpan((message) => record(structuredClone(message))).child('unit', { a: 1 });
  const call = unit.child('call', {});
  call.event('retried');
  call.set({ tries: 2 });
  call.end(new Error('no answer'));
  unit.end();
  expect(recorded).toEqual([
    'run > unit {"a":1} number',
    'unit > call {} number',
    'call event retried',
    'call set {"tries":2}',
    'call ends with no answer',
    'unit ends',
  ]);
});
