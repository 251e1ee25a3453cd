// Which plays repeat another one: the same task, the same words, or nearly the same.
import type { RejectDraft } from '../../pipeline/stage.ts';
import type { Candidate } from './candidates.ts';
import { NearIndex } from './near-index.ts';
import type { Sketch } from './sketch.ts';

export interface Limits {
  /** Most plays of one task. */
  readonly plays: number;
  /** Similarity from which plays, and opening messages of two tasks, are near-duplicates. */
  readonly similar: { readonly plays: number; readonly openings: number };
}

type Why = Pick<RejectDraft, 'reason' | 'detail'>;

/** Candidates come best first, so that the better one of two is kept. */
export class Distinct {
  readonly #limits: Limits;
  readonly #playsOf = new Map<string, number>();
  readonly #contents = new Map<string, Candidate>();
  readonly #dialogues: Similar;
  readonly #openings: Similar;

  constructor(capacity: number, limits: Limits) {
    this.#limits = limits;
    this.#dialogues = new Similar(capacity, limits.similar.plays);
    this.#openings = new Similar(capacity, limits.similar.openings);
  }

  /** Why a play is not kept; undefined if it is, and then later ones must differ from it. */
  refuses(candidate: Candidate): Why | undefined {
    const why = this.#repetition(candidate);
    if (!why) this.#keep(candidate);
    return why;
  }

  #repetition(candidate: Candidate): Why | undefined {
    const { task, content, dialogue, opening } = candidate;
    if ((this.#playsOf.get(task) ?? 0) >= this.#limits.plays)
      return {
        reason: 'another play',
        detail: `${this.#limits.plays} of the plays of task ${task} are kept, which are as good or better`,
      };
    const twin = this.#contents.get(content);
    if (twin) return { reason: 'duplicate', detail: `says and calls the same as ${twin.trajectory}` };
    const near = this.#dialogues.nearTo(dialogue);
    if (near) return { reason: 'near-duplicate', detail: `is ${near.percent} like ${near.of.trajectory}` };
    // The plays of one task begin alike.
    const opened = this.#playsOf.has(task) ? undefined : this.#openings.nearTo(opening);
    return (
      opened && {
        reason: 'near-duplicate opening',
        detail: `its first message is ${opened.percent} like that of ${opened.of.trajectory}`,
      }
    );
  }

  #keep(candidate: Candidate): void {
    const { task, content, dialogue, opening } = candidate;
    if (!this.#playsOf.has(task)) this.#openings.add(opening, candidate);
    this.#playsOf.set(task, (this.#playsOf.get(task) ?? 0) + 1);
    this.#contents.set(content, candidate);
    this.#dialogues.add(dialogue, candidate);
  }
}

class Similar {
  readonly #index: NearIndex;
  readonly #held: Candidate[] = [];

  constructor(capacity: number, threshold: number) {
    this.#index = new NearIndex(capacity, threshold);
  }

  nearTo(sketch: Sketch): { readonly of: Candidate; readonly percent: string } | undefined {
    const near = this.#index.find(sketch);
    const of = near && this.#held[near.number];
    return of && { of, percent: `${Math.round(near.similarity * 100)} %` };
  }

  add(sketch: Sketch, candidate: Candidate): void {
    this.#index.add(sketch);
    this.#held.push(candidate);
  }
}
