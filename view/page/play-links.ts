// Links from counts and tools to the plays behind them.
import { hrefOf, type Query } from './location.ts';
import { source } from './source.ts';

/** The list of trajectories with these filters. */
export const playsHref = (run: string, filters: Query): string => hrefOf([run, 'trajectories'], filters);

/** Undefined in a file, which has neither rejects nor worlds. */
export const rejectsHref = (run: string, stage: string, reason?: string): string | undefined =>
  source().isFile ? undefined : hrefOf([run, 'rejects'], { stage, reason });

export const toolHref = (run: string, id: string): string => hrefOf([run, 'tools', id]);
/** `part`: one of the parts of its page, the first one if not given. */
export const worldHref = (run: string, id: string, part?: string): string | undefined =>
  source().isFile ? undefined : hrefOf([run, 'worlds', id, ...(part === undefined ? [] : [part])]);
export const tryHref = (run: string, world: string, tool?: string): string =>
  hrefOf([run, 'worlds', world, 'try'], { tool });
