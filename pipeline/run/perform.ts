// The work of one unit, as executors call it: stamped with its provenance, validated, and never thrown.
import { z } from 'zod';
import { type CollectionName, collections } from '../../schemas/index.ts';
import type { Reject } from '../../schemas/reject.ts';
import { threadsOf } from '../config/bindings.ts';
import type { Config } from '../config.ts';
import { contextFor, type RunServices } from '../context.ts';
import { BugError, UnitError } from '../errors.ts';
import type { Outcome } from '../executor.ts';
import { withId } from '../hash.ts';
import type { UnitAddress } from '../role-calls.ts';
import { chooseSandbox } from '../sandbox-choice.ts';
import type { AnyStage, RejectDraft, Unit, Yield } from '../stage.ts';
import type { Committed, Records } from '../store.ts';
import { within } from '../trace.ts';

/** Returns the function that executors call for each unit. */
export function performer(stages: readonly AnyStage[], config: Config, services: RunServices) {
  chooseSandbox(config, threadsOf(config, config.models));
  return async function perform(stageName: string, unit: Unit): Promise<Outcome> {
    const stage = stages.find((candidate) => candidate.name === stageName);
    if (!stage) throw new BugError(`no stage ${stageName}`);
    const span = services.span.child(stageName, {
      'toolloom.stage': stageName,
      'toolloom.unit': unit.id,
    });
    try {
      const committed = await within(span, async () => {
        const address = { stage: stageName, unit: unit.id };
        const options = config.stages[stageName];
        const { context, provenance, retracting } = contextFor(services, {
          address,
          options,
          span,
          turn: stage.turn?.(unit.input),
        });
        // The JSON round trip makes sure that an input holds nothing that a queue could not carry.
        const input: unknown = JSON.parse(JSON.stringify(unit.input));
        return await retracting(async () =>
          committedFrom(await stage.work(input, context), address, provenance()),
        );
      });
      return { unit: unit.id, committed };
    } catch (error) {
      return { unit: unit.id, error: new UnitError(stageName, unit.id, error) };
    }
  };
}

/** Stamps provenance and validates, so a record that breaks its schema never reaches the disk. */
export function committedFrom(made: Yield, address: UnitAddress, provenance: object): Committed {
  const records = Object.fromEntries(
    Object.entries(made.records).map(([name, drafts]) => {
      const schema = collections[name as CollectionName]; // Object.entries forgets key types
      return [name, drafts.map((draft) => parseRecord(schema, { ...draft, provenance }, name))];
    }),
  ) as Records;
  return { records, rejects: made.rejects.map((reject) => rejectFrom(reject, address)) };
}

function parseRecord(schema: z.ZodType, record: unknown, collection: string): unknown {
  const result = schema.safeParse(record);
  if (result.success) return result.data;
  throw new BugError(`a record of ${collection} breaks its schema: ${z.prettifyError(result.error)}`);
}

/** The record of a reject. */
export function rejectFrom(draft: RejectDraft, { stage, unit }: UnitAddress): Reject {
  const { reason, detail, record } = draft;
  const body = { stage, unit, reason, detail };
  return withId(record ? { ...body, record: JSON.parse(JSON.stringify(record)) } : body);
}
