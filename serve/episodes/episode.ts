// Episode: one play of a task in which a client is the agent. The loop, the environment, the user, and the judge are
// those of simulate and judge. A client sees what an agent sees, and the outcome once the episode is over.
import { contextFor, type RunServices } from '../../pipeline/context.ts';
import { BugError, messageOf } from '../../pipeline/errors.ts';
import { withId } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Context } from '../../pipeline/stage.ts';
import { noSpan } from '../../pipeline/trace.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Provenance } from '../../schemas/record.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { declaredTools } from '../../stages/catalog/catalog.ts';
import { goalStarts } from '../../stages/judge/goal-starts.ts';
import type { SimulateOptions } from '../../stages/simulate/options.ts';
import { type AgentTurn, type Played, play } from '../../stages/simulate/play.ts';
import { speakersFor } from '../../stages/simulate/speakers.ts';
import { openStaged, playRecord, type Staging, stagingOf } from '../../stages/simulate/staging.ts';
import { type ClientTurns, clientTurns } from './client-turns.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { replyTool } from './reply-tool.ts';

/** Which play of which task. Another trial draws another face, other forms of results, and other words of the user. */
export interface PlayAddress {
  readonly task: string;
  readonly trial: number;
}

export interface EpisodeSetup {
  readonly services: RunServices;
  readonly options: SimulateOptions;
  /** Lowest weighted mean of the scores that is accepted. */
  readonly threshold: number;
}

export interface Answer {
  /** What the agent sees. */
  readonly text: string;
  /** True for a call that failed. */
  readonly isError: boolean;
  /** Given once the episode is over. */
  readonly outcome?: Outcome | undefined;
}

/** Nobody can go on with this episode: its environment, a model, or the judge failed, or it was closed. */
export class EpisodeError extends Error {
  override readonly name = 'EpisodeError';
}

/** How a play looks to its agent. */
export interface Look {
  readonly systemPrompt: string;
  /** What the user says first. */
  readonly request: string;
  /** The agent's tools and, last, the one by which it talks to the user. */
  readonly tools: readonly ToolOffer[];
  readonly reply: ToolOffer;
}

export function lookOf({ shown: { task, agent } }: Pick<Staging, 'shown'>): Look {
  const reply = replyTool(agent.tools, task.autonomous === true);
  return {
    systemPrompt: agent.systemPrompt,
    request: task.request,
    tools: [...declaredTools(agent, task.withheld), reply],
    reply,
  };
}

export interface StagedPlay {
  readonly staging: Staging;
  readonly context: Context<SimulateOptions>;
  provenance(): Provenance;
}

/** The play as simulate would stage it. Nothing is opened yet. */
export async function stagedPlay(
  { task: id, trial }: PlayAddress,
  { services, options }: Pick<EpisodeSetup, 'services' | 'options'>,
): Promise<StagedPlay> {
  const address = { stage: 'simulate', unit: `${id}/${trial}` };
  const { context, provenance } = contextFor(services, { address, options, span: noSpan });
  const task = await services.store.get('tasks', id);
  const agent = await services.store.get('agents', task.agent);
  const own = { ...context, options };
  return { staging: stagingOf({ task, agent, look: 0 }, own), context: own, provenance };
}

const leftUser = '(The user has left. The conversation is over.)';
const endsAlone = '(The task is over.)';

