// Run: one directory, one frozen config, one seed. Another config is another run.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type CollectionName, collections } from '../schemas/index.ts';
import type { Reject } from '../schemas/reject.ts';
import { type Config, type Frozen, frozenSchema, identityOf } from './config.ts';
import { contextFor, type Surroundings } from './context.ts';
import { BugError, messageOf, UnitError, UsageError } from './errors.ts';
import type { Outcome } from './executor.ts';
import { openFileStore, readFileStore } from './file-store.ts';
import { writeWhole } from './files/whole-file.ts';
import { canonicalJson, identified } from './hash.ts';
import type { AnyStage, RejectDraft, Unit, Yield } from './stage.ts';
import type { Committed, Reader, Records, Store } from './store.ts';
import { within } from './trace.ts';

/** Where a run keeps its committed units. */
const unitsFolder = 'units';

export const runFile = 'run.json';
export const ledgerFile = 'ledger.jsonl';
export const traceFile = 'traces.jsonl';
export const countsFile = 'counts.jsonl';
export const journalFolder = 'journal';

/**
 * Creates the run, or opens it when it was made with this config; what may change while a run goes on is
 * taken over. The store is locked for writing until disposed.
 */
export async function openRunStore(directory: string, frozen: Frozen): Promise<Store> {
  const known = await frozenConfigOf(directory);
  const [before, now] = [identityOf(known?.config ?? frozen.config), identityOf(frozen.config)];
  if (canonicalJson(before) !== canonicalJson(now)) {
    const changed = differingKeys(before, now).join(', ');
    throw new UsageError(
      `${directory} was made with another config (it differs in ${changed}); ` +
        `go on with \`toolloom run --run ${directory}\` alone, or name a new directory with --run`,
    );
  }
  const store = await openFileStore(join(directory, unitsFolder));
  if (canonicalJson(known?.config) !== canonicalJson(frozen.config))
    await writeWhole(join(directory, runFile), `${JSON.stringify(frozen, null, 2)}\n`);
  return store;
}

export async function readRunStore(directory: string): Promise<Reader & AsyncDisposable> {
  if ((await frozenConfigOf(directory)) === undefined)
    throw new UsageError(`${directory} is no run: it holds no ${runFile}`);
  return readFileStore(join(directory, unitsFolder));
}

export async function frozenConfigOf(directory: string): Promise<Frozen | undefined> {
  const path = join(directory, runFile);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // node:fs errors carry a code
    throw error;
  }
  try {
    return frozenSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(
      `${path} cannot be read (${messageOf(cause).split('\n')[0]}); restore it, or start another run with --run`,
      { cause },
    );
  }
}

function differingKeys(a: object, b: object, prefix = ''): string[] {
  const members = (value: unknown): Record<string, unknown> | undefined =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  const [left, right] = [members(a) ?? {}, members(b) ?? {}];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
    if (canonicalJson(left[key]) === canonicalJson(right[key])) return [];
    const [from, to] = [members(left[key]), members(right[key])];
    return from && to ? differingKeys(from, to, `${prefix}${key}.`) : [`${prefix}${key}`];
  });
}

/** The function that executors call: the work of one unit, stamped, validated, and never thrown. */
export function performer(stages: readonly AnyStage[], config: Config, surroundings: Surroundings) {
  return async function perform(stageName: string, unit: Unit): Promise<Outcome> {
    const stage = stages.find((candidate) => candidate.name === stageName);
    if (!stage) throw new BugError(`no stage ${stageName}`);
    const span = surroundings.span.child(stageName, {
      'toolloom.stage': stageName,
      'toolloom.unit': unit.id,
    });
    try {
      const committed = await within(span, async () => {
        const place = { stage: stageName, unit: unit.id };
        const { context, provenance } = contextFor(surroundings, place, config.stages[stageName], span);
        // The JSON round trip keeps an input from carrying anything that a queue could not.
        const made = await stage.work(JSON.parse(JSON.stringify(unit.input)), context);
        return sealed(made, stageName, unit.id, provenance());
      });
      return { unit: unit.id, committed };
    } catch (error) {
      return { unit: unit.id, error: new UnitError(stageName, unit.id, error) };
    }
  };
}

/** Stamps provenance and validates: a record that breaks its schema never reaches the disk. */
function sealed(made: Yield, stage: string, unit: string, provenance: object): Committed {
  const records = Object.fromEntries(
    Object.entries(made.records).map(([name, drafts]) => {
      const schema = collections[name as CollectionName]; // Object.entries forgets key types
      return [name, drafts.map((draft) => parsed(schema, { ...draft, provenance }, name))];
    }),
  ) as Records;
  return { records, rejects: made.rejects.map((reject) => rejected(reject, stage, unit)) };
}

function parsed(schema: z.ZodType, record: unknown, collection: string): unknown {
  const result = schema.safeParse(record);
  if (result.success) return result.data;
  throw new BugError(`a record of ${collection} breaks its schema: ${z.prettifyError(result.error)}`);
}

/** A reject as it is kept. */
export function rejected(draft: RejectDraft, stage: string, unit: string): Reject {
  const { reason, detail, record } = draft;
  const body = { stage, unit, reason, detail };
  return identified(record ? { ...body, record: JSON.parse(JSON.stringify(record)) } : body);
}
