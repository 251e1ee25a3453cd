// The sessions of all clients: as many as are allowed, each until it is removed or nobody has used it for a while.
export interface TableLimits {
  /** Most sessions at once. */
  readonly most: number;
  /** Seconds without a request, after which a session is closed. */
  readonly idle: number;
  /** Hears of a session that could not be closed properly. */
  onError(error: unknown): void;
}

/** As many sessions are open as are allowed. */
export class FullError extends Error {
  override readonly name = 'FullError';
}

/** Any class of sessions, whatever its constructor takes. */
type Kind<Session> = abstract new (...given: never[]) => Session;

interface Held {
  readonly session: AsyncDisposable;
  lastUse: number;
  /** Requests that are being answered: a session at work is not idle. */
  users: number;
}

export class SessionTable implements AsyncDisposable {
  readonly #limits: TableLimits;
  readonly #held = new Map<string, Held>();
  readonly #closing = new Set<Promise<void>>();
  readonly #sweeper: NodeJS.Timeout;
  /** Sessions that are being opened count as well. */
  #opening = 0;

  constructor(limits: TableLimits) {
    this.#limits = limits;
    const often = Math.min(5000, Math.max(50, limits.idle * 250));
    this.#sweeper = setInterval(() => this.#sweep(), often).unref();
  }

  get size(): number {
    return this.#held.size + this.#opening;
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  async open<Session extends AsyncDisposable>(id: string, open: () => Promise<Session>): Promise<Session> {
    const { most } = this.#limits;
    if (this.size >= most)
      throw new FullError(
        `${most} sessions are open, and no more are allowed; close some, or start the server with a higher --max-sessions`,
      );
    this.#opening += 1;
    try {
      const session = await open();
      this.#held.set(id, { session, lastUse: performance.now(), users: 0 });
      return session;
    } finally {
      this.#opening -= 1;
    }
  }

  /** Runs `work` with the session; undefined if there is none of this kind. */
  async use<Session extends AsyncDisposable, Result>(
    id: string,
    kind: Kind<Session>,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result | undefined> {
    const held = this.#held.get(id);
    if (!(held?.session instanceof kind)) return undefined;
    held.users += 1;
    try {
      return await work(held.session);
    } finally {
      held.users -= 1;
      held.lastUse = performance.now();
    }
  }

  /** The session, if there is one of this kind, which counts as used now. */
  touch<Session extends AsyncDisposable>(id: string, kind: Kind<Session>): Session | undefined {
    const held = this.#held.get(id);
    if (!(held?.session instanceof kind)) return undefined;
    held.lastUse = performance.now();
    return held.session;
  }

  /** Closes the session in the background. */
  remove(id: string): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#held.delete(id);
    const closed = Promise.resolve(held.session[Symbol.asyncDispose]()).catch(this.#limits.onError);
    this.#closing.add(closed);
    void closed.finally(() => this.#closing.delete(closed));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#sweeper);
    for (const id of this.#held.keys()) this.remove(id);
    await Promise.all(this.#closing);
  }

  #sweep(): void {
    const before = performance.now() - this.#limits.idle * 1000;
    for (const [id, { lastUse, users }] of this.#held) if (users === 0 && lastUse < before) this.remove(id);
  }
}
