import { type Command, decide } from './decide.ts';
import { type Event, evolve, type State } from './state.ts';

/** A snapshot is taken after so many events. */
const SNAPSHOT_EVERY = 20;

/** Keeps the events, and now and then a snapshot of the state. */
export class EventStore {
  readonly #evolve: (state: State, event: Event) => State;
  readonly #events: Event[] = [];
  #snapshot: { state: State; version: number } = { state: {}, version: 0 };

  /** @param apply how an event changes the state; only to be given to watch it */
  constructor(apply: (state: State, event: Event) => State = evolve) {
    this.#evolve = apply;
  }

  /** The number of events so far. */
  get version(): number {
    return this.#events.length;
  }

  /** The state after all events: the latest snapshot, with the events after it applied. */
  load(): State {
    const { state, version } = this.#snapshot;
    return this.#events.slice(version).reduce(this.#evolve, state);
  }

  /**
   * Carries a command out and takes a snapshot after every twentieth event.
   *
   * @param expected the version that the command is meant for, if it matters
   * @returns the new version
   * @throws {Error} if the command is not possible, or `The version is 7, and not 5.`; then nothing changes
   */
  execute(command: Command, expected?: number): number {
    if (expected !== undefined && expected !== this.version) {
      throw new Error(`The version is ${this.version}, and not ${expected}.`);
    }
    const event = decide(this.load(), command);
    this.#events.push(event);
    if (this.version % SNAPSHOT_EVERY === 0) this.#snapshot = { state: this.load(), version: this.version };
    return this.version;
  }
}
