// What the user is told about an error, and the exit code that goes with it.
import { CommanderError } from 'commander';
import { BudgetError, UsageError } from '../errors.ts';
import { errorsWithin, systemErrorLine } from '../system-error.ts';
import { exitCodes } from './command.ts';

interface ErrorReport {
  /** `usage` is anything that the user can fix: a config, an option, a full disk. */
  readonly kind: 'usage' | 'budget' | 'bug';
  readonly message: string;
  readonly exitCode: number;
  /** For bugs only. */
  readonly stack?: string;
}

export function reportOn(error: unknown): ErrorReport {
  for (const each of errorsWithin(error)) {
    const report = knownReport(each);
    if (report) return report;
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  return { kind: 'bug', message: bug.message, exitCode: exitCodes.bug, stack: bug.stack ?? bug.message };
}

function knownReport(error: unknown): ErrorReport | undefined {
  const usage = (message: string): ErrorReport => ({ kind: 'usage', message, exitCode: exitCodes.usage });
  if (error instanceof UsageError) return usage(error.message);
  if (error instanceof BudgetError)
    return { kind: 'budget', message: error.message, exitCode: exitCodes.budget };
  if (error instanceof CommanderError) return usage(commanderMessage(error));
  const line = systemErrorLine(error);
  return line === undefined ? undefined : usage(line);
}

/** In one line: `error: unknown option '--targt'\n(Did you mean --target?)` */
function commanderMessage({ message }: CommanderError): string {
  const line = message.replace(/^error: /, '').replace(/\n\(Did you mean/, ' (did you mean');
  return `${line}; see toolloom --help`;
}

export const reportText = ({ message, stack }: ErrorReport): string =>
  stack === undefined
    ? `toolloom: ${message}\n`
    : `toolloom: this is a bug, please report it with the command and this text\n${stack}\n`;

export const reportJson = ({ kind, message, exitCode, stack }: ErrorReport): object => ({
  error: { kind, message, exitCode, ...(stack === undefined ? {} : { stack }) },
});
