// What both protocols work with: the tasks, the sessions of all clients, and how an episode is opened.
import { Episode, type EpisodeSetup, type PlayAddress } from './episodes/episode.ts';
import type { ServedTask } from './episodes/served-tasks.ts';
import type { SessionTable } from './episodes/session-table.ts';
import { HttpError } from './http/exchange.ts';

export interface Backstage {
  readonly version: string;
  readonly tasks: readonly ServedTask[];
  readonly setup: EpisodeSetup;
  readonly table: SessionTable;
  /** True if a role that takes part in plays is bound to a model. */
  readonly asksModels: boolean;
  /** Writes an error that no client may see into the log. */
  onError(error: unknown): void;
  /** Throws an HttpError for a task that is not served. */
  openEpisode(address: PlayAddress): Promise<Episode>;
}

export function backstageOf(given: Omit<Backstage, 'openEpisode'>): Backstage {
  const ids = new Set(given.tasks.map(({ id }) => id));
  return {
    ...given,
    async openEpisode(address) {
      if (!ids.has(address.task))
        throw new HttpError(
          404,
          `there is no task ${address.task.slice(0, 80)}; \`toolloom cat tasks\` lists them`,
        );
      return await Episode.open(address, given.setup);
    },
  };
}
