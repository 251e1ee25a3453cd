// The few members of node-llama-cpp that the server uses. The package is no dependency: install.ts puts it beside the
// weights.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder } from './weights.ts';

export type Token = number & { readonly token: unique symbol };

export type Grammar = object;
export type GrammarState = object;

export interface Sampling {
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
  readonly seed: number;
  readonly grammarEvaluationState?: () => GrammarState | undefined;
}

export interface Sequence {
  readonly contextTokens: readonly Token[];
  readonly nextTokenIndex: number;
  compareContextTokens(tokens: readonly Token[]): { readonly firstDifferentIndex: number };
  eraseContextTokenRanges(ranges: readonly { start: number; end: number }[]): Promise<void>;
  clearHistory(): Promise<void>;
  saveStateToFile(path: string): Promise<unknown>;
  loadStateFromFile(path: string, risk: { acceptRisk: true }): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: readonly Token[]): Promise<void>;
  evaluate(tokens: readonly Token[], options: Sampling): AsyncGenerator<Token, void, undefined>;
}

interface Context {
  getSequence(): Sequence;
}

export interface LlamaModel {
  readonly fileInfo: { readonly metadata: { readonly tokenizer: { readonly chat_template?: string } } };
  tokenize(text: string, specialTokens: boolean): Token[];
  detokenize(tokens: readonly Token[], specialTokens: boolean): string;
  createContext(options: {
    contextSize: number;
    sequences: number;
    threads: number;
    batchSize: number;
  }): Promise<Context>;
}

export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>;
  createGrammar(options: { grammar: string }): Promise<Grammar>;
}

interface LlamaPackage {
  getLlama(options: { gpu: false; build: 'never'; maxThreads: number; logLevel: 'error' }): Promise<Llama>;
  readonly LlamaGrammarEvaluationState: new (of: { model: LlamaModel; grammar: Grammar }) => GrammarState;
}

export async function loadLlama(): Promise<LlamaPackage> {
  const file = join(folder, 'node_modules/node-llama-cpp/dist/index.js');
  return (await import(pathToFileURL(file).href)) as LlamaPackage; // the members above are those of 3.21.1
}
