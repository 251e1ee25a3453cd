// The loop of a play, with speakers and a session that the test writes.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Fact, Goal } from '../../schemas/task.ts';
import type { Session } from '../../stages/environments/environment.ts';
import { type AgentTurn, dialogueOf, play, type Speakers } from '../../stages/simulate/play.ts';
import { speakersFor } from '../../stages/simulate/speakers.ts';
import { asksAgain, objection } from '../../stages/simulate/user/objections.ts';
import { isThanks, thankYou } from '../../stages/simulate/user/thanks.ts';
import { user } from '../../stages/simulate/user.ts';
import { nextRequest } from '../../stages/write-tasks/graph/next-request.ts';
import { deskAgent as agent, gives, loan, rightPlay } from '../support/plays.ts';

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
    const turns = [...Array(limits.calls)].map((_, at) => calling(at % 2 === 0 ? 'get_loan' : 'extend_loan'));
    const { steps, end } = await play({ agent, task, session, speakers: agentOf(...turns), limits });
    expect({ end, steps: steps.length }).toEqual({ end: 'call_limit', steps: 9 });
  });

  it('of an agent that makes one call for ever ends before the limit', async () => {
    const { session } = desk();
    const speakers = agentOf(calling('get_loan'));
    const { steps, end } = await play({ agent, task, session, speakers, limits });
    expect({ end, steps: steps.length }).toEqual({ end: 'call_limit', steps: 6 });
  });

  describe('of an agent that lists again and again', () => {
    const list = (more: object): AgentTurn => ({
      content: '',
      toolCalls: [{ name: 'list_all', arguments: { ...more } }],
    });
    const page = (cursor: string) => list({ cursor });
    const numbered = (name: string) => (at: number) => ({ [name]: `${name}-${at}` });
    /** A session whose answers begin with the arguments of the call. */
    const echoing = (value: (at: number) => object): Session => {
      let at = 0;
      return {
        ...desk().session,
        async call(_, given) {
          at += 1;
          return gives({ ...given, ...value(at) });
        },
      };
    };
    const loose = agent.tools.map((tool) => ({ ...tool, name: 'list_all', inputSchema: { type: 'object' } }));
    const open = { ...agent, tools: loose.slice(0, 1) };
    const ends = async (turns: AgentTurn[], session: Session, request = task.request) => {
      const speakers = agentOf(...turns, saying('That is all.'));
      const told = { ...task, request };
      const { end, steps } = await play({ agent: open, task: told, session, speakers, limits });
      return `${end} after ${steps.length}`;
    };
    const eight = Array.from({ length: 8 }, (_, at) => at);

    it('ends where calls and results differ in an ID of the request, or in a cursor, alone', async () => {
      const requests = eight.map((at) => list(numbered('request_id')(at)));
      expect(
        await ends(
          requests,
          echoing(() => ({})),
        ),
      ).toBe('call_limit after 6');
      const nested = eight.map((at) => list({ meta: { idempotencyKey: `k${at}` } }));
      expect(
        await ends(
          nested,
          echoing(() => ({})),
        ),
      ).toBe('call_limit after 6');
      const pages = eight.map((at) => page(`c${at}`));
      expect(
        await ends(
          pages,
          echoing((at) => ({ items: [], nextCursor: `c${at}` })),
        ),
      ).toBe('call_limit after 6');
    });

    it('goes on where the list does, and where the IDs are those of records', async () => {
      const pages = eight.map((at) => page(`c${at}`));
      expect(
        await ends(
          pages,
          echoing((at) => ({ items: [at] })),
        ),
      ).toBe('goal_reached after 8');
      const vouchers = eight.map((at) => list(numbered('token')(at)));
      expect(
        await ends(
          vouchers,
          echoing(() => ({ ok: true })),
        ),
      ).toBe('goal_reached after 8');
      const ids = eight.map((at) => numbered('request_id')(at));
      const told = `Approve ${ids.map((id) => id.request_id).join(', ')}.`;
      expect(
        await ends(
          ids.map(list),
          echoing(() => ({ status: 'approved' })),
          told,
        ),
      ).toBe('goal_reached after 8');
    });
  });

  it('of an agent that tries again and again until it gets an answer goes on', async () => {
    const { session } = desk();
    const tries = [...Array(5)].map(() => calling('extend_loan'));
    const speakers = agentOf(...tries, calling('get_loan'), saying('It is out.'));
    const { end } = await play({ agent, task, session, speakers, limits });
    expect(end).toBe('goal_reached');
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
  expect(shown).toEqual([['get_loan', 'list_loans', 'hand_over', 'add_fee']]);
});

