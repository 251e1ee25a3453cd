import { type Command, decide } from './decide.ts';
import { type Event, evolve, type State } from './state.ts';

/** Keeps the events. */
export class EventStore {
  readonly #evolve: (state: State, event: Event) => State;
  readonly #events: Event[] = [];

  /** @param apply how an event changes the state; only to be given to watch it */
  constructor(apply: (state: State, event: Event) => State = evolve) {
    this.#evolve = apply;
  }

  /** The number of events so far. */
  get version(): number {
    return this.#events.length;
  }

  /** The state after all events. */
  load(): State {
    return this.#events.reduce(this.#evolve, {});
  }

  /**
   * Carries a command out.
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

    return this.version;
  }
}
