// How the work of one unit asks roles and embeds texts, and the record of it that goes into the provenance.
import type { RoleUse } from '../schemas/record.ts';
import { BugError } from './errors.ts';
import { hashOf, type Random } from './hash.ts';
import type { CallContext, Model, Reply } from './models/model.ts';
import { type AnyRole, askModel, type Binding, type ReplyWatch } from './role.ts';
import type { Context } from './stage.ts';
import { type Span, within } from './trace.ts';

/** Name under which embeddings are counted, beside the roles. */
const embedderRole = 'embedder';

export interface UnitAddress {
  readonly stage: string;
  readonly unit: string;
}

/** What the calls of one unit share. */
export interface RoleCalls {
  readonly address: UnitAddress;
  readonly signal: AbortSignal;
  readonly span: Span;
  /** Filled as roles are asked. */
  readonly uses: Map<string, RoleUse>;
  bindingOf(role: string): Binding;
  /** The model as this unit uses it, behind the journal. */
  modelFor(model: Model): Model;
  /** Counts the defects of a model's replies to a role. */
  watchFor(role: string, model: Model): ReplyWatch;
  onAnswer(role: AnyRole, input: unknown, output: unknown): void;
}

/** Sends a role to the model that the config binds it to, or to its procedure. */
export function askFor(calls: RoleCalls, random: Random): Context['ask'] {
  return async (role, input, truth) => {
    const binding = calls.bindingOf(role.name);
    const use = useOf(calls.uses, role, binding);
    use.calls += 1;
    if (binding.kind === 'model') {
      const { model } = binding;
      const attributes = {
        'gen_ai.operation.name': 'chat',
        ...model.attributes,
        'toolloom.role': role.name,
      };
      return await within(calls.span.child(`chat ${model.name}`, attributes), async (span) => {
        const call = callContext(calls, role, span);
        const watch = calls.watchFor(role.name, model);
        const answer = await askModel(role, input, { model: calls.modelFor(model), call, watch });
        for (const reply of answer.replies) addReply(use, reply, span);
        if (answer.replies.length > 1) use.sentBack = (use.sentBack ?? 0) + 1;
        if (answer.isRepaired) use.repaired = (use.repaired ?? 0) + 1;
        return answer.output;
      });
    }
    const output = role.procedure(input, truth, random.fork(`${role.name}/${use.calls}`));
    const checked = role.output.safeParse(output);
    if (!checked.success)
      throw new BugError(`the procedure of ${role.name} broke its schema: ${checked.error.message}`);
    calls.onAnswer(role, input, checked.data);
    return checked.data;
  };
}

export function embedFor(calls: RoleCalls, embedder: Model): Context['embed'] {
  return async (texts) => {
    const use = calls.uses.get(embedderRole) ?? {
      by: embedder.computes ? 'procedure' : 'model',
      model: embedder.name,
      prompt: '',
      calls: 0,
      cost: 0,
    };
    calls.uses.set(embedderRole, use);
    use.calls += 1;
    if (embedder.computes)
      return [...(await embedder.embed(texts, callContext(calls, { name: embedderRole }, calls.span)))];
    const attributes = { 'gen_ai.operation.name': 'embeddings', ...embedder.attributes };
    return await within(calls.span.child(`embeddings ${embedder.name}`, attributes), async (span) => [
      ...(await calls.modelFor(embedder).embed(texts, callContext(calls, { name: embedderRole }, span))),
    ]);
  };
}

const callContext = (
  { address, signal }: RoleCalls,
  { name, isDialogue }: Pick<AnyRole, 'name' | 'isDialogue'>,
  span: Span,
): CallContext => ({ ...address, role: name, ...(isDialogue ? { isDialogue } : {}), signal, span });

function addReply(use: RoleUse, { usage, fallback, finish }: Reply, span: Span): void {
  use.cost = roundCost(use.cost + usage.cost);
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

/** To a billionth of a dollar: otherwise sums of floats would depend on their order. */
const roundCost = (cost: number): number => Math.round(cost * 1e9) / 1e9;

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
