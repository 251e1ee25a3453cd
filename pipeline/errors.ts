// The ways in which a run can go wrong. Only cli.ts prints them or turns them into exit codes.

/** The user can mend it: shown as its message alone, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type ReplyFault =
  /** Cut off at the limit of tokens. */
  | 'length'
  | 'refusal'
  | 'content_filter'
  | 'empty'
  /** No JSON where JSON was asked for. */
  | 'not_json'
  /** JSON that does not fit the role's output. */
  | 'schema'
  /** A call to a tool that was not offered. */
  | 'unknown_tool'
  /** Arguments of a call that are no JSON object. */
  | 'bad_arguments';

/** A reply that cannot be used, with the evidence. Becomes the unit's failure, never a record. */
export class ReplyError extends Error {
  override readonly name = 'ReplyError';
  readonly fault: ReplyFault;
  readonly role: string;
  readonly reply: string;
  readonly issues: readonly string[];

  constructor(fault: ReplyFault, role: string, reply: string, issues: readonly string[]) {
    super(
      `the reply to role ${role} cannot be used: ${issues.join('; ')} (it began "${reply.slice(0, 120)}")`,
    );
    this.fault = fault;
    this.role = role;
    this.reply = reply;
    this.issues = issues;
  }

  /**
   * What a model can mend when it is told. More tokens are not granted by asking again, and a filter is not
   * argued with.
   */
  get isMendable(): boolean {
    return this.fault !== 'length' && this.fault !== 'content_filter';
  }
}

/**
 * Something outside did not answer, for a reason that may pass: a server did not start, timed out or refused
 * the connection. A stage's `work` throws it instead of returning a reject. The unit stays owed, so the next
 * run tries it again; only `--give-up` turns it into a reject.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
  /** The reason of the reject that `--give-up` writes, such as `server did not start`. */
  readonly reason: string;

  constructor(reason: string, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.reason = reason;
  }
}

/** One unit did not finish. It is not recorded, so the next run owes it again. */
export class UnitError extends Error {
  override readonly name = 'UnitError';
  /**
   * What ends the whole run, because every other unit would come to the same: a reached budget, a key that is
   * refused.
   */
  readonly stops: BudgetError | UsageError | undefined;
  readonly stage: string;
  readonly unit: string;

  constructor(stage: string, unit: string, cause: unknown) {
    super(`${stage} ${unit}: ${messageOf(cause)}`, { cause });
    this.stops = cause instanceof BudgetError || cause instanceof UsageError ? cause : undefined;
    this.stage = stage;
    this.unit = unit;
  }
}

/** The budget is reached: stop cleanly, exit code 3. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
}

/** Cannot happen: shown with its stack, exit code 1. */
export class BugError extends Error {
  override readonly name = 'BugError';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
