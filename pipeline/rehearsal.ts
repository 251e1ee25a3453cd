// A rehearsal: the run in memory with procedures for all roles, at a small target, to see how often each role
// is asked and how long its prompts and replies are. Nothing is spent or written.
import { tmpdir } from 'node:os';
import type { Config } from './config.ts';
import type { ProcedureAnswer } from './context.ts';
import { noCounts } from './counts.ts';
import { BugError } from './errors.ts';
import { localExecutor } from './executors/local.ts';
import { silentLog } from './log.ts';
import { noJournal } from './models/journal/journal.ts';
import type { Model } from './models/model.ts';
import { countTokens } from './money/tokens.ts';
import { performer } from './run/perform.ts';
import { runStages } from './runner.ts';
import type { AnyStage } from './stage.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store.ts';
import { noSpan } from './trace.ts';

/** How one stage uses one role. */
export interface RoleMeasure {
  readonly stage: string;
  readonly role: string;
  readonly calls: number;
  /** Units of the stage that asked the role. */
  readonly units: number;
  /** Mean tokens of a prompt. */
  readonly input: number;
  /** Mean tokens of a procedure's output. */
  readonly output: number;
}

interface RoleSamples {
  readonly stage: string;
  readonly role: string;
  readonly units: Set<string>;
  calls: number;
  readonly prompts: TextSamples;
  readonly outputs: TextSamples;
}

/** All texts of one sort: their length, and some of them whole. */
interface TextSamples {
  characters: number;
  readonly texts: string[];
}

/**
 * Texts of each sort whose tokens are counted. The length of the others says how many tokens they have: the prompts of
 * one long play are longer than those of ten short ones.
 */
const mostSamples = 25;

interface RehearsalServices {
  /** Embeds. */
  readonly offline: Model;
  /** Where the stages read and write; by default a run that is empty. */
  readonly store?: Store;
}

export async function rehearseRun(
  config: Config,
  stages: readonly AnyStage[],
  { offline, store = memoryStore() }: RehearsalServices,
): Promise<readonly RoleMeasure[]> {
  const samples = new Map<string, RoleSamples>();
  const over = new AbortController();
  const { signal } = over;
  const perform = performer(stages, config, {
    directory: tmpdir(), // only an export would write there, and none is rehearsed
    seed: config.seed,
    store,
    log: silentLog,
    signal,
    journal: noJournal,
    embedder: offline,
    span: noSpan,
    counts: noCounts,
    bindingOf: () => ({ kind: 'procedure' }),
    onAnswer: (answer) => addSample(samples, answer),
  });
  const running = runStages({
    stages: stages.filter(
      (stage) => !stage.outside && !stage.writes.some((collection) => collection === 'datasets'),
    ),
    optionsOf: (stage) => config.stages[stage],
    store,
    executor: localExecutor(4, perform),
    log: (event) => {
      // A plan drawn from half a run would be wrong.
      if (event.event === 'failure') throw new BugError(`the rehearsal failed: ${event.message}`);
    },
    drain: signal,
    giveUp: false,
  });
  await running.finally(() => over.abort());
  return await Promise.all([...samples.values()].map(measure));
}

function addSample(samples: Map<string, RoleSamples>, answer: ProcedureAnswer): void {
  const { stage, unit, role, input, output } = answer;
  const key = `${stage}/${role.name}`;
  const use = samples.get(key) ?? {
    stage,
    role: role.name,
    units: new Set(),
    calls: 0,
    prompts: { characters: 0, texts: [] },
    outputs: { characters: 0, texts: [] },
  };
  samples.set(key, use);
  use.calls += 1;
  use.units.add(unit);
  addText(use.prompts, JSON.stringify(role.prompt(input)));
  addText(use.outputs, JSON.stringify(output));
}

function addText(samples: TextSamples, text: string): void {
  samples.characters += text.length;
  if (samples.texts.length < mostSamples) samples.texts.push(text);
}

async function measure({ stage, role, units, calls, prompts, outputs }: RoleSamples): Promise<RoleMeasure> {
  const [input, output] = await Promise.all([tokensOf(prompts), tokensOf(outputs)]);
  return { stage, role, calls, units: units.size, input: input / calls, output: output / calls };
}

async function tokensOf({ characters, texts }: TextSamples): Promise<number> {
  const tokens = await Promise.all(texts.map(countTokens));
  const counted = tokens.reduce((sum, count) => sum + count, 0);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return (counted / Math.max(1, length)) * characters;
}
