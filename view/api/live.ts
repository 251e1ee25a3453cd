// A run in progress: what each stage has made so far, and the newest plays.
import { join } from 'node:path';
import { lockHolder } from '../../pipeline/files/lock.ts';
import { readSpending } from '../../pipeline/money/ledger.ts';
import { ledgerFile, unitsFolder } from '../../pipeline/run.ts';
import type { LiveRun, LiveStage } from '../contract/live.ts';
import { playsIn } from '../plays/list.ts';
import type { Route } from '../route.ts';

/** Plays that are shown as they come. */
const latestPlays = 12;

const live: Route = {
  method: 'GET',
  path: '/live',
  async answer({ run, options }): Promise<LiveRun> {
    const index = await run.plays.current();
    const [counted] = await index.query<{ plays: number; judged: number; accepted: number }>(
      `SELECT (SELECT count(*) FROM plays)::INTEGER AS plays, count(*)::INTEGER AS judged,
         count(*) FILTER (verdict = 'accepted')::INTEGER AS accepted FROM verdicts`,
    );
    const counts = await index.query<LiveStage>(
      `SELECT stage, count(*) FILTER (made > 0 OR reason = '')::INTEGER AS kept,
         count(*) FILTER (made = 0 AND reason <> '')::INTEGER AS rejected FROM units GROUP BY stage`,
    );
    const newest = { filters: {}, order: 'p.number DESC' };
    const { plays: latest } = await playsIn(index, newest, { from: 0, count: latestPlays });
    const { progress } = index;
    return {
      isWritten: (await lockHolder(join(run.directory, unitsFolder))) !== undefined,
      target: (await run.config()).target,
      ...(counted ?? { plays: 0, judged: 0, accepted: 0 }),
      cost: (await readSpending(join(run.directory, ledgerFile))).cost,
      stages: options.registries.stages.flatMap(({ name }) => counts.filter(({ stage }) => stage === name)),
      latest,
      ...(progress ? { indexing: progress } : {}),
    };
  },
};

export const liveRoutes: readonly Route[] = [live];
