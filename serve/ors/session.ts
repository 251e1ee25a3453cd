// One session of an ORS client: an episode, and the results of its last calls for a client whose connection broke.
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../schemas/json.ts';
import { controls } from '../controls.ts';
import { type Episode, EpisodeError } from '../episodes/episode.ts';
import { withoutLeftOut } from '../episodes/left-out.ts';
import type { Outcome } from '../episodes/outcome.ts';
import type { Work } from './event-stream.ts';

/** Results that are kept. A client asks for the last one, or for some that it asked for at once. */
const mostKept = 8;

export class OrsSession implements AsyncDisposable {
  readonly episode: Episode;
  readonly #onError: (error: unknown) => void;
  readonly #works = new Map<string, Work>();

  /** `onError` hears of errors that the client may not see. */
  constructor(episode: Episode, onError: (error: unknown) => void) {
    this.episode = episode;
    this.#onError = onError;
  }

  call(name: string, given: JsonObject): Work {
    const result = this.#resultOf(name, given).catch((error) => {
      if (error instanceof EpisodeError) throw error;
      this.#onError(error);
      throw new EpisodeError('internal error; the log of the server says why');
    });
    result.catch(() => {}); // the stream tells about it
    const work = { id: randomUUID(), result };
    this.#works.set(work.id, work);
    for (const oldest of this.#works.keys()) {
      if (this.#works.size <= mostKept) break;
      this.#works.delete(oldest);
    }
    return work;
  }

  recall(id: string): Work | undefined {
    return this.#works.get(id);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.episode[Symbol.asyncDispose]();
  }

  async #resultOf(name: string, given: JsonObject): Promise<string> {
    if (name === controls.leave) return output('The episode is over.', await this.episode.leave());
    if (this.episode.isOver)
      return JSON.stringify({ ok: false, error: 'the episode is over', reason: 'episode_finished' });
    const tool = this.episode.look.tools.find((each) => each.name === name);
    const { text, outcome } = await this.episode.act(name, withoutLeftOut(given, tool));
    return output(text, outcome);
  }
}

/**
 * Before the end, the reward is 0 whatever was done: trainers that go by the last reward then count an episode that was
 * broken off as failed, and not as one that nobody scored.
 */
const output = (text: string, outcome: Outcome | undefined): string =>
  JSON.stringify({
    ok: true,
    output: {
      blocks: [{ type: 'text', text, detail: null }],
      metadata: outcome ?? null,
      reward: outcome ? outcome.reward : 0,
      finished: outcome !== undefined,
    },
  });
