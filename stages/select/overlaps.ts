// Which plays repeat a benchmark that `decontaminate` has read: in what the user says, or in a tool that the agent has.
// Both by runs of words and by vectors.
import type { Context, RejectDraft } from '../../pipeline/stage.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { ToolDeclaration } from '../../schemas/agent.ts';
import { Benchmarks } from '../synthesize-tools/distinct/benchmarks.ts';
import { NearSearch } from '../synthesize-tools/distinct/near-search.ts';
import { decodeVector } from '../vectors.ts';
import { WordRuns } from './word-runs.ts';

export interface OverlapLimits {
  /** Words in a row that a row must not share with a benchmark. */
  readonly words: number;
  /** Cosines from which a tool, and an opening message, repeat one of a benchmark. */
  readonly tools: number;
  readonly tasks: number;
}

export type Why = Pick<RejectDraft, 'reason' | 'detail'>;

export interface SeenPlay {
  readonly agent: string;
  /** Messages of the user; the first one opens the play. */
  readonly said: readonly string[];
}

export interface Overlaps {
  /** Why each of some plays must not be exported; undefined for the others. */
  of(plays: readonly SeenPlay[]): Promise<readonly (Why | undefined)[]>;
}

/** Undefined where no benchmark was read: then nothing is compared, and nothing is embedded. */
export async function overlapsWith(
  { store, embed }: Pick<Context, 'store' | 'embed'>,
  limits: OverlapLimits,
): Promise<Overlaps | undefined> {
  if (store.count('benchmarks') + store.count('questions') === 0) return undefined;
  const tasks = await listedQuestions(store, limits);
  const spoiled = await agentsWithListedTools(store, limits);
  return {
    async of(plays) {
      const vectors = tasks.count > 0 ? await embed(plays.map(({ said: [opening = ''] }) => opening)) : [];
      return plays.map(({ agent, said }, index) => spoiled.get(agent) ?? tasks.overlap(said, vectors[index]));
    },
  };
}

async function listedQuestions(store: Reader, limits: OverlapLimits) {
  const runs = new WordRuns(limits.words);
  const search = new NearSearch(limits.tasks);
  const listed: { file: string; text: string }[] = [];
  for await (const { file, text, data } of store.read('questions')) {
    runs.add(text, file);
    search.add(decodeVector(data));
    listed.push({ file, text });
  }
  return {
    count: listed.length,
    overlap(said: readonly string[], vector: Float32Array | undefined): Why | undefined {
      for (const text of said) {
        const shared = runs.find(text);
        if (shared)
          return { reason: 'benchmark task', detail: `says "${shared.run}", as does ${shared.source}` };
      }
      const near = vector && search.find(vector);
      const question = near && listed[near.index];
      return (
        question && {
          reason: 'benchmark task',
          detail: `opens as ${question.file} does (${near.cosine.toFixed(3)}): ${question.text.slice(0, 80)}`,
        }
      );
    },
  };
}

/** Agents that have a tool of a benchmark. Grown tools were compared by their vectors when they were made. */
async function agentsWithListedTools(
  store: Reader,
  limits: OverlapLimits,
): Promise<ReadonlyMap<string, Why>> {
  const benchmarks = new Benchmarks(limits.tools);
  const runs = new WordRuns(limits.words);
  for await (const benchmark of store.read('benchmarks')) {
    benchmarks.add(benchmark);
    runs.add(benchmark.description, `${benchmark.name} of ${benchmark.file}`);
  }
  const near = await nearTools(store, benchmarks);
  const whyOf = (tool: ToolDeclaration): Why | undefined => {
    const like = near.get(tool.origin.id) ?? runs.find(tool.description)?.source;
    return like === undefined
      ? undefined
      : { reason: 'benchmark tool', detail: `its agent has ${tool.name}, which is like ${like}` };
  };
  const spoiled = new Map<string, Why>();
  for await (const { id, tools } of store.read('agents')) {
    const [why] = tools.flatMap((tool) => whyOf(tool) ?? []);
    if (why) spoiled.set(id, why);
  }
  return spoiled;
}

/** By the ID of a tool or spec: the tool of a benchmark that it is near. */
async function nearTools(store: Reader, benchmarks: Benchmarks): Promise<ReadonlyMap<string, string>> {
  const grown = new Set(store.ids('tools', 'synthesize-tools'));
  const near = new Map<string, string>();
  for await (const { of, data, name } of store.read('vectors')) {
    if (grown.has(of)) continue;
    const vector = decodeVector(data);
    const found = benchmarks.find({ name, body: {}, shape: '', vector });
    if (found) near.set(of, `${found.of} (${found.cosine.toFixed(3)})`);
  }
  return near;
}