export class Episode implements AsyncDisposable {
  readonly address: PlayAddress;
  readonly look: Look;
  readonly #setup: EpisodeSetup;
  readonly #staged: StagedPlay;
  readonly #turns: ClientTurns = clientTurns();
  /** Let go of when the episode is over: the messages of a long play take some MB. */
  #playing: Promise<Played> | undefined;
  #messages: readonly Message[] = [];
  #lastResult: ToolResult | undefined;
  #outcome: Outcome | undefined;
  #broken: EpisodeError | undefined;
  /** One turn after another, however many a client sends at once. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(address: PlayAddress, setup: EpisodeSetup, staged: StagedPlay) {
    this.address = address;
    this.look = lookOf(staged.staging);
    this.#setup = setup;
    this.#staged = staged;
    this.#playing = this.#play();
    this.#playing.catch(() => {}); // whoever acts next hears of it
  }

  static async open(address: PlayAddress, setup: EpisodeSetup): Promise<Episode> {
    const episode = new Episode(address, setup, await stagedPlay(address, setup));
    const played = await episode.#settled();
    if (played) await episode.#judged(played); // the limits of the run allow no turn
    return episode;
  }

  get isOver(): boolean {
    return this.#outcome !== undefined;
  }

  /** Makes a call, or sends a message to the user if that is what the tool is for. */
  act(name: string, given: JsonObject): Promise<Answer> {
    return this.#inTurn(async () => {
      if (this.#outcome) return { text: 'The episode is over.', isError: true, outcome: this.#outcome };
      const { reply } = this.look;
      if (name !== reply.name)
        return await this.#take({ content: '', toolCalls: [{ name, arguments: given }] });
      const faults = schemaFaults(reply.inputSchema, given);
      if (faults.length > 0) return { text: faults.join('; '), isError: true };
      return await this.#take({ content: String(given.message), toolCalls: [] });
    });
  }

  /** Ends the episode if it is not over. */
  leave(): Promise<Outcome> {
    return this.#inTurn(async () => {
      if (this.#outcome) return this.#outcome;
      const { outcome } = await this.#take({ content: '', toolCalls: [], end: this.#endOfLeaving() });
      if (!outcome) throw new BugError('an agent has left, and the play goes on');
      this.#outcome = { ...outcome, end: 'client_left' };
      return this.#outcome;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#turns.abandon(new EpisodeError('the episode was closed'));
    await this.#playing?.catch(() => {});
  }

  async #play(): Promise<Played> {
    const { staging, context } = this.#staged;
    const { shown } = staging;
    const { userCandidates: candidates, messages, calls } = this.#setup.options;
    await using opened = await openStaged(staging, context);
    const script = () => {
      throw new BugError('a client has no script');
    };
    const { user } = speakersFor({ ...shown, candidates, script }, context.ask);
    const agent = (seen: readonly Message[]): Promise<AgentTurn> => {
      this.#messages = seen;
      return this.#turns.next();
    };
    return await play({
      ...shown,
      ...opened,
      limits: { messages, calls },
      speakers: { agent, user },
      makeCall: async (_, make) => {
        this.#lastResult = await make();
        return this.#lastResult;
      },
    });
  }

  #isRefused(): boolean {
    return this.#lastResult?.ok === false;
  }

  /** Resolves when the play waits for the next turn, or with the whole play once that is over. */
  async #settled(): Promise<Played | undefined> {
    try {
      return await Promise.race([this.#turns.awaited().then(() => undefined), this.#playing]);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /** What went wrong may say what the client must not know. */
  #failure(error: unknown): EpisodeError {
    if (error instanceof EpisodeError) return error;
    const { task, trial } = this.address;
    const message = `the episode of task ${task}, trial ${trial}, failed: ${messageOf(error)}`;
    this.#setup.services.log({ event: 'note', message });
    this.#broken = new EpisodeError('this episode failed; the log of the server says why', {
      cause: error,
    });
    return this.#broken;
  }

  async #take(turn: AgentTurn): Promise<Answer> {
    if (this.#broken) throw this.#broken;
    const before = this.#messages.length;
    this.#lastResult = undefined;
    this.#turns.take(turn);
    const played = await this.#settled();
    const last = (played?.messages ?? this.#messages).slice(before).at(-1);
    const isAnswered = last !== undefined && last.role !== 'assistant';
    const isAlone = this.#staged.staging.task.autonomous === true;
    return {
      text: isAnswered ? last.content : isAlone ? endsAlone : leftUser,
      isError: this.#isRefused(),
      ...(played ? { outcome: await this.#judged(played) } : {}),
    };
  }

  async #judged(played: Played): Promise<Outcome> {
    const { staging, provenance } = this.#staged;
    const { services, threshold } = this.#setup;
    const record = withId(playRecord(staging, this.address.trial, played));
    try {
      const trajectory = { ...record, provenance: provenance() };
      this.#outcome = await outcomeOf({ trajectory, threshold }, services.store, services.signal);
      return this.#outcome;
    } catch (error) {
      throw this.#failure(error);
    } finally {
      [this.#messages, this.#playing] = [[], undefined];
    }
  }

  /** Whether the goals were reached is for the rules to say, once the user has brought up all of them. */
  #endOfLeaving(): Played['end'] {
    const starts = goalStarts(this.#staged.staging.task.goals, this.#messages);
    return starts.includes(undefined) ? 'user_gave_up' : 'goal_reached';
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }
}
