// The kinds of errors. Only cli.ts prints them or turns them into exit codes.
import { stoppingErrorLine } from './system-error.ts';

/** The user can fix it: shown as its message alone, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type ReplyFault =
  /** Cut off at the token limit. */
  | 'length'
  | 'refusal'
  | 'content_filter'
  | 'empty'
  /** It contains markers of a chat template, or a call written as text. */
  | 'leaked'
  /** Words of the worked example in its prompt, which is about something else. */
  | 'copied'
  /** Not JSON, where JSON was asked for. */
  | 'not_json'
  /** JSON that does not match the schema of the role's output. */
  | 'schema'
  /** A call to a tool that the model was not given. */
  | 'unknown_tool'
  /** Arguments of a call that are not a JSON object. */
  | 'bad_arguments';

interface ReplyErrorDetails {
  readonly fault: ReplyFault;
  readonly role: string;
  /** What the model wrote. */
  readonly reply: string;
  readonly issues: readonly string[];
}

/** A model's reply that cannot be used, with the evidence. It fails the unit and never becomes a record. */
export class ReplyError extends Error {
  override readonly name = 'ReplyError';
  readonly fault: ReplyFault;
  readonly role: string;
  readonly reply: string;
  readonly issues: readonly string[];

  constructor({ fault, role, reply, issues }: ReplyErrorDetails) {
    super(
      `the reply to role ${role} cannot be used: ${issues.join('; ')} ` +
        `(it begins with "${reply.slice(0, 120)}")`,
    );
    this.fault = fault;
    this.role = role;
    this.reply = reply;
    this.issues = issues;
  }

  /**
   * Whether the model can correct the reply when it is told what is wrong. Asking again does not lift a token
   * limit or a content filter.
   */
  get canBeRepaired(): boolean {
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

/**
 * The unit waits for something that outlasts this session, such as a batch of calls. It stays owed, and is not told of by
 * itself: whoever throws it tells of all such units at once.
 */
export class PostponedError extends Error {
  override readonly name = 'PostponedError';
}

/** A unit did not finish. Nothing is recorded, so the next run owes the unit again. */
export class UnitError extends Error {
  override readonly name = 'UnitError';
  /**
   * Set when the cause would fail every other unit too, so that the run has to stop: a budget that was
   * reached, a key that is refused, a full disk.
   */
  readonly stops: BudgetError | UsageError | undefined;
  readonly stage: string;
  readonly unit: string;

  constructor(stage: string, unit: string, cause: unknown) {
    super(`${stage} ${unit}: ${messageOf(cause)}`, { cause });
    const line = stoppingErrorLine(cause);
    if (cause instanceof BudgetError || cause instanceof UsageError) this.stops = cause;
    else this.stops = line === undefined ? undefined : new UsageError(line, { cause });
    this.stage = stage;
    this.unit = unit;
  }
}

/** The budget is reached: the run stops cleanly, exit code 3. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  /** USD that the call which no longer fitted may have cost. */
  readonly next: number | undefined;

  constructor(message: string, next?: number) {
    super(message);
    this.next = next;
  }
}

/** Something that cannot happen: shown with its stack, exit code 1. */
export class BugError extends Error {
  override readonly name = 'BugError';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
