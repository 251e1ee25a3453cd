// LiveServer: what makes a packaged server one that tasks can be played on. Its effects stay in its directory and
// can be read back, and nothing that it answers depends on the host.
import { BugError } from '../../pipeline/errors.ts';
import type { LiveSeeds } from './live-seeds.ts';

export interface LiveServer {
  /** What the service does, for an agent's system prompt. */
  readonly summary: string;
  /** What it keeps, in words. */
  readonly things: readonly LiveThing[];
  /** What the contents of that name are to the people who use them. */
  setting(seeds: LiveSeeds, fixture: string): LiveSetting;
  /** The files in its directory for the contents of that name. */
  files(seeds: LiveSeeds, fixture: string): Readonly<Record<string, string>>;
  /** Finishes the directory once the files are there. */
  prepare?(directory: string, seeds: LiveSeeds, fixture: string): Promise<void>;
  /**
   * Agents do not get these tools: their answers contain times or sizes of the host, so that no two plays are
   * alike, or they keep something outside the directory.
   */
  readonly volatile: readonly string[];
  /** Arguments that agents must give, by tool: without them the tool answers with times of the host. */
  readonly required?: Readonly<Record<string, readonly string[]>>;
  /** The path that the agent sees in place of the server's directory. */
  readonly shownAs: string;
  /** The state of the directory as names and values; by default every file with its text. */
  state?(directory: string): Promise<ReadonlyMap<string, string>>;
}

interface LiveThing {
  readonly noun: string;
  readonly plural: string;
  readonly fields: readonly string[];
}

interface LiveSetting {
  readonly title: string;
  /** What every system prompt must say about it; "{a|b}" is either wording. */
  readonly notes: readonly string[];
  readonly clock?: string;
}

/** The contents of that name, from the seeds of one server. */
export function contentsNamed<Contents>(
  fixture: string,
  seeds: Readonly<Record<string, Contents>>,
): Contents {
  const contents = new Map(Object.entries(seeds)).get(fixture);
  if (!contents) throw new BugError(`data/seeds/live.yaml has no contents named ${fixture}`);
  return contents;
}
