// The rules that make a dialogue fit for a format: each with a dialogue that it changes and one that it leaves alone.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { cutAtTurns } from '../../stages/export/fit/cut.ts';
import { withFitDeclarations } from '../../stages/export/fit/declarations.ts';
import { fitted } from '../../stages/export/fit/fitted.ts';
import { keptReasoning } from '../../stages/export/fit/reasoning.ts';
import { rowsOfPlay } from '../../stages/export/rows.ts';
import type { Exporter, Limits, RowDialogue, Turn } from '../../stages/exporters/exporter.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { dialogue } from '../support/accepted.ts';
import { dialogueFaults } from '../support/dialogue-faults.ts';

const call = (id: number, loan: string) => ({
  id: `call_${id}`,
  name: 'get_loan',
  arguments: { loan_id: loan },
});
const thinking = (number: number, ...loans: string[]): Turn => ({
  role: 'assistant',
  content: '',
  reasoning: `thought ${number}`,
  toolCalls: loans.map((loan, index) => call(number + index, loan)),
});
const result = (id: number): Turn => ({ role: 'tool', content: '{}', toolCallId: `call_${id}` });

/** Two exchanges: two calls and an answer, one call and an answer. */
const long: RowDialogue = {
  tools: [
    { name: 'get_loan', description: 'Returns a loan.', inputSchema: { type: 'object', properties: {} } },
  ],
  messages: [
    { role: 'system', content: 's' },
    { role: 'user', content: 'u1' },
    thinking(0, 'LN-1'),
    result(0),
    thinking(1, 'LN-2'),
    result(1),
    { role: 'assistant', content: 'a1', reasoning: 'thought of a1' },
    { role: 'user', content: 'u2' },
    thinking(2, 'LN-3'),
    result(2),
    { role: 'assistant', content: 'a2', reasoning: 'thought of a2' },
  ],
};
const learned = ({ messages }: RowDialogue): number[] =>
  messages.flatMap(({ role, isMasked }, index) => (role === 'assistant' && !isMasked ? [index] : []));
const thought = ({ messages }: RowDialogue): number[] =>
  messages.flatMap(({ reasoning }, index) => (reasoning ? [index] : []));

describe('the rows of a play that a format takes in parts', () => {
  const [exporter] = exporters.filter(({ limits }) => limits.reasoning === 'exchange');
  if (!exporter) throw new Error('no format keeps the reasoning of an exchange alone');
  const provenance = { trajectory: 't', split: 'train' } as Parameters<typeof rowsOfPlay>[1]['provenance'];
  const made = (unfit?: Exporter['unfit']) => {
    const play = { accepted: { dialogues: [long], leftOut: '' }, provenance, isKnown: () => true };
    return rowsOfPlay(unfit ? { ...exporter, unfit } : exporter, play);
  };

  it('have IDs of their own, and the same ones every time', () => {
    const ids = made().rows.map((row) => row.provenance.uuid);
    expect(new Set(ids).size).toBe(2);
    expect(made().rows.map((row) => row.provenance.uuid)).toEqual(ids);
  });

  it('are without those that the format turns away, and the reason is kept', () => {
    const { rows, notes } = made(({ provenance: { part } }) => (part === 1 ? 'it comes first' : undefined));
    expect(rows.map((row) => row.provenance.part)).toEqual([2]);
    expect(notes).toContain('left out: it comes first');
    expect(made(() => undefined).rows).toHaveLength(2);
  });
});

describe('reasoning', () => {
  it('stays in one row where templates keep all of it', () => {
    expect(keptReasoning(long, 'everywhere')).toEqual({ dialogues: [long], notes: [] });
  });

  it('is left out where a format has no place for it', () => {
    const { dialogues, notes } = keptReasoning(long, 'nowhere');
    expect(dialogues.flatMap(thought)).toEqual([]);
    expect(notes).toHaveLength(1);
  });

  it('of an exchange is learned in its own row, which holds none of earlier ones', () => {
    const { dialogues } = keptReasoning(long, 'exchange');
    expect(dialogues.map(learned)).toEqual([
      [2, 4, 6],
      [8, 10],
    ]);
    expect(dialogues.map(thought)).toEqual([
      [2, 4, 6],
      [8, 10],
    ]);
  });

  it('of a chain is learned in a row that ends on its last call, apart from the answer', () => {
    const { dialogues } = keptReasoning(long, 'chain');
    expect(dialogues.map(learned)).toEqual([[2, 4], [6], [8], [10]]);
    expect(dialogues.map(thought)).toEqual([[2, 4], [6], [8], [10]]);
    expect(dialogues.map(({ messages }) => messages.length)).toEqual([5, 7, 9, 11]);
    for (const each of dialogues) expect(dialogueFaults(each)).toEqual([]);
  });

  it.each(['exchange', 'chain', 'nowhere'] as const)('that is not there splits nothing: %s', (kept) => {
    const silent = { ...long, messages: long.messages.map(({ reasoning: _, ...message }) => message) };
    expect(keptReasoning(silent, kept)).toEqual({ dialogues: [silent], notes: [] });
  });
});

const limits: Limits = { reasoning: 'everywhere', parallelCalls: true, masks: true };

