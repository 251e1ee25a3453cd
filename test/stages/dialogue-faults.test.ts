// The check that the tests hold exported rows against: each fault that it knows is found where it is.
import { expect, it } from 'vitest';
import type { RowDialogue } from '../../stages/exporters/exporter.ts';
import { dialogue, messages } from '../support/accepted.ts';
import { dialogueFaults } from '../support/dialogue-faults.ts';

const { tools } = dialogue;
const without = (index: number) => messages.filter((_, at) => at !== index);
const changed = (index: number, change: Partial<(typeof messages)[number]>) =>
  messages.map((message, at) => (at === index ? { ...message, ...change } : message));
const call = { id: 'call_0', name: 'get_loan', arguments: { loan_id: 'LN-1' } };

it('a sound dialogue has no faults', () => {
  expect(dialogueFaults({ messages, tools })).toEqual([]);
});

it.each<[string, Partial<RowDialogue>, string]>([
  ['it does not begin with the system prompt', { messages: without(0) }, '[0] user after start'],
  ['an answer is missing', { messages: without(5) }, '[5] user after results'],
  ['a result is missing', { messages: without(4) }, '[4] assistant after some results'],
  ['it ends on a result', { messages: messages.slice(0, -1) }, '[9] end after results'],
  ['it ends on one of two results', { messages: messages.slice(0, 4) }, '[4] end after some results'],
  [
    'a result answers no call',
    { messages: changed(3, { toolCallId: 'call_7' }) },
    '[3] answers call_7, which is not open',
  ],
  [
    'two calls share an id',
    { messages: changed(2, { toolCalls: [call, call] }) },
    '[2] two calls have the same id',
  ],
  [
    'a tool is called that is not declared',
    { messages: changed(7, { toolCalls: [{ ...call, id: 'call_2', name: 'get_lone' }] }) },
    'calls get_lone, which is not declared',
  ],
  [
    'an argument does not fit',
    { messages: changed(7, { toolCalls: [{ ...call, id: 'call_2', arguments: { loan_id: 3 } }] }) },
    'loan_id: must be string',
  ],
  ['the user says nothing', { messages: changed(6, { content: ' ' }) }, '[6] the user says nothing'],
  ['two tools share a name', { tools: [...tools, ...tools] }, 'two tools have the same name'],
  [
    'a tool has a name that no endpoint takes',
    { tools: [...tools, ...tools.map((tool) => ({ ...tool, name: 'get loan' }))] },
    'get loan is not a valid tool name',
  ],
])('a fault is found when %s', (_, change, fault) => {
  expect(dialogueFaults({ messages, tools, ...change })).toContain(fault);
});
