// One model in memory with several sequences in flight. A request goes to the free sequence that holds the longest
// beginning of its prompt, so that prompts of one role, and the turns of one play, are read once.
import type { Grammar, GrammarState, Llama, LlamaModel, Sampling, Sequence, Token } from './llama.ts';
import { loadLlama } from './llama.ts';
import { Prefixes } from './prefixes.ts';
import { Turnstile } from './turnstile.ts';

export interface Generation {
  readonly prompt: string;
  /** The beginning that other prompts may share. */
  readonly beginning: string;
  readonly most: number;
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** From the start. */
  readonly grammar?: string | undefined;
  /** The grammar of the rest, from the place on where the text so far gives one. */
  readonly lazy?: ((text: string) => string | undefined) | undefined;
  onText?(added: string): void;
}

export interface Generated {
  readonly text: string;
  readonly finish: 'stop' | 'length';
  readonly prompt: number;
  readonly cached: number;
  readonly output: number;
  readonly readSeconds: number;
  readonly writeSeconds: number;
}

/** The prompt and the reply do not fit a sequence. */
export class ContextError extends Error {
  readonly tokens: number;
  readonly context: number;
  constructor(tokens: number, context: number) {
    super(`the prompt has ${tokens} tokens, but a sequence holds ${context}`);
    this.tokens = tokens;
    this.context = context;
  }
}

/** The grammar cannot be read by llama.cpp. */
export class GrammarError extends Error {}

export interface EngineOptions {
  readonly file: string;
  readonly context: number;
  readonly sequences: number;
  readonly threads: number;
  /** Where beginnings of prompts are kept; until the process ends if left out. */
  readonly prefixes?: string | undefined;
}

interface Slot {
  readonly sequence: Sequence;
  isFree: boolean;
  /** Counts up with each use; the slot used longest ago is overwritten first. */
  usedAt: number;
}

/** A beginning shorter than this share of the prompt is not worth overwriting the rest of a sequence for. */
const worthKeeping = 0.3;

export class Engine {
  readonly template: string;
  readonly #package: Awaited<ReturnType<typeof loadLlama>>;
  readonly #llama: Llama;
  readonly #model: LlamaModel;
  readonly #context: number;
  readonly #slots: readonly Slot[];
  readonly #waiting: (() => void)[] = [];
  readonly #grammars = new Map<string, Promise<Grammar>>();
  readonly #turnstile = new Turnstile();
  readonly #prefixes: Prefixes;
  #uses = 0;

  static async open({ file, context, sequences, threads, prefixes }: EngineOptions): Promise<Engine> {
    const llamaPackage = await loadLlama();
    const llama = await llamaPackage.getLlama({
      gpu: false,
      build: 'never',
      maxThreads: threads,
      logLevel: 'error',
    });
    const model = await llama.loadModel({ modelPath: file });
    const held = await model.createContext({ contextSize: context, sequences, threads, batchSize: 512 });
    const slots = Array.from({ length: sequences }, () => ({
      sequence: held.getSequence(),
      isFree: true,
      usedAt: 0,
    }));
    return new Engine(llamaPackage, { llama, model, context, slots, prefixes });
  }

  private constructor(
    llamaPackage: Awaited<ReturnType<typeof loadLlama>>,
    parts: Pick<EngineOptions, 'context' | 'prefixes'> & {
      llama: Llama;
      model: LlamaModel;
      slots: readonly Slot[];
    },
  ) {
    const { chat_template } = parts.model.fileInfo.metadata.tokenizer;
    if (chat_template === undefined) throw new Error('the weights hold no chat template');
    this.template = chat_template;
    this.#package = llamaPackage;
    this.#llama = parts.llama;
    this.#model = parts.model;
    this.#context = parts.context;
    this.#slots = parts.slots;
    this.#prefixes = new Prefixes(this.#turnstile, parts.prefixes);
  }

