// Makes the Context that the work of one unit gets.
import { join } from 'node:path';
import type { Provenance } from '../schemas/record.ts';
import type { Counts } from './counts.ts';
import type { DefectStreaks } from './defect-streaks.ts';
import { outputFile } from './files/whole-file.ts';
import { randomFor } from './hash.ts';
import type { Log } from './log.ts';
import type { Journal } from './models/journal/journal.ts';
import { journaled } from './models/journal/journaled.ts';
import { retractAfter } from './models/journal/retraction.ts';
import type { Model } from './models/model.ts';
import type { AnyRole, Binding } from './role.ts';
import { askFor, embedFor, type RoleCalls, type UnitAddress } from './role-calls.ts';
import type { Context } from './stage.ts';
import type { Reader } from './store.ts';
import { type Span, within } from './trace.ts';

/** What the units of a run share. */
export interface RunServices {
  readonly directory: string;
  readonly seed: number;
  readonly store: Reader;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly journal: Journal;
  readonly embedder: Model;
  readonly span: Span;
  readonly counts: Pick<Counts, 'add'>;
  /** Left out where nobody pays for replies. */
  readonly streaks?: DefectStreaks;
  /** Who answers a role; of several models, the unit with this number asks one. */
  bindingOf(role: string, turn: number): Binding;
  /** Called with every answer of a procedure; a rehearsal measures prompts and replies with it. */
  readonly onAnswer?: (answer: ProcedureAnswer) => void;
}

export interface ProcedureAnswer extends UnitAddress {
  readonly role: AnyRole;
  readonly input: unknown;
  readonly output: unknown;
}

interface UnitContext {
  readonly context: Context;
  provenance(): Provenance;
  /** Does the work. If it fails, replies that may be the reason are taken back, so that it is not done with them again. */
  retracting<Result>(work: () => Promise<Result>): Promise<Result>;
}

interface UnitSetup {
  readonly address: UnitAddress;
  /** Where a role is bound to several models, which one this unit asks; by default drawn from its address. */
  readonly turn?: number | undefined;
  /** Options of the stage. */
  readonly options: unknown;
  readonly span: Span;
}

export function contextFor(services: RunServices, { address, options, span, turn }: UnitSetup): UnitContext {
  const { seed, store, signal, log, directory, counts, embedder, onAnswer } = services;
  const unit = `${address.stage}/${address.unit}`;
  const random = randomFor(seed, unit);
  const keys: string[] = [];
  const calls: RoleCalls = {
    address,
    signal,
    span,
    uses: new Map(),
    bindingOf: (role) => services.bindingOf(role, turn ?? drawnTurn(unit)),
    modelFor: journaledModels(services, unit, keys),
    watchFor: (role, { name: model, attributes }) => {
      const speaker = { role, model, endpoint: attributes?.['server.address'] ?? 'its endpoint' };
      return {
        used: () => services.streaks?.used(speaker),
        unusable: (error) => services.streaks?.unusable(speaker, error),
        failed: (error) => services.streaks?.failed(speaker, error),
      };
    },
    onAnswer: (role, input, output) => onAnswer?.({ ...address, role, input, output }),
  };
  const context: Context = {
    options,
    store,
    random,
    signal,
    log: {
      note: (message, fields) =>
        log(fields ? { event: 'note', message, fields } : { event: 'note', message }),
      count: (what) => counts.add(address.stage, what),
      span: (name, attributes, work) => within(span.child(name, attributes), work),
    },
    embed: embedFor(calls, embedder),
    file: (name) => outputFile(join(directory, name)),
    ask: askFor(calls, random),
  };
  const sorted = () => Object.fromEntries([...calls.uses].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    context,
    provenance: () => ({ ...address, seed, roles: sorted() }),
    async retracting(work) {
      try {
        return await work();
      } catch (error) {
        if (!signal.aborted) await retractAfter(error, { journal: services.journal, unit, keys });
        throw error;
      }
    },
  };
}

/** Far more than models that take turns. */
const turns = 1e6;

/** The same whatever the seed, as unit IDs are. */
const drawnTurn = (unit: string): number => randomFor(0, `turn/${unit}`).integer(0, turns);

/**
 * One journaled instance of each model for one unit, so that its calls are numbered. `keys` gets those of its replies.
 */
function journaledModels(
  { journal, log }: RunServices,
  unit: string,
  keys: string[],
): (model: Model) => Model {
  const models = new Map<string, Model>();
  const hears = { onHit: () => log({ event: 'hit' }), onReply: (key: string) => void keys.push(key) };
  return (model) => {
    const known = models.get(model.name) ?? journaled(model, { journal, unit, ...hears });
    models.set(model.name, known);
    return known;
  };
}
