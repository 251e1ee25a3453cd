// A small episode: two calls, their results sent back, and an answer. Many endpoints take a first request with tools and
// refuse the second, because something of the first turn did not come back as they want it.

import type { Message } from '../../../schemas/message.ts';
import { messageOf } from '../../errors.ts';
import type { CallInReply, Model, Reply } from '../model.ts';
import { reactModel } from '../react.ts';
import { isRightCall, missing, type Outcome, type Probe, type ProbeTarget, weather, yes } from './probe.ts';

/** What the tool says. An answer that has both numbers was made of the results. */
const degrees: Readonly<Record<string, number>> = { oslo: 12, rome: 27 };

const question =
  'What is the temperature in Oslo, and what is it in Rome? Ask the tool about both cities. When you have both ' +
  'results, tell me both temperatures in one sentence.';

/** A model that calls one city after the other, and one of them twice, needs four turns. */
const mostTurns = 5;

export const episode: Probe = {
  name: 'episode',
  async run({ model: endpoint, settings, call }) {
    const model = settings.tools === 'react' ? reactModel(endpoint) : endpoint;
    const messages: Message[] = [
      { role: 'system', content: 'You answer questions about the weather with your tool.' },
      { role: 'user', content: question },
    ];
    let made = 0;
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const reply = await nextTurn(model, messages, call);
      if ('verdict' in reply) return reply;
      if (reply.toolCalls.length === 0) return verdictOn(reply.content, made);
      if (!isRightCall(reply, [weather])) return missing('it called its tool with wrong arguments');
      messages.push(...exchange(reply, made));
      made += reply.toolCalls.length;
    }
    return missing(`after ${mostTurns} turns and ${made} calls it had not answered`);
  },
};

/** The reply, or what it says of the endpoint that there is none. */
async function nextTurn(
  model: Model,
  messages: readonly Message[],
  call: ProbeTarget['call'],
): Promise<Reply | Outcome> {
  try {
    return await model.complete({ messages: [...messages], tools }, call);
  } catch (error) {
    const hasResults = messages.some(({ role }) => role === 'tool');
    if (!hasResults) throw error;
    const detail = `it failed once the results were sent back: ${messageOf(error)}`;
    const advice = 'name its `provider` in the config, or the field of its reasoning as `reasoning`';
    return { verdict: 'failed', detail: `${detail} (if it misses a part of its own turn, ${advice})` };
  }
}

const tools = [weather];

/** A turn with calls, as plays record it, and the results. */
function exchange({ content, reasoning, toolCalls, received }: Reply, made: number): Message[] {
  const calls = toolCalls.map(({ name, arguments: given }, index) => ({
    id: `call_${made + index}`,
    name,
    arguments: given,
  }));
  return [
    {
      role: 'assistant',
      content,
      ...(reasoning ? { reasoning } : {}),
      toolCalls: calls,
      ...(received ? { received } : {}),
    },
    ...calls.map((one): Message => ({ role: 'tool', content: resultOf(one), toolCallId: one.id })),
  ];
}

function resultOf({ arguments: { city } }: CallInReply): string {
  const name = String(city).toLowerCase();
  const known = Object.keys(degrees).find((each) => name.includes(each));
  return JSON.stringify(known ? { city, degrees: degrees[known] } : { error: `There is no city ${city}.` });
}

function verdictOn(answer: string, made: number): Outcome {
  if (made < 2) return missing(`it answered after ${made} calls, though it was asked for two`);
  const missed = Object.entries(degrees).filter(([, value]) => !answer.includes(String(value)));
  if (missed.length > 0)
    return missing(`its answer does not have the results: ${JSON.stringify(answer.slice(0, 80))}`);
  return yes(`${made} calls, their results, and an answer`);
}
