// A rehearsal: the run in memory with procedures for all roles, at a small target, to see how often each role
// is asked and how long prompts and replies are. Nothing is spent and nothing written.
import { tmpdir } from 'node:os';
import type { Config } from './config.ts';
import type { ProcedureAnswer } from './context.ts';
import { noCounts } from './counts.ts';
import { BugError } from './errors.ts';
import { localExecutor } from './executors/local.ts';
import { silentLog } from './log.ts';
import { memoryStore } from './memory-store.ts';
import { noJournal } from './models/journal/journal.ts';
import type { Model } from './models/model.ts';
import { countTokens } from './money/tokens.ts';
import { performer } from './perform.ts';
import { runStages } from './runner.ts';
import type { AnyStage } from './stage.ts';
import { noSpan } from './trace.ts';

/** How one stage uses one role. */
export interface RoleMeasure {
  readonly stage: string;
  readonly role: string;
  readonly calls: number;
  /** Units of the stage that asked it. */
  readonly units: number;
  /** Mean tokens of a prompt. */
  readonly input: number;
  /** Mean tokens of a procedure's answer. */
  readonly output: number;
}

/** Prompts whose tokens are counted for each use; the mean of so many is near enough. */
const counted = 25;

export async function rehearse(
  config: Config,
  stages: readonly AnyStage[],
  offline: Model,
): Promise<readonly RoleMeasure[]> {
  const uses = new Map<
    string,
    { stage: string; role: string; units: Set<string>; calls: number; texts: string[][] }
  >();
  const onAnswer = ({ stage, unit, role, input, output }: ProcedureAnswer): void => {
    const key = `${stage}/${role.name}`;
    const use = uses.get(key) ?? { stage, role: role.name, units: new Set(), calls: 0, texts: [] };
    uses.set(key, use);
    use.calls += 1;
    use.units.add(unit);
    if (use.texts.length < counted)
      use.texts.push([JSON.stringify(role.prompt(input)), JSON.stringify(output)]);
  };
  const store = memoryStore();
  const signal = new AbortController().signal;
  const perform = performer(stages, config, {
    directory: tmpdir(), // where only an export would write, and none is rehearsed
    seed: config.seed,
    store,
    log: silentLog,
    signal,
    journal: noJournal,
    embedder: offline,
    span: noSpan,
    counts: noCounts,
    bindingOf: () => ({ kind: 'procedure' }),
    onAnswer,
  });
  await runStages({
    stages: stages.filter(
      (stage) => !stage.outside && !stage.writes.some((collection) => collection === 'datasets'),
    ),
    optionsOf: (stage) => config.stages[stage],
    store,
    executor: localExecutor(4, perform),
    log: (event) => {
      // A plan drawn from half a run would be a wrong plan.
      if (event.event === 'failure') throw new BugError(`the rehearsal failed: ${event.message}`);
    },
    drain: signal,
    giveUp: false,
  });
  const measured: RoleMeasure[] = [];
  for (const { stage, role, units, calls, texts } of uses.values()) {
    const [input, output] = [0, 1].map(async (which) => {
      const tokens = await Promise.all(texts.map((pair) => countTokens(pair[which] ?? '')));
      return tokens.reduce((sum, count) => sum + count, 0) / Math.max(1, tokens.length);
    });
    measured.push({
      stage,
      role,
      calls,
      units: units.size,
      input: (await input) ?? 0,
      output: (await output) ?? 0,
    });
  }
  return measured;
}
