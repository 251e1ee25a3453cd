// The progress of a command on stderr: a live display on a terminal, JSON lines elsewhere.
import { openDisplay } from '../log/display.ts';
import { jsonLog } from '../log/json-log.ts';
import type { Event } from '../log.ts';
import type { CommandContext } from './command.ts';

interface Heading {
  /** What begins, for people and for programs. */
  readonly text: string;
  readonly event: object;
  readonly isJson: boolean;
}

interface ShownProgress {
  begin(): void;
  log(event: Event): void;
  /** Calls that the journal answered so far. */
  hits(): number;
  /** Takes the status line away. Closing again does nothing. */
  close(): void;
}

export function openProgress(
  { text, event: head, isJson }: Heading,
  { stderr }: Pick<CommandContext, 'stderr'>,
): ShownProgress {
  const display = stderr.isTTY && !isJson ? openDisplay(stderr.screen) : undefined;
  const show = display?.log ?? jsonLog(stderr);
  let hits = 0;
  return {
    begin: () => void stderr.write(display ? `${text}\n` : `${JSON.stringify(head)}\n`),
    log(event) {
      if (event.event === 'hit') hits += 1;
      show(event);
    },
    hits: () => hits,
    close: () => display?.close(),
  };
}
