// How much reading the source of a repository may take. Source is foreign: it may double a constant forty times, or
// nest a type without end. Every step through a syntax tree counts, in every language, so that no extractor has to
// keep count itself.

/**
 * Steps, at some microseconds each. The largest real tools take a few thousand, and files that list hundreds of tools
 * some hundred thousand.
 */
const most = { tool: 200_000, file: 2_000_000, repository: 20_000_000 } as const;

type Part = keyof typeof most;

/** Something takes more effort than it may. What has been read so far counts. */
export class OverrunError extends Error {
  override readonly name = 'OverrunError';
  readonly part: Part | 'nesting';

  constructor(part: Part | 'nesting', options?: ErrorOptions) {
    super(
      part === 'nesting'
        ? 'it is nested too deeply to be read'
        : `reading ${part === 'tool' ? 'it' : `this ${part}`} takes more than ${most[part]} steps`,
      options,
    );
    this.part = part;
  }
}

interface Budget {
  readonly part: Part;
  left: number;
}

export class Effort {
  readonly #whole: Budget = { part: 'repository', left: most.repository };
  #active: readonly Budget[] = [this.#whole];

  /** Counts steps. Throws an OverrunError once a tool, its file, or the repository has had enough. */
  spend(steps: number): void {
    for (const budget of this.#active) {
      budget.left -= steps;
      if (budget.left < 0) throw new OverrunError(budget.part);
    }
  }

  /** Reads one tool or one file with a budget of its own. Throws an OverrunError, whatever there was too much of. */
  within<Result>(part: 'tool' | 'file', read: () => Result): Result {
    return this.#with([...this.#active, { part, left: most[part] }], read);
  }

  /** Work that is done once for all tools: it counts for the repository alone. */
  shared<Result>(work: () => Result): Result {
    return this.#with([this.#whole], work);
  }

  #with<Result>(budgets: readonly Budget[], work: () => Result): Result {
    const before = this.#active;
    this.#active = budgets;
    try {
      return work();
    } catch (error) {
      // What nests in a way that no step counts ends where the stack does.
      if (error instanceof RangeError && /call stack/.test(error.message))
        throw new OverrunError('nesting', { cause: error });
      throw error;
    } finally {
      this.#active = before;
    }
  }
}
