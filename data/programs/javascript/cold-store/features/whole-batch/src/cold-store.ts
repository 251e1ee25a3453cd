/** Days that must be left before a batch expires, by the kind of customer. */
export const DAYS_LEFT = { supermarket: 10, restaurant: 3, kitchen: 0 } as const;

export type Customer = keyof typeof DAYS_LEFT;

export interface Batch {
  readonly id: string;
  readonly product: string;
  /** The last day on which it may be used; days are whole numbers. */
  readonly expires: number;
  cartons: number;
}

export interface Order {
  readonly product: string;
  readonly cartons: number;
  readonly customer: Customer;
}

export interface Pick {
  readonly batch: string;
  readonly cartons: number;
}

export class ColdStore {
  readonly #batches = new Map<string, Batch>();

  /**
   * Takes a delivery in. A batch that is in stock already grows.
   *
   * @throws {RangeError} if the cartons are not a whole number above 0
   * @throws {Error} if the batch is in stock with another product or expiry
   */
  receive(batch: Batch): void {
    checkCartons(batch.cartons);
    const stored = this.#batches.get(batch.id);
    if (stored && (stored.product !== batch.product || stored.expires !== batch.expires)) {
      throw new Error(`The batch ${batch.id} is in stock as ${stored.product}, day ${stored.expires}.`);
    }
    if (stored) stored.cartons += batch.cartons;
    else this.#batches.set(batch.id, { ...batch });
  }

  /**
   * Picks the cartons of an order from the batches of its product that expire first; of those that expire on the
   * same day, from the one with fewer cartons, then from the one that was received first. Batches whose days
   * until expiry are fewer than the customer needs (see {@link DAYS_LEFT}) are passed over.
   *
   * @param today on the day of expiry 0 days are left
   * @param options with `singleBatch`, all cartons come from the first of these batches that has enough of them
   * @returns what is taken from which batch, in the order of picking; undefined, with the stock as it was, if
   *   there is not enough
   * @throws {RangeError} if the cartons are not a whole number above 0
   */
  pick(
    { product, cartons, customer }: Order,
    today: number,
    { singleBatch = false }: { singleBatch?: boolean } = {},
  ): Pick[] | undefined {
    checkCartons(cartons);
    const usable = this.#usable(product, today + DAYS_LEFT[customer]).filter(
      (batch) => !singleBatch || batch.cartons >= cartons,
    );
    const picks: Pick[] = [];
    let missing = cartons;
    for (const batch of usable) {
      const taken = Math.min(batch.cartons, missing);
      if (taken > 0) picks.push({ batch: batch.id, cartons: taken });
      missing -= taken;
    }
    if (missing > 0) return undefined;
    for (const { batch, cartons: taken } of picks) this.#take(batch, taken);
    return picks;
  }

  /** Takes all batches out of stock whose last day is over, and returns their IDs, sorted. */
  expired(today: number): string[] {
    const ids = [...this.#batches.values()].filter((batch) => batch.expires < today).map((batch) => batch.id);
    for (const id of ids) this.#batches.delete(id);
    return ids.sort();
  }

  /** The cartons of a product in stock, expired ones included. */
  stock(product: string): number {
    return this.#usable(product, Number.NEGATIVE_INFINITY).reduce((sum, batch) => sum + batch.cartons, 0);
  }

  #usable(product: string, until: number): Batch[] {
    return [...this.#batches.values()]
      .filter((batch) => batch.product === product && batch.expires >= until)
      .sort((a, b) => a.expires - b.expires || a.cartons - b.cartons);
  }

  #take(id: string, cartons: number): void {
    const batch = this.#batches.get(id)!;
    batch.cartons -= cartons;
    if (batch.cartons === 0) this.#batches.delete(id);
  }
}

function checkCartons(cartons: number): void {
  if (!Number.isInteger(cartons) || cartons <= 0)
    throw new RangeError(`${cartons} is not a number of cartons.`);
}
