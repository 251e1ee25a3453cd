// The words of a task: a writer is told what to say and which values to keep, and code checks that it did.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Model, Request } from '../../pipeline/models/model.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import type { Words } from '../../stages/write-tasks/task-writer/check-words.ts';
import { drawExample, exampleAt, wordsExamples } from '../../stages/write-tasks/task-writer/examples.ts';
import type { WordsInput } from '../../stages/write-tasks/task-writer/words-input.ts';
import { taskWriter } from '../../stages/write-tasks/task-writer.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const replyOf = (content: string) => ({ content, toolCalls: [], finish: 'stop' as const, usage: noUsage });
const faultOf = (words: Words, input: WordsInput): string => {
  try {
    taskWriter.parse(replyOf(JSON.stringify(words)), input);
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('the pool of worked examples', () => {
  it('has at least eight, each from a field of its own, and none breaks the rules of the prompt', () => {
    const fields = wordsExamples.flatMap(({ field }) => field);
    expect(wordsExamples.length).toBeGreaterThanOrEqual(8);
    expect(new Set(fields).size).toBe(fields.length);
    for (const [at, { input, reply }] of wordsExamples.entries()) {
      const example = (at + 1) % wordsExamples.length;
      expect(faultOf(reply, { ...input, example })).toBe('');
      expect(faultOf(reply, { ...input, example: at })).toMatch(/^$|it repeats the example/);
    }
  });

  it('gives an assistant examples from other fields only', () => {
    const drawn = Array.from({ length: 60 }, (_, seed) =>
      drawExample('You keep the loans of a library and the rooms of a hotel.', randomFor(seed)),
    );
    expect(new Set(drawn).size).toBe(wordsExamples.length - 2);
    expect(drawn).not.toContain(0);
    expect(drawn).not.toContain(1);
  });
});

describe('the check of words', () => {
  const [loan, hotel, clinic] = [0, 1, 2].map(exampleAt);
  if (!loan || !hotel || !clinic) throw new Error('the pool has no three examples');
  const saying = (request: string) => faultOf({ ...loan.reply, request }, loan.input);

  it.each([
    'Ana Silva needs "The Tide Tables" until 2025-03-28. Can you extend her loan?',
    'Ana Silva says: can you extend "The Tide Tables" until March 28, 2025?',
    'could you give Ana Silva more time with "the tide tables", until 28 March 2025 pls',
  ])('lets other words pass: %s', (request) => expect(saying(request)).toBe(''));

  it.each([
    ['Extend "The Tide Tables" for Ana Silva, please.', /must contain "2025-03-28" and does not/],
    ['Ana Silva needs "The Tide Tables" until March 29, 2025.', /must contain "2025-03-28"/],
    ['"The Tide Tables" for Ana Silva until March 28, 2025. My badge is 4711.', /says 4711, which was not/],
    ['"The Tide Tables" for Ana Silva until March 28, 2025, says Bob.', /says "Bob", which was not given/],
    [
      'LN-1001, "The Tide Tables" for Ana Silva until March 28, 2025.',
      /gives away "LN-1001", which must not/,
    ],
    ['Please extend_loan: Ana Silva, "The Tide Tables", March 28, 2025.', /the technical name extend_loan/],
    ['Ana Silva, "The Tide Tables", due_on March 28, 2025.', /the technical name due_on/],
    ['Extend the loan (title: "The Tide Tables") of Ana Silva to March 28, 2025.', /fills in a form/],
    ['Member: Ana Silva\nTitle: "The Tide Tables"\nUntil: March 28, 2025', /fields with labels/],
    ['"The Tide Tables" for Ana Silva until March 28, 2025. It is in the rubric.', /speaks of "rubric"/],
    ['Asks for: "The Tide Tables" for Ana Silva until March 28, 2025.', /repeats "Asks for:", a heading/],
    [
      'Asked for: loan. Says: "The Tide Tables" for Ana Silva until March 28, 2025.',
      /repeats "Asked for:", a heading/,
    ],
    ['"The Tide Tables" for Ana Silva until March 28, 2025. Thanks":[ ', /contains "":\[", a piece of JSON/],
    [
      'Bitte verlängern: Ana Silva braucht "The Tide Tables" noch bis zum 2025-03-28, vielen Dank.',
      /English/,
    ],
  ])('finds what is wrong with: %s', (request, fault) => expect(saying(request)).toMatch(fault));

  it('finds a fact that is told before it is asked for, and an answer without its value', () => {
    const { input, reply } = clinic;
    const early = { ...reply, request: `${reply.request} She has a school exam.` };
    expect(faultOf(early, input)).toMatch(/request: gives away "school exam"/);
    const vague = { ...reply, answers: ['Oh, something came up.'] };
    expect(faultOf(vague, input)).toMatch(/answers 1: must contain "school exam"/);
  });

  it('is told why the words before could not be used', () => {
    const { messages } = taskWriter.prompt({ ...loan.input, fault: 'the user names the tool "find_loans"' });
    expect(messages[1]?.content).toContain('could not be used: the user names the tool "find_loans"');
  });

  it('wants one message for each later request', () =>
    expect(faultOf({ ...hotel.reply, later: [] }, hotel.input)).toMatch(
      /later: has 0 messages, and must have/,
    ));
});

/** What a model could say that keeps to its prompt: each message as the prompt asks for it, in the same words. */
function plainWords({ messages }: Request): Words {
  const lines = (messages[1]?.content ?? '').split('\n');
  const after = (mark: RegExp) => lines.flatMap((line) => mark.exec(line)?.[1] ?? []);
  const [request = '', ...later] = after(/^- Asks for: (.*)$/);
  return { request, later, answers: after(/^- Asked for: .*? Says: (.*?)(?: Must contain: .*)?$/) };
}

describe('tasks in the words of a model', () => {
  it('have executed calls; a reply that adds a value is sent back once with the reason', async () => {
    const requests: Request[] = [];
    const model: Model = {
      name: 'writer',
      embed: async () => [],
      async complete(request) {
        requests.push(request);
        const words = plainWords(request);
        const isRepair = request.messages.at(-1)?.content.includes('could not be used');
        return replyOf(
          JSON.stringify(isRepair ? words : { ...words, request: `${words.request} My badge is 471147.` }),
        );
      },
    };
    const { store, result } = await offlineRun({
      until: 'write-tasks',
      models: new Map([['writer', model]]),
      config: {
        target: 6,
        roles: { 'task-writer': 'writer' },
        stages: {
          harvest: { packages: { servers: [] } },
          evolve: { categories: ['education'], worlds: 2 },
          'write-tasks': { most: 8 },
        },
      },
    });
    expect(result.stages.at(-1)).toMatchObject({ failed: 0 });
    const tasks = await all(store.read('tasks'));
    expect(tasks.length).toBeGreaterThan(3);
    for (const { request, goals, provenance } of tasks) {
      expect(request).toContain(goals[0]?.say);
      expect(provenance.roles['task-writer']).toMatchObject({ by: 'model' });
    }
    const complaint = requests.at(-1)?.messages.at(-1)?.content;
    expect(complaint).toContain('request: says 471147, which was not given');
    expect(requests[0]?.messages[1]?.content).toContain('which the opening must not resemble');
  });

  it('about programs and calculations also avoid earlier requests, which are found for a model alone', async () => {
    const requests: Request[] = [];
    const model: Model = {
      name: 'writer',
      embed: async () => [],
      async complete(request) {
        requests.push(request);
        return replyOf(JSON.stringify(plainWords(request)));
      },
    };
    const kinds = Object.fromEntries(
      taskKinds.map(({ name }) => [name, name === 'repair_bug' || name === 'math_problem' ? 1 : 0]),
    );
    const { result } = await offlineRun({
      until: 'write-tasks',
      models: new Map([['writer', model]]),
      config: {
        target: 6,
        roles: { 'task-writer': 'writer' },
        stages: {
          harvest: { packages: { servers: [] } },
          evolve: { categories: [] },
          'read-documents': { libraries: [] },
          'check-programs': { programs: ['javascript/canal-lock'] },
          'synthesize-agents': { agents: 4 },
          'write-tasks': { most: 4, kinds },
        },
      },
    });
    expect(result.stages.at(-1)).toMatchObject({ failed: 0 });
    for (const kind of ['repair_bug', 'math_problem']) {
      const own = requests.map(inputOf).filter((input) => input.includes(`Kind of task: ${kind}.`));
      expect(own.length, kind).toBeGreaterThan(0);
      for (const input of own) {
        const [earlier = '', rest = ''] = input.split(/\n(?=Kind of task: )/);
        expect(earlier).toMatch(
          /^Earlier requests, about other records, which the opening must not resemble:\n- \S/,
        );
        const wanted = /Asks for: (.*)/.exec(rest)?.[1] ?? '';
        expect(earlier).not.toContain(wanted);
      }
    }
  }, 300_000);
});

const inputOf = ({ messages }: Request): string => messages[1]?.content ?? '';
