// The batches of one model: gathers calls, sends them together, and hands out what came of them, in this process or in a
// later one. A call is known by its bytes and its name in the journal, so whoever asks again after a restart gets the
// result of the batch that holds it. Money is reserved when a call joins, and settled when its result is known.
import { PostponedError } from '../../errors.ts';
import type { Ledger } from '../../money/ledger-contract.ts';
import { whenAborted } from '../../when-aborted.ts';
import { CallError } from '../admission/call-error.ts';
import type { BatchedCall, BatchedResult, Batching } from '../batched-call.ts';
import type { ResolvedSettings } from '../settings.ts';
import type { BatchAPI } from './batch-api.ts';
import { type CourseOptions, followed, outcomesOf, patiently } from './batch-course.ts';
import { type BatchLog, givesNothing, type KnownBatch } from './batch-log.ts';
import { type GatheredCall, Gathering, lineOf } from './gathering.ts';
import { bookUnasked, resultOf, type Slot, secondsSince } from './slot.ts';

export interface BatchesOptions {
  readonly name: string;
  readonly settings: ResolvedSettings;
  readonly ledger: Ledger;
  readonly log: BatchLog;
  /** `signal` is aborted when nobody waits any more. */
  readonly openAPI: (signal: AbortSignal) => BatchAPI;
  /** Once aborted, nobody waits any more. */
  readonly drain: AbortSignal;
  /** Called with all batches that are with the provider whenever that changes. */
  readonly onChange: (out: readonly KnownBatch[]) => void;
  readonly note: (message: string) => void;
}

export class Batches implements Batching {
  readonly #options: BatchesOptions;
  readonly #course: CourseOptions;
  readonly #over = new AbortController();
  readonly #slots = new Map<string, Slot>();
  readonly #courses = new Map<string, Promise<void>>();
  readonly #working = new Set<Promise<void>>();
  readonly #gathering: Gathering;
  #end: unknown;
  hasServed = false;

