// Scratch sessions: worlds of a run in memory, for people to try their tools in. Nothing of a session is written
// anywhere, and what is tried in one shows in no other.
import { randomUUID } from 'node:crypto';
import type { Reader } from '../../pipeline/store.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Answer } from './orders.ts';
import { ScratchThread } from './scratch-thread.ts';

/** A thread with its database engine takes some 60 MB. Whoever needs another one no longer uses the oldest. */
const mostSessions = 4;

interface ScratchOptions {
  /** Sessions at once. */
  readonly most?: number;
  readonly start?: () => ScratchThread;
}

export class ScratchSessions implements AsyncDisposable {
  /** The one that was used last comes last. */
  readonly #threads = new Map<string, ScratchThread>();
  readonly #most: number;
  readonly #start: () => ScratchThread;

  constructor({ most = mostSessions, start = () => new ScratchThread() }: ScratchOptions = {}) {
    this.#most = most;
    this.#start = start;
  }

  /** Opens the world; its session has the ID. A fault says why it cannot be opened. */
  async open(world: string, store: Reader): Promise<{ readonly id: string; readonly answer: Answer }> {
    const found = await store.get('worlds', world);
    const { tools = [] } = await store.siblings('worlds', world);
    const thread = this.#start();
    const id = randomUUID();
    this.#threads.set(id, thread);
    for (const oldest of this.#threads.keys()) {
      if (this.#threads.size <= this.#most) break;
      await this.close(oldest);
    }
    const answer = await thread.order({ kind: 'open', world: found, tools });
    if (answer.kind === 'fault') await this.close(id);
    return { id, answer };
  }

  /** Undefined where there is no such session, or no longer. */
  async call(id: string, tool: string, given: JsonObject): Promise<Answer | undefined> {
    const thread = this.#used(id);
    const answer = await thread?.order({ kind: 'call', tool, given });
    // A call that was stopped by a limit leaves the database in no known state.
    if (thread?.isEnded || (answer?.kind === 'result' && answer.result.broken !== undefined))
      await this.close(id);
    return answer;
  }

  /** Back to the rows that the world starts with. */
  async rewind(id: string): Promise<Answer | undefined> {
    return await this.#used(id)?.order({ kind: 'rewind' });
  }

  has(id: string): boolean {
    return this.#threads.has(id);
  }

  async close(id: string): Promise<void> {
    const thread = this.#threads.get(id);
    this.#threads.delete(id);
    await thread?.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#threads.keys()].map((id) => this.close(id)));
  }

  #used(id: string): ScratchThread | undefined {
    const thread = this.#threads.get(id);
    if (!thread) return undefined;
    this.#threads.delete(id);
    this.#threads.set(id, thread);
    return thread;
  }
}
