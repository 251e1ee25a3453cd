// The HTTP side of a resources server of NeMo Gym, which the taskset `nemo_gym` of verifiers speaks to as well: a
// session by cookie, a route for each tool, and /verify for the reward. Below /gym.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Backstage } from '../backstage.ts';
import type { Episode } from '../episodes/episode.ts';
import type { Outcome } from '../episodes/outcome.ts';
import { splits } from '../episodes/served-tasks.ts';
import { bodyAs, type Exchange, HttpError, headerOf, mostBody, sendJson } from '../http/exchange.ts';
import { gymRows } from './rows.ts';

class GymSession implements AsyncDisposable {
  readonly episode: Episode;

  constructor(episode: Episode) {
    this.episode = episode;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.episode[Symbol.asyncDispose]();
  }
}

const cookie = 'toolloom_session';

const seedSchema = z.looseObject({
  task_spec: z.object({ id: z.string(), trial: z.int().nonnegative().max(1e6).default(0) }),
});

/** What is read of a response: its last message, if no call comes after it. */
const outputSchema = z.array(
  z.looseObject({
    type: z.string(),
    content: z.array(z.looseObject({ text: z.string().optional() })).optional(),
  }),
);
const verifySchema = z.looseObject({ response: z.looseObject({ output: outputSchema }) });

/** The whole conversation comes back with it. */
const mostVerified = 32 * mostBody;

type Route = (exchange: Exchange) => Promise<void>;

export function gymEndpoint(backstage: Backstage): Route {
  const routes: Readonly<Record<string, Route>> = {
    'GET tasks': (exchange) => sendRows(exchange, backstage),
    'GET reverify_mode': async ({ response }) => sendJson(response, 200, 'unsupported'),
    'POST seed_session': (exchange) => seed(exchange, backstage),
    'POST verify': (exchange) => verify(exchange, backstage),
  };
  return async (exchange) => {
    const name = decodeURIComponent(exchange.url.pathname.split('/').slice(2).join('/'));
    const route = routes[`${exchange.request.method} ${name}`];
    if (route) return await route(exchange);
    if (exchange.request.method !== 'POST') throw new HttpError(404, `there is nothing at /gym/${name}`);
    await callTool(exchange, name, backstage);
  };
}

async function sendRows({ response, url }: Exchange, backstage: Backstage): Promise<void> {
  const split = z.enum(splits).safeParse(url.searchParams.get('split') ?? 'train');
  if (!split.success) throw new HttpError(400, `there is no such split; there are ${splits.join(' and ')}`);
  response.writeHead(200, {
    'content-type': 'application/jsonl; charset=utf-8',
    'cache-control': 'no-store',
  });
  for await (const row of gymRows(backstage, split.data)) response.write(`${JSON.stringify(row)}\n`);
  response.end();
}

async function seed({ request, response }: Exchange, { table, openEpisode }: Backstage): Promise<void> {
  const { id: task, trial } = (await bodyAs(request, seedSchema)).task_spec;
  const id = randomUUID();
  await table.open(`gym/${id}`, async () => new GymSession(await openEpisode({ task, trial })));
  keepCookie(response, id);
  sendJson(response, 200, {});
}

/** A call that failed is a result like others. */
async function callTool(exchange: Exchange, name: string, { table }: Backstage): Promise<void> {
  const { request, response } = exchange;
  const id = sessionIn(exchange);
  const given = await bodyAs(request, z.record(z.string(), z.json()));
  const answer = await table.use(
    `gym/${id}`,
    GymSession,
    ({ episode }) => episode.act(name, given as JsonObject), // the schema says so
  );
  if (!answer) throw unknownSession;
  keepCookie(response, id);
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(answer.text);
}

async function verify(exchange: Exchange, { table }: Backstage): Promise<void> {
  const { request, response } = exchange;
  const id = sessionIn(exchange);
  const body = await bodyAs(request, verifySchema, mostVerified);
  const outcome = await table.use(`gym/${id}`, GymSession, ({ episode }) =>
    endWith(lastMessage(body.response.output), episode),
  );
  if (!outcome) throw unknownSession;
  table.remove(`gym/${id}`);
  sendJson(response, 200, { ...body, ...scoresOf(outcome) });
}

/** Agents of NeMo Gym end with a message, which is an answer to the user. */
async function endWith(message: string, episode: Episode): Promise<Outcome> {
  if (message !== '' && !episode.isOver) await episode.act(episode.look.reply.name, { message });
  return await episode.leave();
}

function lastMessage(output: z.infer<typeof outputSchema>): string {
  const last = output.at(-1);
  if (last?.type !== 'message') return '';
  return (last.content ?? []).map(({ text }) => text ?? '').join('');
}

/** The reward has to be a number, so an episode that says nothing about the agent is told by `verdict`. */
const scoresOf = ({ reward, components, ...outcome }: Outcome) => ({
  ...outcome,
  reward: reward ?? 0,
  is_scored: reward !== null,
  reward_components: components,
  // Metrics are made of the numbers at the top.
  ...Object.fromEntries(Object.entries(components).map(([name, score]) => [`score_${name}`, score])),
});

/** Agents send the cookies of the last answer, so each answer has it. */
const keepCookie = (response: Exchange['response'], id: string): unknown =>
  response.setHeader('set-cookie', `${cookie}=${id}; Path=/; HttpOnly; SameSite=Strict`);

const unknownSession = new HttpError(
  404,
  'there is no such session, or it was idle for too long; seed another one',
);

function sessionIn({ request }: Exchange): string {
  const sent = (headerOf(request, 'cookie') ?? '')
    .split(/;\s*/)
    .find((each) => each.startsWith(`${cookie}=`));
  if (sent === undefined)
    throw new HttpError(400, 'the request has no cookie of a session; begin with /gym/seed_session');
  return sent.slice(cookie.length + 1);
}
