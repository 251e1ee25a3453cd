// The routes of ORS that are about an environment: its splits and tasks, and what a session in it sees and does.
import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Backstage } from '../backstage.ts';
import type { Look } from '../episodes/episode.ts';
import { bodyAs, type Exchange, sendJson } from '../http/exchange.ts';
import { type OrsEnvironment, splitSchema, splitsOf, taskAt, taskSpec } from './environments.ts';
import { sendEvents, sendWork } from './event-stream.ts';
import { OrsSession } from './session.ts';
import { sessionId, sessionIn } from './session-routes.ts';

type Route = (exchange: Exchange, environment: OrsEnvironment) => Promise<void>;
type Routes = Readonly<Record<string, Route>>;

/** By method and path below the name of the environment. */
export const environmentRoutes = (backstage: Backstage): Routes => ({
  ...taskRoutes,
  ...playRoutes(backstage),
});

const inSplit = z.object({ split: splitSchema });
const atIndex = inSplit.extend({ index: z.int().nonnegative() });
const inRange = inSplit.extend({ start: z.int().nullish(), stop: z.int().nullish() });

const taskRoutes: Routes = {
  'GET /tools': async ({ response }, environment) =>
    sendJson(response, 200, { tools: (await environment.tools()).map(toolSpec) }),
  'GET /splits': async ({ response }, environment) =>
    sendJson(
      response,
      200,
      splitsOf(environment).map((name) => ({ name, type: name })),
    ),
  'POST /tasks': async ({ request, response }, { name, tasks }) => {
    const { split } = await bodyAs(request, inSplit);
    sendJson(response, 200, { tasks: tasks[split].map(taskSpec), env_name: name });
  },
  'POST /num_tasks': async ({ request, response }, { tasks }) => {
    const { split } = await bodyAs(request, inSplit);
    sendJson(response, 200, { num_tasks: tasks[split].length });
  },
  'POST /task': async ({ request, response }, environment) => {
    const { split, index } = await bodyAs(request, atIndex);
    const task = taskSpec(taskAt(environment, split, index));
    sendJson(response, 200, { task, env_name: environment.name });
  },
  'POST /task_range': async ({ request, response }, { name, tasks }) => {
    const { split, start, stop } = await bodyAs(request, inRange);
    const range = tasks[split].slice(start ?? 0, stop ?? undefined);
    sendJson(response, 200, { tasks: range.map(taskSpec), env_name: name });
  },
};

const callSchema = z.object({
  name: z.string(),
  input: z.record(z.string(), z.json()).default({}),
  task_id: z.string().nullish().describe('of a call that was made before, whose result is wanted again'),
});

const playRoutes = ({ table }: Backstage): Routes => ({
  'GET /task_tools': async (exchange) => {
    const { tools } = sessionIn(exchange, table).episode.look;
    sendJson(exchange.response, 200, { tools: tools.map(toolSpec) });
  },
  'GET /prompt': async (exchange) =>
    sendJson(exchange.response, 200, promptOf(sessionIn(exchange, table).episode.look)),
  'GET /messages': async (exchange) =>
    sendJson(exchange.response, 200, messagesOf(sessionIn(exchange, table).episode.look)),
  'POST /call': async (exchange) => {
    sessionIn(exchange, table);
    const { name, input, task_id } = await bodyAs(exchange.request, callSchema);
    await table.use(sessionId(exchange), OrsSession, async (session) => {
      const given = input as JsonObject; // the schema says so
      const work = task_id ? session.recall(task_id) : session.call(name, given);
      if (work) await sendWork(exchange.response, work);
      else sendEvents(exchange.response, [['error', 'unknown task_id']]);
    });
  },
});

const toolSpec = ({ name, description, inputSchema }: Look['tools'][number]) => ({
  name,
  description,
  input_schema: inputSchema,
});

const textBlock = (text: string, detail: object | null = null) => ({ type: 'text', text, detail });

/** For trainers that put all of it into one message of the user. */
const promptOf = ({ systemPrompt, request, reply }: Look) => [
  textBlock(systemPrompt, { role: 'system' }),
  textBlock(`You talk to the user by the tool ${reply.name}. The user writes:\n\n${request}`, {
    role: 'user',
  }),
];

const messagesOf = ({ systemPrompt, request }: Look) => [
  { role: 'system', blocks: [textBlock(systemPrompt)], detail: null },
  { role: 'user', blocks: [textBlock(request)], detail: null },
];
