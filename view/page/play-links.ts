// Links from counts and tools to the plays behind them.
import { hrefOf, type Query } from './location.ts';

/** The list of trajectories with these filters. */
export const playsHref = (run: string, filters: Query): string => hrefOf([run, 'trajectories'], filters);

export const rejectsHref = (run: string, stage: string, reason?: string): string =>
  hrefOf([run, 'rejects'], { stage, reason });

export const toolHref = (run: string, id: string): string => hrefOf([run, 'tools', id]);
/** `part`: one of the parts of its page, the first one if not given. */
export const worldHref = (run: string, id: string, part?: string): string =>
  hrefOf([run, 'worlds', id, ...(part === undefined ? [] : [part])]);
export const tryHref = (run: string, world: string, tool?: string): string =>
  hrefOf([run, 'worlds', world, 'try'], { tool });
