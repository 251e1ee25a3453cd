// Places in the course of a database to go back to. A statement that runs out of something while it writes takes all of
// them with it: SQLite then goes back to where the first one was.
import type { Connection } from './engine/connection.ts';
import type { StaleRows } from './stale-rows.ts';

export interface Mark {
  /** Back to how it was, as often as needed. Marks that were made since have ended then. */
  undo(): void;
  /** Ends it, and those that were made since. */
  end(): void;
}

export interface Marks {
  mark(): Mark;
  /** True from such a statement until the first mark has ended. */
  readonly isLost: boolean;
}

export function marksOf(database: Connection, stale: StaleRows): Marks {
  let depth = 0;
  const isLost = (): boolean => depth > 0 && !database.isInTransaction;
  const mark = (): Mark => {
    const level = depth + 1;
    if (!isLost()) database.own(`SAVEPOINT mark_${level}`);
    depth = level;
    return {
      undo() {
        depth = level;
        if (!isLost()) database.own(`ROLLBACK TO mark_${level}`);
        stale.noteRollback();
      },
      end() {
        if (isLost()) stale.noteRollback();
        else database.own(`RELEASE mark_${level}`);
        depth = level - 1;
      },
    };
  };
  return {
    mark,
    get isLost() {
      return isLost();
    },
  };
}