describe('turns', () => {
  it('with several calls make them one after another where a format takes one', () => {
    const { dialogues } = fitted(dialogue, { ...limits, parallelCalls: false });
    const [only] = dialogues;
    expect(only && dialogueFaults(only)).toEqual([]);
    expect(
      only?.messages.filter(({ toolCalls }) => toolCalls).map(({ toolCalls = [] }) => toolCalls.length),
    ).toEqual([1, 1, 1]);
    expect(only && learned(only)).toEqual([6, 8, 10]); // both turns of the masked one are masked
    expect(fitted(long, { ...limits, parallelCalls: false }).dialogues).toEqual([long]);
  });

  it('say nothing beside calls where a format has no place for it', () => {
    const moved = fitted(dialogue, { ...limits, wordsBesideCalls: false }).dialogues[0];
    expect(moved?.messages[7]).toMatchObject({ content: '', reasoning: 'Let me see.' });
    const { dialogues, notes } = fitted(dialogue, {
      ...limits,
      reasoning: 'nowhere',
      wordsBesideCalls: false,
    });
    expect(dialogues[0]?.messages[7]).toEqual({ ...dialogue.messages[7], content: '' });
    expect(notes).toContain('words beside calls left out');
  });

  it('are rows of their own, at most twelve of a dialogue and evenly spread', () => {
    const many: RowDialogue = {
      tools: dialogue.tools,
      messages: [
        ...long.messages.slice(0, 2),
        ...Array.from({ length: 40 }, (_, index) => [thinking(index, `LN-${index}`), result(index)]).flat(),
        { role: 'assistant', content: 'done' },
      ],
    };
    const { dialogues, notes } = cutAtTurns(many, 'calls');
    expect(dialogues.map(({ messages }) => messages.length - 1)).toEqual(
      Array.from({ length: 12 }, (_, index) => 2 + 2 * Math.floor((index * 40) / 12)),
    );
    for (const each of dialogues) expect(learned(each)).toEqual([each.messages.length - 1]);
    expect(notes).toHaveLength(1);
    expect(cutAtTurns(long, 'turns').dialogues.map(learned)).toEqual([[2], [4], [6], [8], [10]]);
    expect(cutAtTurns(long, 'opening').dialogues.map(learned)).toEqual([[2]]);
    expect(cutAtTurns(dialogue, 'opening')).toEqual({
      dialogues: [],
      notes: ['left out: no turn to cut at'],
    });
  });

  it('to mask leave a dialogue out where a format cannot mask them', () => {
    expect(fitted(dialogue, { ...limits, masks: false })).toEqual({
      dialogues: [],
      notes: ['left out: it has turns to mask'],
    });
    expect(fitted(long, { ...limits, masks: false }).dialogues).toEqual([long]);
  });
});

describe('declarations', () => {
  const service = { description: 40, name: 20 };
  const declared = (tool: { name?: string; description?: string; inputSchema?: JsonObject }) => {
    const whole = { name: 'get_loan', description: 'Returns a loan.', inputSchema: {}, ...tool };
    const messages: Turn[] = [
      { role: 'assistant', content: '', toolCalls: [{ id: 'call_0', name: whole.name, arguments: {} }] },
    ];
    const { dialogue: fit, notes } = withFitDeclarations({ messages, tools: [whole] }, service);
    return { tool: fit.tools[0], call: fit.messages[0]?.toolCalls?.[0], notes };
  };
  const plain = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };

  it('that a service takes stay as they are', () => {
    expect(declared({ inputSchema: plain })).toMatchObject({ tool: { inputSchema: plain }, notes: [] });
  });

  it('without properties get an empty list of them', () => {
    const { tool, notes } = declared({ inputSchema: { type: 'object' } });
    expect(tool?.inputSchema).toEqual({ type: 'object', properties: {} });
    expect(notes).toHaveLength(1);
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'anyOf',
      { anyOf: [plain, { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }] },
      { type: 'object', properties: { name: { type: 'string' }, id: { type: 'string' } } },
    ],
    [
      'allOf',
      { allOf: [plain, { properties: { name: { type: 'string' } }, required: ['name'] }] },
      {
        type: 'object',
        properties: { name: { type: 'string' }, id: { type: 'string' } },
        required: ['id', 'name'],
      },
    ],
    ['a reference', { $ref: '#/$defs/Loan', $defs: { Loan: plain } }, plain],
  ])('with %s at the root become one object', (_, inputSchema, expected) => {
    const { tool, notes } = declared({ inputSchema });
    expect(tool?.inputSchema).toEqual(expected);
    expect(notes.length).toBeGreaterThan(0);
  });

  it('keep definitions that something refers to', () => {
    const used = {
      ...plain,
      properties: { id: { $ref: '#/$defs/Id' } },
      $defs: { Id: { type: 'string' } },
    };
    expect(declared({ inputSchema: used })).toMatchObject({ tool: { inputSchema: used }, notes: [] });
  });

  it('with a long description end on a whole sentence or word', () => {
    const sentence = declared({ description: 'Returns a loan with its borrower. And much more besides.' });
    expect(sentence.tool?.description).toBe('Returns a loan with its borrower.');
    const word = declared({ description: 'Returns the loan with the borrower and the dates of it' });
    expect(word.tool?.description).toBe('Returns the loan with the borrower and…');
    expect(word.tool?.description.length).toBeLessThanOrEqual(40);
  });

  it('with a name that no service takes get another one, in the calls too', () => {
    const { tool, call: made } = declared({ name: 'library/loans.get by reader', inputSchema: plain });
    expect(tool?.name).toMatch(/^[A-Za-z0-9_-]{1,20}$/);
    expect(made?.name).toBe(tool?.name);
    expect(declared({ name: 'library/loans.get by writer' }).tool?.name).not.toBe(tool?.name);
  });
});
