// Tasks as rows of NeMo Gym: what a model is asked, and which task it is. `/seed_session` gets the row back.
//   {"task_spec":{"id":"5568…","trial":0},"responses_create_params":{"input":[{"role":"system",…},…],"tools":[…]},…}
import type { Backstage } from '../backstage.ts';
import { type Look, lookOf, stagedPlay } from '../episodes/episode.ts';
import type { Split } from '../episodes/served-tasks.ts';

/** Routes of the server, which no tool can have as its name. */
export const routeNames: readonly string[] = ['seed_session', 'verify', 'tasks', 'reverify_mode'];

export async function* gymRows({ tasks, setup }: Backstage, split: Split): AsyncIterable<object> {
  for (const { id, agent, difficulty, split: own } of tasks) {
    if (own !== split) continue;
    const look = lookOf((await stagedPlay({ task: id, trial: 0 }, setup)).staging);
    if (look.tools.some(({ name }) => routeNames.includes(name))) continue;
    yield { task_spec: { id, trial: 0 }, responses_create_params: paramsOf(look), agent, difficulty };
  }
}

/** As the Responses API takes it. */
const paramsOf = ({ systemPrompt, request, tools, reply }: Look) => ({
  input: [
    { role: 'system', content: `${systemPrompt}\n\n${howToTalk(reply.name)}` },
    { role: 'user', content: request },
  ],
  tools: tools.map(({ name, description, inputSchema: parameters }) => ({
    ...{ type: 'function', name, description, parameters },
    strict: false,
  })),
  parallel_tool_calls: true,
});

const howToTalk = (reply: string): string =>
  `To ask or tell the user something and hear what they say, call ${reply}. A message without a call is your last.`;
