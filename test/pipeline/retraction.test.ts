// A reply that makes its unit fail is asked again by a later run; one that has nothing to do with the failure is not.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { noCounts } from '../../pipeline/counts.ts';
import { BudgetError, UnavailableError, UsageError } from '../../pipeline/errors.ts';
import { silentLog } from '../../pipeline/log.ts';
import { CallError } from '../../pipeline/models/admission/call-error.ts';
import { type Journal, memoryJournal } from '../../pipeline/models/journal/journal.ts';
import type { Model } from '../../pipeline/models/model.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import { asJson, type Role } from '../../pipeline/role.ts';
import { performer } from '../../pipeline/run/perform.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { noSpan } from '../../pipeline/trace.ts';
import { bareConfig } from '../support/ten-units.ts';

const output = z.strictObject({ word: z.string() });
const speaker: Role<string, undefined, z.infer<typeof output>> = {
  name: 'speaker',
  summary: 'says a word',
  output,
  example: 'x',
  prompt: (input) => ({ messages: [{ role: 'user', content: input }] }),
  parse: asJson('speaker', output),
  procedure: () => ({ word: 'none' }),
};

/** Every reply is another word. */
function talker(): { model: Model; asked: string[] } {
  const asked: string[] = [];
  const model: Model = {
    name: 'm',
    async complete({ messages }) {
      asked.push(messages[0]?.content ?? '');
      const content = JSON.stringify({ word: `word ${asked.length}` });
      return { content, toolCalls: [], finish: 'stop', usage: noUsage };
    },
    embed: async () => [],
  };
  return { model, asked };
}

/** Runs a unit that asks three times and then checks what it heard. */
function tries(model: Model, journal: Journal, check: (words: readonly string[]) => void) {
  const stage = defineStage({
    name: 'talks',
    summary: 'talks',
    writes: [],
    whole: false,
    options: () => z.strictObject({}),
    async *units() {
      yield { id: 'u', input: {} };
    },
    async work(_, { ask }) {
      const words: string[] = [];
      for (const question of ['first', 'second', 'third'])
        words.push((await ask(speaker, question, undefined)).word);
      check(words);
      return { records: {}, rejects: [] };
    },
  });
  return performer([stage], bareConfig, {
    directory: '.',
    seed: 1,
    store: memoryStore(),
    log: silentLog,
    signal: new AbortController().signal,
    journal,
    span: noSpan,
    counts: noCounts,
    embedder: model,
    bindingOf: () => ({ kind: 'model', model }),
  })('talks', { id: 'u', input: {} });
}

it('the last reply is asked again, and with every further failure twice as many', async () => {
  const { model, asked } = talker();
  const journal = memoryJournal();
  const heard: string[][] = [];
  // The tool that the second reply calls cannot bear what it says.
  const check = (words: readonly string[]): void => {
    heard.push([...words]);
    if (words[1] === 'word 2') throw new Error('pattern too complex');
  };
  expect(await tries(model, journal, check)).toHaveProperty('error');
  expect(await tries(model, journal, check)).toHaveProperty('error');
  expect(await tries(model, journal, check)).toHaveProperty('committed');
  expect(heard).toEqual([
    ['word 1', 'word 2', 'word 3'],
    ['word 1', 'word 2', 'word 4'],
    ['word 1', 'word 5', 'word 6'],
  ]);
  expect(asked).toHaveLength(6);
});

it.each<[string, Error, number]>([
  ['a bug', new Error('x'), 1],
  ['a server that broke off', new UnavailableError('server did not answer', 'closed'), 1],
  ['a prompt that is too long', new CallError('too_long', 'too long'), 1],
  ['an endpoint that fails', new CallError('server', 'answered 500'), 0],
  ['a budget that is reached', new BudgetError('no money'), 0],
  ['a key that is refused', new UsageError('check the key'), 0],
  ['a full disk', Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'write' }), 0],
])('after %s as many replies are asked again as may be the reason', async (_, error, again) => {
  const { model, asked } = talker();
  const journal = memoryJournal();
  let isFailing = true;
  const check = (): void => {
    if (isFailing) throw error;
  };
  await tries(model, journal, check);
  isFailing = false;
  expect(await tries(model, journal, check)).toHaveProperty('committed');
  expect(asked.slice(3)).toEqual(['third'].slice(0, again));
});
