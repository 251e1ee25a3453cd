// Makes the Context that the work of one unit gets, and keeps count of the roles it asked.
import { join } from 'node:path';
import type { Provenance, RoleUse } from '../schemas/record.ts';
import type { Counts } from './counts.ts';
import { BugError } from './errors.ts';
import { outputFile } from './files/whole-file.ts';
import { hashOf, type Random, randomFor } from './hash.ts';
import type { Log } from './log.ts';
import type { Journal } from './models/journal/journal.ts';
import { journaled } from './models/journal/journaled.ts';
import type { CallContext, Model, Reply } from './models/model.ts';
import { type AnyRole, askModel, type Binding } from './role.ts';
import type { Context } from './stage.ts';
import type { Reader } from './store.ts';
import { type Span, within } from './trace.ts';

/** What the units of a run share. */
export interface Surroundings {
  readonly directory: string;
  readonly seed: number;
  readonly store: Reader;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly journal: Journal;
  readonly embedder: Model;
  readonly span: Span;
  readonly counts: Pick<Counts, 'add'>;
  bindingOf(role: string): Binding;
  /** Told of every answer of a procedure: a rehearsal measures prompts and replies with it. */
  readonly onAnswer?: (answer: ProcedureAnswer) => void;
}

export interface ProcedureAnswer {
  readonly stage: string;
  readonly unit: string;
  readonly role: AnyRole;
  readonly input: unknown;
  readonly output: unknown;
}

export interface UnitContext {
  readonly context: Context;
  provenance(): Provenance;
}

/** Name under which embeddings are counted, beside the roles. */
export const embedderRole = 'embedder';

interface Place {
  readonly stage: string;
  readonly unit: string;
}

export function contextFor(
  surroundings: Surroundings,
  place: Place,
  options: unknown,
  span: Span,
): UnitContext {
  const { seed, store, signal, log, directory, embedder, counts } = surroundings;
  const unit = `${place.stage}/${place.unit}`;
  const random = randomFor(seed, unit);
  const uses = new Map<string, RoleUse>();
  const asked: Asked = { surroundings, place, uses, span, modelFor: journaledModels(surroundings, unit) };
  const context: Context = {
    options,
    store,
    random,
    signal,
    log: {
      note: (message, fields) =>
        log(fields ? { event: 'note', message, fields } : { event: 'note', message }),
      count: (what) => counts.add(place.stage, what),
      span: (name, attributes, work) => within(span.child(name, attributes), work),
    },
    async embed(texts) {
      const use = uses.get(embedderRole) ?? {
        by: embedder.computes ? 'procedure' : 'model',
        model: embedder.name,
        prompt: '',
        calls: 0,
        cost: 0,
      };
      uses.set(embedderRole, use);
      use.calls += 1;
      const vectors = embedder.computes
        ? await embedder.embed(texts, callOf(asked, embedderRole, span))
        : await within(
            span.child(`embeddings ${embedder.name}`, {
              'gen_ai.operation.name': 'embeddings',
              ...embedder.attributes,
            }),
            (own) => asked.modelFor(embedder).embed(texts, callOf(asked, embedderRole, own)),
          );
      return [...vectors];
    },
    file: (name) => outputFile(join(directory, name)),
    ask: asking(asked, random),
  };
  const sorted = () => Object.fromEntries([...uses].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { context, provenance: () => ({ ...place, seed, roles: sorted() }) };
}

/** One journaled instance of each model for one unit, so that its calls are counted. */
function journaledModels({ journal, log }: Surroundings, unit: string): (model: Model) => Model {
  const models = new Map<string, Model>();
  return (model) => {
    const known = models.get(model.name) ?? journaled(model, journal, unit, () => log({ event: 'hit' }));
    models.set(model.name, known);
    return known;
  };
}

interface Asked {
  readonly surroundings: Surroundings;
  readonly place: Place;
  readonly uses: Map<string, RoleUse>;
  readonly span: Span;
  modelFor(model: Model): Model;
}

const callOf = ({ surroundings, place }: Asked, role: string, span: Span): CallContext => ({
  ...place,
  role,
  signal: surroundings.signal,
  span,
});

/** Sends a role to the model that the config binds it to, or to its procedure, and keeps count in `uses`. */
function asking(asked: Asked, random: Random): Context['ask'] {
  const { surroundings, place, uses, span } = asked;
  return async (role, input, truth) => {
    const binding = surroundings.bindingOf(role.name);
    const use = useOf(uses, role, binding);
    use.calls += 1;
    if (binding.kind === 'model') {
      const { model } = binding;
      const attributes = {
        'gen_ai.operation.name': 'chat',
        ...model.attributes,
        'toolloom.role': role.name,
      };
      return within(span.child(`chat ${model.name}`, attributes), async (own) => {
        const answer = await askModel(role, input, {
          model: asked.modelFor(model),
          call: callOf(asked, role.name, own),
        });
        for (const reply of answer.replies) count(use, reply, own);
        if (answer.replies.length > 1) use.sentBack = (use.sentBack ?? 0) + 1;
        if (answer.isRepaired) use.repaired = (use.repaired ?? 0) + 1;
        return answer.output;
      });
    }
    const output = role.procedure(input, truth, random.fork(`${role.name}/${use.calls}`));
    const checked = role.output.safeParse(output);
    if (!checked.success)
      throw new BugError(`the procedure of ${role.name} broke its schema: ${checked.error.message}`);
    surroundings.onAnswer?.({ ...place, role, input, output: checked.data });
    return checked.data;
  };
}

function count(use: RoleUse, { usage, fallback, finish }: Reply, span: Span): void {
  use.cost = rounded(use.cost + usage.cost);
  if (fallback !== undefined)
    use.fallback = { ...use.fallback, [fallback]: (use.fallback?.[fallback] ?? 0) + 1 };
  span.set({
    'gen_ai.usage.input_tokens': usage.input,
    'gen_ai.usage.output_tokens': usage.output,
    'gen_ai.usage.cache_read.input_tokens': usage.cachedInput,
    'gen_ai.response.finish_reasons': [finish],
    'toolloom.cost': usage.cost,
    ...(fallback === undefined ? {} : { 'gen_ai.response.model': fallback }),
  });
}

/** To a billionth of a dollar: sums of floats would differ by their order. */
const rounded = (cost: number): number => Math.round(cost * 1e9) / 1e9;

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
    binding.kind === 'model'
      ? { by: 'model', model: binding.model.name, ...base }
      : { by: 'procedure', ...base };
  uses.set(role.name, use);
  return use;
}
