// What the page is told about the runs that are shown.

export interface RunListing {
  /** Stands for the run in addresses. */
  readonly key: string;
  readonly directory: string;
  readonly seed?: number;
  /** How many accepted trajectories are wanted. */
  readonly target?: number;
  /** Why its config cannot be read. */
  readonly problem?: string;
}

export interface RunList {
  readonly runs: readonly RunListing[];
}
