// What is to be closed in the end, the last opened first. Node 20 has no AsyncDisposableStack.

export class Closing implements AsyncDisposable {
  readonly #steps: (() => PromiseLike<void> | void)[] = [];

  use<Opened extends AsyncDisposable>(opened: Opened): Opened {
    this.defer(() => opened[Symbol.asyncDispose]());
    return opened;
  }

  defer(step: () => PromiseLike<void> | void): void {
    this.#steps.push(step);
  }

  /** Goes on after a failure, and fails with the first. */
  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

/** What is opened stays open, unless opening it fails half way. */
export async function closingOnError<Opened>(open: (closing: Closing) => Promise<Opened>): Promise<Opened> {
  const closing = new Closing();
  try {
    return await open(closing);
  } catch (error) {
    await closing[Symbol.asyncDispose]();
    throw error;
  }
}
