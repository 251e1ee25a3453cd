/** Seconds for which a price is served without asking again. */
export const FRESH = 30;

/** Seconds after which a price is too old to be served at all. */
export const USABLE = 300;

interface Entry {
  readonly price: number;
  readonly fetchedAt: number;
}

/** A fetch that has not ended; its price is there as soon as it has begun. */
interface Fetch {
  price?: Promise<number>;
}

export interface Stats {
  /** Fresh prices that were served. */
  readonly hits: number;
  /** Prices that were served while a new one was being fetched. */
  readonly stale: number;
  /** Requests that had to wait for a price. */
  readonly misses: number;
}

/**
 * A cache in front of a slow source of prices.
 *
 * The age of a price is counted from the moment in which it arrived. At an age below {@link FRESH} seconds it is
 * served as it is. At an age below {@link USABLE} it is served too, but a new one is fetched behind the scenes;
 * if that fails, the old one stays. Later, and for a price that was never fetched, the request waits.
 */
export class PriceCache {
  readonly #fetchPrice: (species: string) => Promise<number>;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #running = new Map<string, Fetch>();
  #hits = 0;
  #stale = 0;
  #misses = 0;

  /** @param now the clock, in seconds */
  constructor(fetchPrice: (species: string) => Promise<number>, now: () => number) {
    this.#fetchPrice = fetchPrice;
    this.#now = now;
  }

  /**
   * Returns the price of a species. At most one fetch runs per species: requests that need one while it runs
   * share it. The promise is rejected with the reason of the fetch if the request had to wait and the fetch
   * failed; the next request tries again.
   */
  async get(species: string): Promise<number> {
    const entry = this.#entries.get(species);
    const age = entry ? this.#now() - entry.fetchedAt : Number.POSITIVE_INFINITY;
    if (entry && age < FRESH) {
      this.#hits += 1;
      return entry.price;
    }
    const fetching = this.#refresh(species);
    if (entry && age < USABLE) {
      this.#stale += 1;
      fetching.catch(() => {});
      return entry.price;
    }
    this.#misses += 1;
    return fetching;
  }

  /** Forgets a price. A fetch that runs meanwhile still answers those who wait, but what it brings is not kept. */
  invalidate(species: string): void {
    this.#entries.delete(species);
    this.#running.delete(species);
  }

  stats(): Stats {
    return { hits: this.#hits, stale: this.#stale, misses: this.#misses };
  }

  #refresh(species: string): Promise<number> {
    const running = this.#running.get(species);
    if (running?.price) return running.price;
    const fetch: Fetch = {};
    this.#running.set(species, fetch);
    fetch.price = this.#fetch(species, fetch);
    return fetch.price;
  }

  async #fetch(species: string, fetch: Fetch): Promise<number> {
    try {
      const price = await this.#fetchPrice(species);
      if (this.#running.get(species) === fetch) this.#entries.set(species, { price, fetchedAt: this.#now() });
      return price;
    } finally {
      if (this.#running.get(species) === fetch) this.#running.delete(species);
    }
  }
}
