// Gathers what a page needs that is handed over as a file. It asks the viewer as a browser would, so that the file shows
// what the viewer shows.
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleOf } from '../../pipeline/commands/audit/sample.ts';
import type { HandedOver } from '../contract/handed-over.ts';
import type { Overview } from '../contract/overview.ts';
import type { PlayDetail } from '../contract/play.ts';
import type { PlayLine, PlayList } from '../contract/plays.ts';
import type { RunListing } from '../contract/runs.ts';
import type { ToolDetail, ToolRow } from '../contract/tools.ts';

interface Gathering {
  readonly run: RunListing;
  readonly version: string;
  /** Most trajectories. */
  readonly most: number;
  /** Decides which ones. */
  readonly seed: number;
  /** Answers a path below that of the run. The caller knows what it answers. */
  ask<Answer>(path: string): Promise<Answer>;
}

export async function gathered({ run, version, most, seed, ask }: Gathering): Promise<HandedOver> {
  const all = await allLines(ask);
  const plays = all.map((line) => ({ id: line.id, kind: line.kind, verdict: line.verdict ?? 'not judged' }));
  const chosen = new Set(sampleOf(plays, { count: most }, seed).map(({ id }) => id));
  const lines = all.filter(({ id }) => chosen.has(id));
  const details: Record<string, PlayDetail> = {};
  const rows: Record<string, object> = {};
  for (const { id } of lines) {
    const detail = await ask<PlayDetail>(`/plays/${id}`);
    const [format] = detail.formats;
    details[id] = { ...detail, formats: format === undefined ? [] : [format] };
    const row = `/plays/${id}/row?format=${format}`;
    if (detail.selection) rows[row] = await ask(row);
  }
  // Where the run lies on this machine is nobody else's business.
  const named = { ...run, directory: run.key };
  const answers = { ...rows, ...(await answersFor(details, run, ask)) };
  return { run: named, version, of: all.length, lines, details, answers };
}

/** Plays of one answer. */
const part = 500;
/** Milliseconds until an index that is being built is looked at again. */
const pause = 200;

async function allLines(ask: Gathering['ask']): Promise<PlayLine[]> {
  const lines: PlayLine[] = [];
  for (;;) {
    const { plays, total, indexing } = await ask<PlayList>(`/plays?from=${lines.length}&count=${part}`);
    if (indexing) {
      lines.length = 0;
      await sleep(pause);
      continue;
    }
    lines.push(...plays);
    if (plays.length === 0 || lines.length >= total) return lines;
  }
}

async function answersFor(
  details: HandedOver['details'],
  run: RunListing,
  ask: Gathering['ask'],
): Promise<Record<string, object>> {
  const answers: Record<string, object> = {};
  for (const path of ['/stats', '/judge', '/map', '/funnel']) answers[path] = await ask<object>(path);
  answers['/overview'] = { ...(await ask<Overview>('/overview')), directory: run.key };
  const { tools } = await ask<{ tools: ToolRow[] }>('/tools');
  const used = usedTools(Object.values(details));
  answers['/tools'] = { tools: tools.filter(({ id }) => used.has(id)) };
  for (const { id } of tools.filter((tool) => used.has(tool.id)))
    answers[`/tools/${id}`] = amongThese(await ask<ToolDetail>(`/tools/${id}`), used);
  return answers;
}

/** Tools and specs whose declarations were called. */
function usedTools(details: readonly PlayDetail[]): ReadonlySet<string> {
  const used = details.flatMap(({ agent, trajectory }) => {
    const called = new Set(trajectory.steps.map(({ call }) => call.name));
    return agent.tools.filter(({ name }) => called.has(name)).map(({ origin }) => origin.id);
  });
  return new Set(used);
}

/** Without links to what is not in the file. */
function amongThese(detail: ToolDetail, used: ReadonlySet<string>): ToolDetail {
  const isHere = ({ id }: { readonly id: string }): boolean => used.has(id);
  const neighbors = detail.neighbors.filter(isHere);
  if (detail.kind === 'spec') return { ...detail, neighbors, tools: detail.tools.filter(isHere) };
  const [siblings, specs] = [detail.siblings.filter(isHere), detail.specs.filter(isHere)];
  return { ...detail, neighbors, siblings, specs };
}
