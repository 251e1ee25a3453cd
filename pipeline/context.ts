// Makes the Context that the work of one unit gets, and keeps count of the roles it asked.
import { join } from 'node:path';
import type { Provenance, RoleUse } from '../schemas/record.ts';
import { BugError } from './errors.ts';
import { hashOf, type Random, randomFor } from './hash.ts';
import type { Journal } from './journal.ts';
import type { Log } from './log.ts';
import { journaled } from './models/journaled.ts';
import type { Model } from './models/model.ts';
import { type AnyRole, askModel, type Binding } from './role.ts';
import type { Context } from './stage.ts';
import type { Reader } from './store.ts';
import { outputFile } from './whole-file.ts';

/** What the units of a run share. */
export interface Surroundings {
  readonly directory: string;
  readonly seed: number;
  readonly store: Reader;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly journal: Journal;
  readonly embedder: Model;
  bindingOf(role: string): Binding;
}

export interface UnitContext {
  readonly context: Context;
  provenance(): Provenance;
}

export function contextFor(surroundings: Surroundings, stage: string, unit: string, options: unknown): UnitContext {
  const { seed, store, signal, log, directory, embedder } = surroundings;
  const place = `${stage}/${unit}`;
  const random = randomFor(seed, place);
  const uses = new Map<string, RoleUse>();
  const context: Context = {
    options,
    store,
    random,
    signal,
    log: (message, fields) => log(fields ? { event: 'note', message, fields } : { event: 'note', message }),
    embed(texts) {
      const by = embedder.computes ? 'procedure' : 'model';
      const calls = (uses.get('embedder')?.calls ?? 0) + 1;
      uses.set('embedder', { by, model: embedder.name, prompt: '', calls, cost: 0 });
      return embedder.embed(texts, signal);
    },
    file: (name) => outputFile(join(directory, name)),
    ask: asking(surroundings, place, uses, random),
  };
  const sorted = () => Object.fromEntries([...uses].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { context, provenance: () => ({ stage, unit, seed, roles: sorted() }) };
}

/** Sends a role to the model that the config binds it to, or to its procedure, and keeps count in `uses`. */
function asking(surroundings: Surroundings, place: string, uses: Map<string, RoleUse>, random: Random): Context['ask'] {
  const models = new Map<string, Model>();
  const modelFor = (model: Model): Model => {
    const known = models.get(model.name) ?? journaled(model, surroundings.journal, place);
    models.set(model.name, known);
    return known;
  };
  return async (role, input, truth) => {
    const binding = surroundings.bindingOf(role.name);
    const use = useOf(uses, role, binding);
    use.calls += 1;
    if (binding.kind === 'model') {
      const answer = await askModel(role, input, modelFor(binding.model), surroundings.signal);
      use.cost += answer.cost;
      return answer.output;
    }
    const output = role.procedure(input, truth, random.fork(`${role.name}/${use.calls}`));
    const checked = role.output.safeParse(output);
    if (checked.success) return checked.data;
    throw new BugError(`the procedure of ${role.name} broke its schema: ${checked.error.message}`);
  };
}

const promptHashes = new WeakMap<AnyRole, string>();

function promptHash(role: AnyRole): string {
  const hash = promptHashes.get(role) ?? hashOf(role.prompt(role.example));
  promptHashes.set(role, hash);
  return hash;
}

function useOf(uses: Map<string, RoleUse>, role: AnyRole, binding: Binding): RoleUse {
  const known = uses.get(role.name);
  if (known) return known;
  const base = { prompt: promptHash(role), calls: 0, cost: 0 };
  const use: RoleUse =
    binding.kind === 'model' ? { by: 'model', model: binding.model.name, ...base } : { by: 'procedure', ...base };
  uses.set(role.name, use);
  return use;
}