  /** What is being written, for somebody who waits. */
  slots(): object[] {
    return this.#slots.map(({ sequence, isFree }) => ({
      is_processing: !isFree,
      tokens: sequence.nextTokenIndex,
      tail: this.#model.detokenize(sequence.contextTokens.slice(-200), true),
    }));
  }

  async generate(generation: Generation): Promise<Generated> {
    const tokens = this.#model.tokenize(generation.prompt, true);
    if (tokens.length + 1 >= this.#context) throw new ContextError(tokens.length, this.#context);
    const { grammar } = generation;
    const state = grammar === undefined ? undefined : await this.#stateOf(grammar);
    const slot = await this.#freeSlot(tokens, generation.signal);
    try {
      return await this.#write(slot.sequence, tokens, { ...generation, state });
    } finally {
      this.#uses += 1;
      slot.usedAt = this.#uses;
      slot.isFree = true;
      this.#waiting.shift()?.();
    }
  }

  /** A character of several tokens is not told before it is complete. */
  #addedText(written: readonly Token[], text: string): string {
    const whole = this.#model.detokenize(written, true);
    return whole.endsWith('\uFFFD') ? '' : whole.slice(text.length);
  }

  async #stateOf(text: string): Promise<GrammarState> {
    const known = this.#grammars.get(text) ?? this.#llama.createGrammar({ grammar: text });
    this.#grammars.set(text, known);
    try {
      const { LlamaGrammarEvaluationState } = this.#package;
      return new LlamaGrammarEvaluationState({ model: this.#model, grammar: await known });
    } catch (error) {
      throw new GrammarError(`llama.cpp cannot read the grammar: ${String(error)}`);
    }
  }

  async #freeSlot(tokens: readonly Token[], signal: AbortSignal): Promise<Slot> {
    for (;;) {
      signal.throwIfAborted();
      const free = this.#slots.filter(({ isFree }) => isFree);
      if (free.length > 0) {
        const slot = bestOf(free, tokens);
        slot.isFree = false;
        return slot;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      if (signal.aborted) this.#waiting.shift()?.();
    }
  }

  async #write(
    sequence: Sequence,
    tokens: readonly Token[],
    {
      beginning,
      most,
      signal,
      lazy,
      state,
      onText,
      ...sampling
    }: Generation & { state: GrammarState | undefined },
  ): Promise<Generated> {
    const start = performance.now();
    await this.#turnstile.through(() => keepBeginning(sequence, tokens));
    const shared = this.#model.tokenize(beginning, true).length;
    const read = await this.#prefixes.readUpTo(sequence, { tokens, shared, signal });
    const last = sequence.nextTokenIndex;
    let following = state;
    const options: Sampling = {
      ...sampling,
      topK: 40,
      ...(state || lazy ? { grammarEvaluationState: () => following } : {}),
    };
    const room = Math.min(most, this.#context - tokens.length - 1);
    const written: Token[] = [];
    await this.#turnstile.passed();
    let [text, first, finish] = ['', start, 'stop' as Generated['finish']];
    for await (const token of sequence.evaluate(tokens.slice(last), options)) {
      if (written.length === 0) first = performance.now();
      written.push(token);
      const added = this.#addedText(written, text);
      text += added;
      if (added !== '') onText?.(added);
      const grammar = following ? undefined : lazy?.(text);
      if (grammar !== undefined) following = await this.#stateOf(grammar);
      if (signal.aborted) break;
      if (written.length >= room) {
        finish = 'length';
        break;
      }
      await this.#turnstile.passed();
    }
    signal.throwIfAborted();
    const end = performance.now();
    return {
      text,
      finish,
      prompt: tokens.length,
      cached: last - read,
      output: written.length,
      readSeconds: (first - start) / 1000,
      writeSeconds: (end - first) / 1000,
    };
  }
}

function bestOf(free: readonly Slot[], tokens: readonly Token[]): Slot {
  const ranked = free
    .map((slot) => ({ slot, kept: slot.sequence.compareContextTokens(tokens).firstDifferentIndex }))
    .sort((a, b) => b.kept - a.kept || a.slot.usedAt - b.slot.usedAt);
  const [best] = ranked;
  if (best && best.kept >= tokens.length * worthKeeping) return best.slot;
  const [oldest] = [...free].sort((a, b) => a.usedAt - b.usedAt);
  if (!oldest) throw new Error('no sequence is free');
  return oldest;
}

/** Erases what the sequence holds beyond the common beginning. */
async function keepBeginning(sequence: Sequence, tokens: readonly Token[]): Promise<void> {
  // The last token is always evaluated: the next one follows from it.
  const common = Math.min(sequence.compareContextTokens(tokens).firstDifferentIndex, tokens.length - 1);
  if (common < sequence.nextTokenIndex)
    await sequence.eraseContextTokenRanges([{ start: common, end: sequence.nextTokenIndex }]);
}
