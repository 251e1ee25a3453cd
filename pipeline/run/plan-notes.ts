// How many units a stage plans, noted in the store so that they need not be enumerated to know that nothing is owed. A plan
// follows from the options of the stage and from what the stages before it have made, so a note holds while those are the
// same. What is owed then follows from how many units have been finished since. Stages that plan from something else than
// the store are always asked.
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hashOf } from '../hash.ts';
import type { AnyStage } from '../stage.ts';
import type { Reader, StoreNotes } from '../store.ts';

export interface Planning {
  readonly stage: AnyStage;
  readonly store: Reader;
  /** Of the stage. */
  readonly options: unknown;
  /** Every stage there is, in order. */
  readonly pipeline: readonly AnyStage[];
}

export interface UnitCounts {
  readonly planned: number;
  readonly owed: number;
}

const noteSchema = z.object({
  /** What the plan rests on. */
  from: z.string(),
  planned: z.number(),
  owed: z.number(),
  /** Units of the stage that were finished then, planned ones and others. */
  finished: z.number(),
  /** Of the stage, if others were among them: one of these may be withdrawn. */
  stamp: z.string().optional(),
});

/** Another program may plan otherwise. */
const program = statSync(fileURLToPath(import.meta.url)).mtimeMs;

const nameOf = ({ stage }: Planning): string => `plan of ${stage.name}`;

/** Undefined where there is no note that holds. */
export function notedCounts(planning: Planning): UnitCounts | undefined {
  const { stage, store } = planning;
  const text = store.notes?.get(nameOf(planning));
  if (!store.notes || text === undefined) return undefined;
  const note = noteSchema.parse(JSON.parse(text));
  if (note.from !== originOf(planning, store.notes)) return undefined;
  if (note.stamp !== undefined && note.stamp !== store.notes.stamp(stage.name)) return undefined;
  const since = store.notes.finished(stage.name) - note.finished;
  const owed = note.owed - since;
  // Once all units are finished, such a stage plans further ones.
  const isOpen = stage.replans === true && owed === 0 && since !== 0;
  return owed < 0 || isOpen ? undefined : { planned: note.planned, owed };
}

export function notePlan(planning: Planning, counts: UnitCounts): void {
  const { name } = planning.stage;
  const { notes } = planning.store;
  const from = notes && originOf(planning, notes);
  if (!notes || from === undefined) return;
  const finished = notes.finished(name);
  const hasOthers = finished > counts.planned - counts.owed;
  const note = { from, ...counts, finished, ...(hasOthers ? { stamp: notes.stamp(name) } : {}) };
  notes.set(nameOf(planning), JSON.stringify(note));
}

function originOf({ stage, options, pipeline }: Planning, notes: StoreNotes): string | undefined {
  if (stage.reads === undefined) return undefined;
  const later = new Set(pipeline.slice(pipeline.indexOf(stage)).map(({ name }) => name));
  const before = notes.stages().filter((name) => !later.has(name));
  return hashOf([program, options ?? null, before.map((name) => [name, notes.stamp(name)])]);
}
