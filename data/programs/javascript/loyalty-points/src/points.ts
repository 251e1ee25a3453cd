/** Days after which points expire, counted from the day on which they were earned. */
export const LIFETIME = 365;

interface Lot {
  readonly expires: number;
  left: number;
}

/** The points of one customer. Days are whole numbers, counted from any first day. */
export class PointsLedger {
  /** Sorted by expiry. */
  readonly #lots: Lot[] = [];
  readonly #spent = new Map<string, { lot: Lot; points: number }[]>();

  /**
   * Adds points that can be spent up to and including the day before `day + LIFETIME`.
   *
   * @throws {RangeError} if the points are not a whole number above 0
   */
  earn(day: number, points: number): void {
    checkPoints(points);
    this.#lots.push({ expires: day + LIFETIME, left: points });
    this.#lots.sort((a, b) => a.expires - b.expires);
  }

  /**
   * The points that can be spent on a day. Points that are earned later count too if they are already in the
   * ledger.
   */
  balance(day: number): number {
    return this.#lots.reduce((sum, lot) => (lot.expires > day ? sum + lot.left : sum), 0);
  }

  /**
   * Spends points, those that expire first before others.
   *
   * @param order the order that they pay for, to find them again for a refund
   * @returns false, without any effect, if the balance of the day is too small
   * @throws {RangeError} if the points are not a whole number above 0
   * @throws {Error} if points were spent for this order before
   */
  spend(day: number, points: number, order: string): boolean {
    checkPoints(points);
    if (this.#spent.has(order)) throw new Error(`Points were already spent for order ${order}.`);
    if (this.balance(day) < points) return false;
    const parts: { lot: Lot; points: number }[] = [];
    let missing = points;
    for (const lot of this.#lots) {
      const taken = lot.expires > day ? Math.min(lot.left, missing) : 0;
      if (taken === 0) continue;
      lot.left -= taken;
      missing -= taken;
      parts.push({ lot, points: taken });
    }
    this.#spent.set(order, parts);
    return true;
  }

  /**
   * Gives the points of an order back to where they came from, with the expiry that they had. After that, points
   * can be spent for the order again.
   *
   * @returns how many of them can still be spent on that day; 0 if no points were spent for the order
   */
  refund(day: number, order: string): number {
    let usable = 0;
    for (const { lot, points } of this.#spent.get(order) ?? []) {
      lot.left += points;
      if (lot.expires > day) usable += points;
    }
    this.#spent.delete(order);
    return usable;
  }
}

function checkPoints(points: number): void {
  if (!Number.isInteger(points) || points <= 0) throw new RangeError(`${points} is not a number of points.`);
}
