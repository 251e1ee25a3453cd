// What people note on the plays of a run: their verdicts, in the file that `toolloom audit` writes too, and which plays
// they have looked at.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type HumanVerdict,
  openVerdictLog,
  readVerdicts,
} from '../../pipeline/commands/audit/verdict-log.ts';
import { lineFile, readLines } from '../../pipeline/files/line-file.ts';
import { viewFolder } from '../../pipeline/run.ts';

export type Decision =
  | { readonly verdict: 'accepted' }
  | { readonly verdict: 'rejected'; readonly reason: string }
  | { readonly verdict: 'undone' };

/** A line of the file of visits: {"trajectory":"5aa…"} */
const visitSchema = z.object({ trajectory: z.string() });

export class Notes {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  verdicts(): Promise<ReadonlyMap<string, HumanVerdict>> {
    return readVerdicts(this.#directory);
  }

  /** Whoever decides here has seen what the judge decided, and the verdict says so. */
  async decide(trajectory: string, decision: Decision): Promise<void> {
    using log = await openVerdictLog(this.#directory, { isJudgeShown: true });
    if (decision.verdict === 'accepted') log.accept(trajectory);
    else if (decision.verdict === 'rejected') log.reject(trajectory, decision.reason);
    else if (log.verdicts.has(trajectory)) log.undo(trajectory);
  }

  async visits(): Promise<ReadonlySet<string>> {
    const visited = new Set<string>();
    await readLines(this.#visitsPath(), (line) => {
      const parsed = visitSchema.safeParse(JSON.parse(line));
      if (parsed.success) visited.add(parsed.data.trajectory);
    });
    return visited;
  }

  async visit(trajectory: string): Promise<void> {
    await mkdir(join(this.#directory, viewFolder), { recursive: true });
    const file = await lineFile(this.#visitsPath(), () => {});
    file.write(JSON.stringify({ trajectory }));
    file.close();
  }

  #visitsPath(): string {
    return join(this.#directory, viewFolder, 'visits.jsonl');
  }
}
