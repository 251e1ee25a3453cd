// Errors on their way from one thread to another. A structured clone keeps neither their class nor what they
// hold besides a message, and both decide what a run does about them.
import { BudgetError, BugError, messageOf, UnavailableError, UsageError } from '../errors.ts';

export interface CarriedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Of an UnavailableError. */
  readonly reason?: string;
  /** Of an error of the system: `code`, `path`, `syscall`. */
  readonly system: Readonly<Record<string, string>>;
  readonly cause?: CarriedError;
}

const systemFields = ['code', 'path', 'syscall'] as const;

export function carried(error: unknown): CarriedError {
  if (!(error instanceof Error))
    return { name: 'Error', message: messageOf(error), stack: undefined, system: {} };
  const { name, message, stack, cause } = error;
  const fields = Object.entries(error).filter(([key]) => systemFields.some((field) => field === key));
  return {
    name,
    message,
    stack,
    ...(error instanceof UnavailableError ? { reason: error.reason } : {}),
    system: Object.fromEntries(fields.map(([key, value]) => [key, String(value)])),
    ...(cause === undefined ? {} : { cause: carried(cause) }),
  };
}

export function arrived(error: CarriedError): Error {
  const made = ofItsClass(error);
  if (error.stack !== undefined) made.stack = error.stack;
  return Object.assign(made, error.system);
}

function ofItsClass({ name, message, reason = '', cause }: CarriedError): Error {
  const options = cause === undefined ? {} : { cause: arrived(cause) };
  switch (name) {
    case 'UsageError':
      return new UsageError(message, options);
    case 'BudgetError':
      return new BudgetError(message);
    case 'BugError':
      return new BugError(message, options);
    case 'UnavailableError':
      return new UnavailableError(reason, message.slice(`${reason}: `.length), options);
    default:
      return Object.assign(new Error(message, options), { name });
  }
}
