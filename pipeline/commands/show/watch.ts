// `show --follow`: prints each play when it is committed, and each verdict.
import { join } from 'node:path';
import { judgementSchema } from '../../../schemas/judgement.ts';
import type { Trajectory } from '../../../schemas/trajectory.ts';
import { readRunStore, unitsFolder } from '../../run.ts';
import { stagePath } from '../../store/file-store.ts';
import type { Output } from '../output.ts';
import { writeJson } from '../output.ts';
import { followedUnits } from './follow.ts';
import { judgementIn, type Verdict } from './judged.ts';
import { type Line, playLines } from './play-lines.ts';
import { verdictLine } from './verdict-lines.ts';

interface Watch {
  readonly directory: string;
  readonly stdout: Output;
  readonly isJson: boolean;
  readonly isFull: boolean;
  readonly signal: AbortSignal;
  print(lines: readonly Line[]): Promise<void>;
}

export async function watchPlays({ directory, stdout, isJson, isFull, signal, print }: Watch): Promise<void> {
  const files = ['simulate', 'judge'].map((stage) => stagePath(join(directory, unitsFolder), stage));
  for await (const { records, rejects } of followedUnits(files, signal)) {
    for (const trajectory of records.trajectories ?? []) {
      const task = await taskOf(trajectory, directory);
      if (isJson) await writeJson(stdout, { task, trajectory });
      else await print([...playLines({ task, trajectory, verdict: undefined }, isFull), { text: '' }]);
    }
    const verdicts: Verdict[] = [
      ...(records.judgements ?? []).map((judgement) => ({ judgement })),
      ...rejects
        .filter(({ record }) => judgementSchema.omit({ provenance: true }).safeParse(record).success)
        .map((reject) => ({ reject, judgement: judgementIn(reject) })),
    ];
    for (const verdict of verdicts) {
      if (isJson) await writeJson(stdout, verdict);
      else
        await print([
          {
            ...verdictLine(verdict),
            text: `trajectory ${verdict.judgement?.trajectory}: ${verdictLine(verdict).text}`,
          },
          { text: '' },
        ]);
    }
  }
}

/** The run may have written the task after this command began, so the store is opened anew. */
async function taskOf({ task }: Trajectory, directory: string) {
  await using store = await readRunStore(directory);
  return await store.get('tasks', task);
}
