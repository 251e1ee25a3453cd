import { Heap } from './heap.ts';

/** Minutes within which a patient of each level must be seen. */
export const TARGETS = { 1: 0, 2: 15, 3: 60, 4: 120, 5: 240 } as const;

export type Level = keyof typeof TARGETS;

interface Ticket {
  readonly patient: string;
  readonly due: number;
  readonly level: Level;
  readonly order: number;
}

/**
 * Calls patients in the order in which they are due: the minute of arrival plus the target of their level. Of
 * patients who are due in the same minute, the more urgent level (the lower number) goes first, then who arrived
 * first.
 */
export class TriageDesk {
  readonly #heap = new Heap<Ticket>((a, b) => {
    if (a.due !== b.due) return a.due < b.due;
    return a.level === b.level ? a.order < b.order : a.level < b.level;
  });
  readonly #waiting = new Map<string, { ticket: Ticket; arrived: number }>();
  #order = 0;

  /** @throws {Error} if the patient is waiting already */
  arrive(patient: string, level: Level, minute: number): void {
    if (this.#waiting.has(patient)) throw new Error(`${patient} is waiting already.`);
    this.#order += 1;
    this.#enter(patient, level, { arrived: minute, order: this.#order });
  }

  /**
   * Changes the level of a patient who is waiting. The minute and the order of arrival stay.
   *
   * @returns false if the patient is not waiting
   */
  reassess(patient: string, level: Level): boolean {
    const entry = this.#waiting.get(patient);
    if (!entry) return false;
    this.#enter(patient, level, { arrived: entry.arrived, order: entry.ticket.order });
    return true;
  }

  /** Takes a patient who went home off the list; returns false if the patient was not waiting. */
  leave(patient: string): boolean {
    return this.#waiting.delete(patient);
  }

  /** Calls the next patient, who then no longer waits; undefined if nobody does. */
  next(): { patient: string; level: Level; due: number } | undefined {
    for (let ticket = this.#heap.pop(); ticket; ticket = this.#heap.pop()) {
      const { patient, level, due } = ticket;
      if (this.#waiting.get(patient)?.ticket !== ticket) continue; // an old ticket of somebody reassessed or gone
      this.#waiting.delete(patient);
      return { patient, level, due };
    }
    return undefined;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  #enter(patient: string, level: Level, { arrived, order }: { arrived: number; order: number }): void {
    const ticket = { patient, level, order, due: arrived + TARGETS[level] };
    this.#waiting.set(patient, { ticket, arrived });
    this.#heap.push(ticket);
  }
}