  constructor(options: BatchesOptions) {
    const { name: model, settings, ledger, log, openAPI, drain } = options;
    const { signal } = this.#over;
    this.#options = options;
    this.#course = {
      ...{ model, log, signal, api: openAPI(signal), attempts: settings.attempts },
      ...{ patience: settings.timeout.total * 1000, isCreating: settings.batch !== undefined },
    };
    // Without batches in the config no call is gathered.
    this.#gathering = new Gathering(settings.batch ?? { size: 1, wait: 1 }, (calls) =>
      this.#work(this.#submit(calls)),
    );
    for (const batch of this.#known()) {
      for (const id of batch.calls)
        this.#slots.set(id, { batch, isSent: true, reservation: ledger.takeOver(id) });
      const isOwed = [...batch.calls].some((id) => this.#slots.get(id)?.reservation);
      if (batch.over === undefined || isOwed) this.#follow(batch, false);
    }
    whenAborted(drain, () => this.#stop(new PostponedError(`calls of model ${model} are in a batch`)));
    this.#changed();
  }

  holds(id: string): boolean {
    return this.#slots.has(id);
  }

  async complete(asked: BatchedCall): Promise<BatchedResult> {
    if (!this.#slots.has(asked.id)) await this.#gather(asked);
    if (this.#end !== undefined) throw this.#end;
    const slot = this.#slots.get(asked.id) as Slot; // it was there, or was gathered
    if (slot.answer) return this.#handOut(asked.id, slot, slot.answer.data);
    if (slot.batch) this.#follow(slot.batch, false);
    return await resultOf(slot, asked.call.signal);
  }

  async #gather({ id, bytes, call, worst }: BatchedCall): Promise<void> {
    if (this.#end !== undefined) throw this.#end;
    const { stage, role, span } = call;
    const signal = AbortSignal.any([call.signal, this.#over.signal]);
    const paid = { stage, role, span, signal, batched: id };
    const reservation = await this.#options.ledger.reserve(paid, this.#options.name, worst);
    if (signal.aborted) {
      await reservation.release();
      throw signal.reason;
    }
    this.#slots.set(id, { reservation });
    this.#gathering.add({ id, bytes, cost: worst().cost });
  }

  async #submit(calls: readonly GatheredCall[]): Promise<void> {
    const { log, name: model } = this.#options;
    const { api, attempts } = this.#course;
    const lines = Buffer.concat(calls.flatMap(lineOf));
    const file = await patiently(this.#course, attempts, () => api.upload(lines));
    if (this.#end !== undefined) return; // the calls were released
    for (const { id } of calls) this.#slotOf(id).isSent = true;
    const worst = calls.reduce((sum, { cost }) => sum + cost, 0);
    await log.write({ file, model, at: new Date().toISOString(), worst, calls: calls.map(({ id }) => id) });
    const batch = log.batches.get(file);
    if (!batch) return;
    for (const { id } of calls) this.#slotOf(id).batch = batch;
    this.#changed();
    this.#follow(batch, true);
  }

  #slotOf(id: string): Slot {
    return this.#slots.get(id) ?? {};
  }

  /** Follows a batch to its end; once, however often it is asked to. */
  #follow(batch: KnownBatch, isNew: boolean): void {
    if (this.#courses.has(batch.file)) return;
    const course = this.#followed(batch, isNew);
    this.#courses.set(batch.file, course);
    this.#work(course);
  }

  async #followed(batch: KnownBatch, isNew: boolean): Promise<void> {
    try {
      if (batch.over === undefined) await followed(batch, isNew, this.#course);
      if (!givesNothing(batch)) await this.#deliver(batch);
      else await this.#forget(batch, new CallError('unavailable', 'the batch of the call was never created'));
    } catch (error) {
      if (givesNothing(batch)) await this.#forget(batch, error);
      throw error;
    } finally {
      this.#changed();
    }
  }

  async #deliver(batch: KnownBatch): Promise<void> {
    const outcomes = await outcomesOf(batch, this.#course);
    const all = [...outcomes];
    this.hasServed ||= all.some(([, outcome]) => 'data' in outcome);
    for (const [id, outcome] of all) {
      const slot = this.#slots.get(id);
      if (!slot) continue;
      if ('error' in outcome) await this.#refuse(id, slot, outcome.error);
      else if (slot.waiter) slot.waiter.resolve(this.#handOut(id, slot, outcome.data));
      else await this.#keep(slot, outcome.data);
    }
  }

  async #refuse(id: string, slot: Slot, error: CallError): Promise<void> {
    const { reservation } = slot;
    if (error.traits.perhapsCharged) await reservation?.lose(secondsSince(slot));
    else await reservation?.release();
    this.#take(id, slot);
    slot.waiter?.reject(error);
  }

  #handOut(id: string, slot: Slot, data: unknown): BatchedResult {
    slot.answer = { data };
    const { reservation } = slot;
    delete slot.reservation;
    delete slot.waiter;
    return { data, reservation, seconds: secondsSince(slot), taken: () => this.#take(id, slot) };
  }

  /** Nobody waits for it now; whoever asks later gets it and pays nothing more. */
  async #keep(slot: Slot, data: unknown): Promise<void> {
    const { reservation } = slot;
    const { price } = this.#options.settings;
    slot.answer = { data };
    delete slot.reservation;
    if (reservation) await bookUnasked(reservation, data, { price, seconds: secondsSince(slot) });
  }

  #take(id: string, { batch }: Slot): void {
    this.#slots.delete(id);
    if (batch) this.#work(this.#options.log.write({ file: batch.file, taken: [id] }));
  }

  /** Of a batch that gives no results: its calls cost nothing. */
  async #forget(batch: KnownBatch, error: unknown): Promise<void> {
    for (const [id, slot] of this.#slots) {
      if (slot.batch !== batch) continue;
      this.#slots.delete(id);
      await slot.reservation?.release();
      slot.waiter?.reject(error);
    }
  }

  #known(): readonly KnownBatch[] {
    const { log, name } = this.#options;
    return [...log.batches.values()].filter(({ model }) => model === name);
  }

  #out(): readonly KnownBatch[] {
    return this.#known().filter(({ over }) => over === undefined);
  }

  #changed(): void {
    this.#options.onChange(this.#out());
  }

  /** What fails here ends the run: no call would fare better. */
  #work(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => this.#stop(error))
      .finally(() => void this.#working.delete(done));
    this.#working.add(done);
  }

  /** Nobody waits any more. What was sent stays with the provider, and its money reserved. */
  #stop(error: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = error;
    this.#gathering.stop();
    this.#over.abort(error);
    for (const { waiter, isSent, reservation } of this.#slots.values()) {
      waiter?.reject(error);
      if (reservation) this.#work(Promise.resolve(isSent ? reservation.leave() : reservation.release()));
    }
    const out = this.#out().reduce((sum, { size }) => sum + size, 0);
    const { note, name } = this.#options;
    const where = `in batches with ${this.#course.api.host}`;
    if (out > 0) note(`model ${name}: ${out} calls are ${where}; the next run waits for them`);
  }

  async close(): Promise<void> {
    this.#stop(new PostponedError('the run is over'));
    await Promise.all(this.#working);
  }
}
