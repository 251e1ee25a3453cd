// The loop of a play, with speakers and a session that the test writes.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Fact } from '../../schemas/task.ts';
import type { Session } from '../../stages/environments/environment.ts';
import { type AgentTurn, dialogueOf, play, type Speakers } from '../../stages/simulate/play.ts';
import { speakersFor } from '../../stages/simulate/speakers.ts';
import { user } from '../../stages/simulate/user.ts';
import { deskTools, gives, loan, rightPlay } from '../support/plays.ts';

const agent: Agent = {
  id: 'a',
  from: [],
  provenance: { stage: 'synthesize-agents', unit: 'a', seed: 1, roles: {} },
  name: 'Desk',
  mix: 'one_world',
  systemPrompt: 'You work at the desk of a library.',
  tools: [...deskTools],
  distractors: [],
  parts: [],
};

/** A session that answers every call alike and notes what it was asked. */
function desk(): { session: Session; asked: string[] } {
  const asked: string[] = [];
  const session: Session = {
    tools: [],
    async call(name) {
      asked.push(name);
      return gives(loan);
    },
    snapshot: async () => ({}),
    [Symbol.asyncDispose]: async () => {},
  };
  return { session, asked };
}

const calling = (name: string): AgentTurn => ({
  content: '',
  toolCalls: [{ name, arguments: { loan_id: 'LN-1001' } }],
});
const saying = (content: string): AgentTurn => ({ content, toolCalls: [] });

/** The turns in order; the last one again and again. */
const agentOf = (...turns: AgentTurn[]): Speakers => ({
  agent: async () => (turns.length > 1 ? turns.shift() : turns[0]) ?? saying(''),
  user: async () => ({ content: '', end: 'goal_reached' }),
});

const task = { request: 'Please look at LN-1001.', withheld: ['extend_loan'] };
const limits = { messages: 40, calls: 9 };

describe('a play', () => {
  it('answers a call of a withheld tool as one of an unknown tool, and asks the environment nothing', async () => {
    const { session, asked } = desk();
    const speakers = agentOf(calling('extend_loan'), calling('get_loan'), saying('It is out.'));
    const { steps } = await play({ agent, task, session, speakers, limits });
    expect(steps.map(({ result }) => result.ok)).toEqual([false, true]);
    expect(steps[0]?.result.value).toMatchObject({ error: { code: 'UNKNOWN_TOOL' } });
    expect(asked).toEqual(['get_loan']);
  });

  it('answers arguments that break the schema itself', async () => {
    const { session, asked } = desk();
    const wrong = { content: '', toolCalls: [{ name: 'get_loan', arguments: { loan: 1 } }] };
    const { steps } = await play({ agent, task, session, speakers: agentOf(wrong, saying('.')), limits });
    expect(steps[0]?.result.value).toMatchObject({ error: { code: 'INVALID_ARGUMENTS' } });
    expect(asked).toEqual([]);
  });

  it('of an agent that calls for ever ends after the limit of calls', async () => {
    const { session } = desk();
    const { steps, end } = await play({
      agent,
      task,
      session,
      speakers: agentOf(calling('get_loan')),
      limits,
    });
    expect({ end, steps: steps.length }).toEqual({ end: 'call_limit', steps: 9 });
  });

  it('of two who talk for ever ends at the limit of messages', async () => {
    const { session } = desk();
    const speakers = { ...agentOf(saying('And?')), user: async () => ({ content: 'And you?' }) };
    const { messages, end } = await play({ agent, task, session, speakers, limits });
    expect({ end, messages: messages.length }).toEqual({ end: 'message_limit', messages: 40 });
  });
});

it('the user hears what was said, and sees neither calls nor results nor the system prompt', () => {
  expect(dialogueOf(rightPlay.played.messages)).toEqual([
    { role: 'user', content: 'Please extend loan LN-1001 until 2025-03-28.' },
    { role: 'assistant', content: 'I have extended the loan. LN-1001 is now due on 2025-03-28.' },
  ]);
});

it('a model that plays the agent is shown no withheld tool', async () => {
  const shown: string[][] = [];
  const asking = async (_: unknown, input: { tools?: { name: string }[] }) => {
    shown.push((input.tools ?? []).map(({ name }) => name));
    return { content: '', toolCalls: [], end: 'no' };
  };
  const setting = {
    agent,
    task: {
      ...rightPlay.task,
      withheld: ['extend_loan'],
      persona: { name: 'p', manner: 'm', style: 'plain' as const, openings: [], closings: [] },
    },
    script: () => [],
  };
  const speakers = speakersFor(setting, asking as Parameters<typeof speakersFor>[1]); // both roles are asked alike
  await speakers.agent([]);
  expect(shown).toEqual([['get_loan', 'list_loans', 'add_fee']]);
});

describe('the procedure of the user', () => {
  const fact = (name: string, disclosed: Fact['disclosed']): Fact => ({
    name,
    value: name,
    text: `The ${name} is known.`,
    disclosed,
  });
  const facts = [fact('due date', 'asked'), fact('reader', 'opening')];
  const persona = { name: 'p', manner: 'm' };
  const reply = (...dialogue: string[]) =>
    user.procedure(
      {
        persona,
        goals: [{ say: 'Extend it.' }],
        facts,
        dialogue: dialogue.map((content, index) => ({
          role: index % 2 === 0 ? 'user' : 'assistant',
          content,
        })),
      },
      { expected: 'fulfil' },
      randomFor('user'),
    );

  it('tells a fact when asked for it, and once only', () => {
    expect(reply('Extend it.', 'Until which due date?')).toMatchObject({ end: 'no' });
    expect(reply('Extend it.', 'Until which due date?').content).toContain('The due date is known.');
    expect(reply('The due date is known.', 'Until which due date?').content).not.toContain('is known');
  });

  it('does not repeat on request what the opening told', () => {
    expect(reply('Extend it.', 'For which reader?').content).not.toContain('The reader is known.');
  });

  it('gives up on what is declined', () => {
    expect(reply('Extend it.', 'I cannot do that.')).toEqual({ content: '', end: 'user_gave_up' });
  });
});