describe('the procedure of the user', () => {
  const fact = (name: string, changes: Partial<Fact> = {}): Fact => ({
    name,
    value: name,
    text: `The ${name} is known.`,
    disclosed: 'asked',
    ...changes,
  });
  const write = {
    goal: 0,
    effect: 'write' as const,
    arguments: { loan_id: 'LN-1001' },
    purpose: 'to extend it',
  };
  interface Setting {
    facts?: Fact[];
    style?: 'plain' | 'terse' | 'chatty';
    goals?: { say: string; dropped?: Goal['dropped'] }[];
    wanted?: { name: string; value: string | number; goal: number }[];
    expected?: 'fulfil' | 'decline';
  }
  const { facts: known, ...rest }: Setting = {
    facts: [fact('due date'), fact('reader', { disclosed: 'opening' })],
  };
  const replyIn = (setting: Setting, ...dialogue: string[]) =>
    user.procedure(
      {
        persona: { name: 'p', manner: 'm', style: setting.style ?? 'plain' },
        goals: setting.goals ?? [{ say: 'Extend it.' }],
        facts: setting.facts ?? [],
        dialogue: dialogue.map((content, index) => ({
          role: index % 2 === 0 ? 'user' : 'assistant',
          content,
        })),
      },
      {
        expected: setting.expected ?? 'fulfil',
        oracle: { calls: setting.wanted ? [] : [write], communicate: setting.wanted ?? [] },
      },
      randomFor('user'),
    );
  const reply = (...dialogue: string[]) => replyIn({ ...rest, facts: known ?? [] }, ...dialogue);

  it('tells a fact when asked for it, and once only', () => {
    expect(reply('Extend it.', 'Until which due date?')).toMatchObject({ end: 'no' });
    expect(reply('Extend it.', 'Until which due date?').content).toContain('The due date is known.');
    expect(reply('The due date is known.', 'Until which due date?').content).not.toContain('is known');
  });

  it('tells nothing that is spoken of and not asked for', () => {
    expect(reply('Extend it.', 'The due date of the loan has changed.').content).not.toContain('is known');
  });

  it('does not repeat on request what the opening told', () => {
    expect(reply('Extend it.', 'For which reader?').content).not.toContain('The reader is known.');
  });

  it('tells two facts at once, one at a time, or more than was asked for, as the persona does', () => {
    const facts = [fact('due date'), fact('branch')];
    const both = 'The due date is known. The branch is known.';
    const question = 'What are the due date and the branch?';
    expect(replyIn({ facts }, 'Extend it.', question).content).toContain(both);
    expect(replyIn({ facts, style: 'terse' }, 'Extend it.', question).content).not.toContain('branch');
    expect(replyIn({ facts, style: 'chatty' }, 'Extend it.', 'What is the branch?').content).toContain(
      'due date',
    );
  });

  it('takes a slip back in its next message', () => {
    const facts = [
      fact('due date', { text: 'Sorry, the 15th.', slip: { value: '14', text: 'The 14th.' } }),
      fact('branch'),
    ];
    const question = 'What are the due date and the branch?';
    const first = replyIn({ facts }, 'Extend it.', question).content;
    expect(first).toContain('The 14th.');
    expect(first).not.toContain('branch');
    const second = replyIn({ facts }, 'Extend it.', question, 'The 14th.', 'And the branch?').content;
    expect(second).toContain('The branch is known. Sorry, the 15th.');
    expect(replyIn({ facts }, 'Extend it.', question, 'The 14th.', "I've extended it.").content).toBe(
      'Sorry, the 15th.',
    );
  });

  it('says which record it means, however the question is put', () => {
    const options = ['the one for Ana', 'the one for Ben'];
    const facts = [fact('loan', { options, text: 'The one for Ben.' })];
    for (const question of ['Which one do you mean?', 'Is it the one for Ana or the one for Ben?'])
      expect(replyIn({ facts }, 'Extend it.', question).content).toBe('The one for Ben.');
  });

  it('drops a wish when asked about it, and makes its next one', () => {
    const dropped = { tool: 'extend_loan', arguments: {}, purpose: 'to extend it' };
    const goals = [{ say: 'Extend it.', dropped }, { say: 'Actually, just tell me the fee.' }];
    const setting = { goals, facts: [fact('due date')] };
    for (const question of ['Until which due date?', 'This is final. Shall I go ahead?'])
      expect(replyIn(setting, 'Extend it.', question)).toEqual({
        content: 'Actually, just tell me the fee.',
        end: 'no',
      });
  });

  const fee = [{ name: 'fee', value: 13, goal: 0 }];
  it.each([
    ['an evasive answer to a wish', {}, "Noted. I'm here if you need more."],
    ['a question that names the record', {}, 'What should happen with LN-1001?'],
    ['a refusal of what is possible', {}, "I can't do that."],
    ['an answer without the value', { wanted: fee }, 'I looked it up for you.'],
    ['an answer with another value', { wanted: fee }, 'The fee is 14.'],
    ['an answer that does not say whether it can be done', { expected: 'decline' as const }, 'Noted.'],
  ])('asks again after %s, and then gives up', (_, setting, answer) => {
    const again = replyIn(setting, 'Extend it.', answer);
    expect(again.end).toBe('no');
    expect(asksAgain(again.content)).toBe(true);
    expect(replyIn(setting, 'Extend it.', answer, again.content, answer)).toEqual({
      content: '',
      end: 'user_gave_up',
    });
  });

  it('goes on after a second answer that will do', () => {
    const setting = { wanted: fee, goals: [{ say: 'What is the fee?' }, { say: 'And the due date?' }] };
    const again = replyIn(setting, 'What is the fee?', 'Noted.').content;
    expect(replyIn(setting, 'What is the fee?', 'Noted.', again, 'The fee is 13.').content).toBe(
      'And the due date?',
    );
  });

  it('says thanks at most once, and leaves', () => {
    expect(isThanks('Thanks, one more thing: what is the fee?')).toBe(false);
    expect(replyIn({}, 'Extend it.', "I've extended it.", 'Awesome, thanks!', "You're welcome!")).toEqual({
      content: '',
      end: 'goal_reached',
    });
  });

  it('asks again in many ways, and knows all of them', () => {
    const kinds = ['missing', 'wrong', 'undone', 'unclear', 'refused'] as const;
    for (const kind of kinds) {
      const said = Array.from({ length: 300 }, (_, seed) => objection(kind, 'fee', randomFor(kind, seed)));
      expect(new Set(said).size).toBeGreaterThanOrEqual(12);
      expect(said.filter((text) => !asksAgain(text) || isThanks(text))).toEqual([]);
    }
    for (let seed = 0; seed < 200; seed += 1) {
      expect(isThanks(thankYou(randomFor('thanks', seed)))).toBe(true);
      expect(asksAgain(nextRequest(randomFor('next', seed)))).toBe(false);
    }
  });
});
