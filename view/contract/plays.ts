// What the page is told about plays.

/** What a list can be narrowed by. All are names in the query of the address. */
export const filterNames = [
  'q',
  'kind',
  'verdict',
  'rule',
  'reason',
  'tool',
  'setting',
  'difficulty',
  'ending',
  'selected',
  'audit',
  'minCalls',
  'maxCalls',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export const sorts = ['made', 'calls', 'characters', 'difficulty', 'score'] as const;
export type Sort = (typeof sorts)[number];

export interface PlayLine {
  /** Of the trajectory. */
  readonly id: string;
  readonly task: string;
  readonly trial: number;
  readonly kind: string;
  readonly difficulty: number;
  /** Names of worlds, and of servers, libraries, and the like. */
  readonly settings: readonly string[];
  /** Undefined until the play is judged. */
  readonly verdict?: string;
  readonly reason?: string;
  readonly score?: number;
  readonly calls: number;
  readonly messages: number;
  readonly characters: number;
  /** Calls on which a fault struck. */
  readonly faults: number;
  readonly ending: string;
  /** How the first message of the user begins. */
  readonly opening: string;
  readonly isSelected: boolean;
  /** What a person decided. */
  readonly audit?: 'accepted' | 'rejected';
  readonly isVisited: boolean;
}

export interface Indexing {
  /** Bytes of the run. */
  readonly done: number;
  readonly of: number;
}

export interface PlayList {
  /** All that fit the filters. */
  readonly total: number;
  readonly plays: readonly PlayLine[];
  /** Given while the index does not hold everything yet. */
  readonly indexing?: Indexing;
  /** Changes when there is something new in the run. */
  readonly stamp: string;
}

export interface FacetCount {
  readonly name: string;
  readonly count: number;
}

/** For each filter with choices, how many of the plays that fit there are behind each choice. */
export interface Facets {
  readonly facets: Readonly<Partial<Record<FilterName, readonly FacetCount[]>>>;
}

/** Where a play lies in a list. */
export interface Neighbors {
  readonly index: number;
  readonly total: number;
  readonly previous?: string;
  readonly next?: string;
  /** The next one that nobody has looked at or decided on. */
  readonly nextUnread?: string;
}
