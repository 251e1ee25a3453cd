// The live display of a run on a terminal: one status line that renews itself, below the messages that stay.
import type { Writable } from 'node:stream';
import type { Event, Log } from '../log.ts';
import { printable } from '../printable.ts';
import { Progress, statusLine } from './progress.ts';

/** Of a terminal; `columns` follows its size. */
type TerminalStream = Writable & { readonly columns?: number };

interface Display {
  readonly log: Log;
  /** Takes the status line away. Closing again does nothing. */
  close(): void;
}

/** Milliseconds between two drawings: often enough to look alive. */
const redrawEvery = 200;

const clearLine = '\r\u001b[K';
/** Width to assume where the terminal does not tell its own. */
const usualColumns = 80;

export function openDisplay(stream: TerminalStream): Display {
  const progress = new Progress();
  const draw = (): void => {
    const figures = progress.figures(performance.now());
    if (figures && figures.owed > 0)
      stream.write(`${clearLine}${printable(statusLine(figures, stream.columns ?? usualColumns))}`);
  };
  const timer = setInterval(draw, redrawEvery).unref();
  let isOpen = true;
  return {
    log(event) {
      progress.take(event, performance.now());
      const message = messageIn(event);
      if (message !== undefined) stream.write(`${clearLine}${printable(message)}\n`);
      if (message !== undefined || event.event === 'stage') draw();
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      clearInterval(timer);
      stream.write(clearLine);
    },
  };
}

/** What stays on the screen. */
function messageIn(event: Event): string | undefined {
  switch (event.event) {
    case 'failure':
      return `failed: ${event.message}`;
    case 'note':
    case 'interrupted':
      return event.message;
    case 'pause':
      return `paused: ${event.model}: ${event.reason}; next try in ${event.seconds} s`;
    case 'batches':
      return batchesText(event);
    case 'resume':
      return `resumed: ${event.model} answers again`;
    default:
      return undefined;
  }
}

function batchesText({ model, batches, calls, since }: Event & { event: 'batches' }): string | undefined {
  if (since === undefined) return undefined;
  const many = batches === 1 ? 'a batch is' : `${batches} batches are`;
  return `model ${model}: ${many} with the provider, ${calls} calls in all, since ${since.slice(0, 16)}Z`;
}
