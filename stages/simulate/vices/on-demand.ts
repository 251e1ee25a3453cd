// Vices of an agent that has to search for its tools: guessing a name, calling what came up although it belongs to
// something else, and giving up before it has searched.
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import { type Vice, withItems } from './vice.ts';

/** guesses_name: the right call, by a name that no search has returned. */
export const guessesName: Vice = {
  name: 'guesses_name',
  isDefect: true,
  weight: 10,
  spoil(script, { agent }) {
    const isCalled = agent.catalog && script.some(({ kind }) => kind === 'calls');
    return isCalled
      ? script.map((item) => (item.kind === 'calls' ? { ...item, isGuess: true as const } : item))
      : undefined;
  },
};

/** calls_stranger: before the right calls, one to a found tool of another application. */
export const callsStranger: Vice = {
  name: 'calls_stranger',
  isDefect: true,
  weight: 10,
  spoil(script, { agent, random }) {
    const index = script.findIndex(({ kind }) => kind === 'calls');
    const item = script[index];
    const strangers = agent.tools.filter(
      ({ name, origin, inputSchema }) =>
        agent.distractors.includes(name) &&
        origin.collection === 'tools' && // a real server would have to be started for it
        requiredOf(inputSchema).length === 0,
    );
    if (!agent.catalog || item?.kind !== 'calls' || strangers.length === 0) return undefined;
    const call = { tool: random.pick(strangers).name, arguments: {}, purpose: 'to get an overview first' };
    return withItems(script, index, { ...item, calls: [call] }, item);
  },
};

/** gives_up_unsearched: the agent says that it cannot be done, and has not looked for a tool. */
export const givesUpUnsearched: Vice = {
  name: 'gives_up_unsearched',
  isDefect: true,
  weight: 10,
  spoil(script, { agent, task }) {
    if (!agent.catalog || (task.expected === 'decline' && task.oracle.calls.length > 0)) return undefined;
    return script.flatMap((item) =>
      item.kind === 'answer' ? [{ ...item, manner: 'decline' as const, isGuess: true as const }] : [],
    );
  },
};
