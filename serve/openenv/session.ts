// One session of an OpenEnv client: an episode, which a reset begins, and what its steps return. A client makes steps
// over a WebSocket or as JSON-RPC, and both may work on the same session.
import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Backstage } from '../backstage.ts';
import { controls } from '../controls.ts';
import { type Answer, type Episode, EpisodeError, type Look } from '../episodes/episode.ts';
import { withoutLeftOut } from '../episodes/left-out.ts';
import { type Outcome, outcomeSchema } from '../episodes/outcome.ts';
import { HttpError } from '../http/exchange.ts';
import { instructionsOf } from '../mcp/server.ts';

const metadata = z.record(z.string(), z.json()).optional();

export const actionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list_tools'), metadata }),
  z.object({
    type: z.literal('call_tool'),
    tool_name: z.string(),
    arguments: z.record(z.string(), z.json()).default({}),
    metadata,
  }),
]);
export type Action = z.infer<typeof actionSchema>;

/** What a client gives beside it, such as a seed, has no effect: a task and a trial say what happens. */
export const resetSchema = z.looseObject({
  task: z.string('name a task: reset(task="ID"), and perhaps trial=N'),
  trial: z.int().nonnegative().max(1e6).default(0),
  episode_id: z.string().max(255).nullish(),
});
export type Reset = z.infer<typeof resetSchema>;

export const stateSchema = z.object({
  episode_id: z.string().nullable(),
  step_count: z.int().nonnegative(),
  task: z.string().nullable(),
  trial: z.int().nullable(),
  done: z.boolean(),
});

const toolSchema = z.object({ name: z.string(), description: z.string(), input_schema: z.looseObject({}) });
const ending = outcomeSchema.or(z.object({})).describe('the outcome once the episode is over');

export const openingSchema = z.object({
  task: z.string(),
  trial: z.int(),
  system_prompt: z.string(),
  request: z.string(),
  reply_tool: z.string(),
  metadata: ending,
});

export const observationSchema = z.union([
  z.object({ tools: z.array(toolSchema), metadata: ending }),
  z.object({
    tool_name: z.string(),
    result: z.string().nullable(),
    error: z.object({ error_type: z.literal('execution_error'), message: z.string() }).nullable(),
    metadata: ending,
  }),
]);

export interface Step {
  readonly observation: z.infer<typeof openingSchema> | z.infer<typeof observationSchema>;
  /** 0 before the end, as over ORS; null where no call was made. */
  readonly reward: number | null;
  readonly done: boolean;
  /** The outcome, once the episode is over. */
  readonly metadata?: Outcome;
}

const isOverText = 'The episode is over; reset the environment to begin another one.';

export class OpenEnvSession implements AsyncDisposable {
  readonly id: string;
  readonly #openEpisode: Backstage['openEpisode'];
  #episode: Episode | undefined;
  #episodeId: string | null = null;
  #steps = 0;
  #isClosed = false;
  /** Closes the WebSocket of the client, if there is one. */
  #hangUp: (() => void) | undefined;

  constructor(id: string, { openEpisode }: Pick<Backstage, 'openEpisode'>) {
    this.id = id;
    this.#openEpisode = openEpisode;
  }

  get isAttached(): boolean {
    return this.#hangUp !== undefined;
  }

  /** Binds the session to a WebSocket, which closes with it; undefined unbinds it. */
  attach(hangUp: (() => void) | undefined): void {
    this.#hangUp = hangUp;
  }

  async reset({ task, trial, episode_id }: Reset): Promise<Step> {
    const opened = await this.#openEpisode({ task, trial });
    if (this.#isClosed) {
      await opened[Symbol.asyncDispose]();
      throw new EpisodeError('the session was closed');
    }
    const before = this.#episode;
    [this.#episode, this.#episodeId, this.#steps] = [opened, episode_id ?? `${task}/${trial}`, 0];
    await before?.[Symbol.asyncDispose]();
    const outcome = opened.isOver ? await opened.leave() : undefined; // the limits of the run may allow no turn
    const { request, reply } = opened.look;
    const told = { request, reply_tool: reply.name, system_prompt: instructionsOf(opened.look) };
    return stepOf({ ...opened.address, ...told, metadata: outcome ?? {} }, outcome, outcome?.reward ?? null);
  }

  async step(action: Action): Promise<Step> {
    if (action.type === 'call_tool')
      return await this.#calledStep(action.tool_name, action.arguments as JsonObject); // the schema says so
    const { isOver } = this.#playing();
    return { observation: { tools: this.tools(), metadata: {} }, reward: null, done: isOver };
  }

  tools(): z.infer<typeof toolSchema>[] {
    return this.#playing().look.tools.map(toolSpec);
  }

  /** Makes a call. After the end it makes none, and the answer is an error that has the outcome. */
  async call(name: string, given: JsonObject): Promise<Answer> {
    const episode = this.#playing();
    if (name === controls.leave)
      return { text: 'The episode is over.', isError: false, outcome: await episode.leave() };
    this.#steps += 1;
    const tool = episode.look.tools.find((each) => each.name === name);
    return await episode.act(name, withoutLeftOut(given, tool));
  }

  state(): z.infer<typeof stateSchema> {
    const { task, trial } = this.#episode?.address ?? { task: null, trial: null };
    const done = this.#episode?.isOver ?? false;
    return { episode_id: this.#episodeId, step_count: this.#steps, task, trial, done };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    this.#hangUp?.();
    await this.#episode?.[Symbol.asyncDispose]();
  }

  async #calledStep(name: string, given: JsonObject): Promise<Step> {
    const wasOver = this.#playing().isOver && name !== controls.leave;
    const { text, outcome } = await this.call(name, given);
    const error = wasOver ? ({ error_type: 'execution_error', message: isOverText } as const) : null;
    const observation = { tool_name: name, result: wasOver ? null : text, error, metadata: outcome ?? {} };
    // A reward that came already does not come again, so that sums of rewards are right.
    return stepOf(observation, outcome, wasOver ? null : outcome ? outcome.reward : 0);
  }

  #playing(): Episode {
    if (this.#episode) return this.#episode;
    throw new HttpError(400, 'no episode has begun; reset the environment first, with a task');
  }
}

const stepOf = (
  observation: Step['observation'],
  outcome: Outcome | undefined,
  reward: Step['reward'],
): Step => ({
  observation,
  reward,
  done: outcome !== undefined,
  ...(outcome ? { metadata: outcome } : {}),
});

const toolSpec = ({ name, description, inputSchema }: Look['tools'][number]) => ({
  name,
  description,
  input_schema: { ...inputSchema },
});
