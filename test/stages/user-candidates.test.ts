// Several replies of the user for one turn: the critic takes the best, and is asked only where there is a choice.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Context } from '../../pipeline/stage.ts';
import { speakersFor } from '../../stages/simulate/speakers.ts';
import { type UserReply, userExamples } from '../../stages/simulate/user/user-examples.ts';
import { userCritic } from '../../stages/simulate/user-critic.ts';
import { rightPlay } from '../support/plays.ts';

const [
  {
    goingOn: { input: scene },
  },
] = userExamples;
const { persona, goals, facts } = scene;
const plain: UserReply = { content: 'March 28, 2025.', end: 'no' };
const inventing: UserReply = { content: 'March 28, 2025, and charge it to account AC-7712.', end: 'no' };
const tooMuch: UserReply = { content: 'March 28, 2025, or 20 days more.', end: 'no' };

const messages = [
  { role: 'system' as const, content: 'You work at the desk of a library.' },
  ...scene.dialogue,
];

/** The user says these in turn; the critic is answered by its procedure. */
async function turnOf(replies: readonly UserReply[], candidates?: number) {
  const asked: string[] = [];
  const ask = async (role: { name: string }, input: never) => {
    asked.push(role.name);
    if (role.name === 'user') return replies[asked.length - 1];
    return userCritic.procedure(input, undefined, randomFor('critic'));
  };
  const { task } = rightPlay;
  const speakers = speakersFor(
    {
      agent: { tools: [] },
      task: {
        ...task,
        persona: { ...persona, openings: [], closings: [] },
        goals: [...goals].map(asGoal),
        facts: [...facts],
      },
      candidates,
      script: () => [],
    },
    ask as Context['ask'],
  );
  return { said: await speakers.user(messages), asked };
}

const asGoal = ({ say }: { say: string }) => ({ say, calls: [] });

describe('a turn of the user', () => {
  it('is the reply itself where one is drawn', async () => {
    expect(await turnOf([inventing])).toEqual({
      said: { content: inventing.content, end: undefined },
      asked: ['user'],
    });
  });

  it('is the one of several that makes nothing up', async () => {
    const { said, asked } = await turnOf([inventing, tooMuch, plain], 3);
    expect(said.content).toBe(plain.content);
    expect(asked).toEqual(['user', 'user', 'user', 'user-critic']);
  });

  it('needs no critic where all replies are the same', async () => {
    expect((await turnOf([plain, plain], 2)).asked).toEqual(['user', 'user']);
  });
});

describe('a reply of the critic', () => {
  const input = { ...scene, candidates: [inventing, plain] };
  const reply = (output: object) => ({
    content: JSON.stringify(output),
    toolCalls: [],
    usage: { promptTokens: 1, completionTokens: 1 },
  });
  const parsed = (output: object) => () => userCritic.parse(reply(output) as never, input);

  it('names a candidate and says something about each', () => {
    expect(parsed({ critiques: ['It makes up an account.', 'nothing'], best: 1 })().output.best).toBe(1);
  });

  it('is sent back where it does not', () => {
    expect(parsed({ critiques: ['a', 'b'], best: 2 })).toThrow('best must be a number from 0 to 1');
    expect(parsed({ critiques: ['a'], best: 0 })).toThrow('one entry for each of the 2 candidates');
  });

  it('is sent back where its choice contradicts its critiques, or what code sees', () => {
    expect(parsed({ critiques: ['Makes up an account.', 'nothing'], best: 0 })).toThrow(
      'best is 0, with which you found something wrong; with 1 you found nothing wrong',
    );
    expect(parsed({ critiques: ['nothing', 'Too short.'], best: 0 })).toThrow(
      'best is 0, which says AC-7712',
    );
    expect(parsed({ critiques: ['Makes up an account.', 'Too short.'], best: 1 })().output.best).toBe(1);
  });

  it('is sent back where it repeats the critique in its prompt', () => {
    // Of the two examples, the one that this input is not about.
    const because = String(userExamples[1]?.wrong.because);
    expect(parsed({ critiques: [because, 'nothing'], best: 1 })).toThrow('repeats the example');
  });
});
