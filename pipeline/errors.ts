// The five ways in which a run can go wrong. Only cli.ts prints them or turns them into exit codes.

/** The user can mend it: shown as its message alone, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A reply that cannot be used, with the evidence. Becomes the unit's failure, never a record. */
export class ReplyError extends Error {
  override readonly name = 'ReplyError';
  readonly role: string;
  readonly reply: string;
  readonly issues: readonly string[];

  constructor(role: string, reply: string, issues: readonly string[], options?: ErrorOptions) {
    super(
      `the reply to role ${role} cannot be used: ${issues.join('; ')} (it began "${reply.slice(0, 120)}")`,
      options,
    );
    this.role = role;
    this.reply = reply;
    this.issues = issues;
  }
}

/** One unit did not finish. It is not recorded, so the next run owes it again. */
export class UnitError extends Error {
  override readonly name = 'UnitError';
  readonly stage: string;
  readonly unit: string;

  constructor(stage: string, unit: string, cause: unknown) {
    super(`${stage} ${unit}: ${messageOf(cause)}`, { cause });
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
