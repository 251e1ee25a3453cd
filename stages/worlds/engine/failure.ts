// What went wrong in SQLite, as an error: a limit that was reached, or its own message.
import { codes } from './api.ts';
import { type Engine, outOfMemory } from './engine.ts';
import { LimitError, longestText, mostPages } from './limits.ts';

const mostBytes = `${(mostPages * 4096) / 2 ** 20} MB`;
const longest = `${longestText.toLocaleString('en-US')} bytes`;

interface Ended {
  readonly code: number;
  /** Why the statement was interrupted, if it was. */
  readonly stoppedFor: string;
}

export function failureOf(engine: Engine, database: number, { code, stoppedFor }: Ended): Error {
  switch (code & 0xff) {
    case codes.interrupted:
      return new LimitError(stoppedFor);
    case codes.noMemory:
      return outOfMemory(engine);
    case codes.full:
      return new LimitError(`its rows would take more than ${mostBytes}`);
    case codes.tooBig:
      return new LimitError(`it made a text of more than ${longest}`);
    default:
      return new Error(engine.heap.textAt(engine.api.sqlite3_errmsg(database)));
  }
}
