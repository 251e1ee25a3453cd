// One run in a list: how large it is, what it has made and whether it is finished.
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Registries } from '../config/schema.ts';
import { configFrom } from '../config.ts';
import { messageOf } from '../errors.ts';
import { lockHolder } from '../files/lock.ts';
import { frozenConfigOf, readRunStore, runFile, unitsFolder } from '../run.ts';
import { type FunnelRow, funnelOf } from './funnel.ts';

export interface RunSummary {
  readonly name: string;
  readonly path: string;
  /** `unreadable` comes with the reason in `detail`. */
  readonly state: 'complete' | 'owes units' | 'interrupted' | 'being written' | 'unreadable';
  readonly detail: string;
  readonly target?: number;
  readonly accepted?: number;
  readonly bytes: number;
  /** When the newest file was written, as an ISO time. */
  readonly lastWritten: string;
}

export async function summaryOf(path: string, registries: Registries): Promise<RunSummary> {
  const { bytes, newest } = await sizeOf(path);
  const shared = { name: basename(path), path, bytes, lastWritten: new Date(newest).toISOString() };
  try {
    return { ...shared, ...(await progressOf(path, registries)) };
  } catch (error) {
    return { ...shared, state: 'unreadable', detail: messageOf(error) };
  }
}

type RunProgress = Pick<RunSummary, 'state' | 'detail' | 'target' | 'accepted'>;

async function progressOf(path: string, registries: Registries): Promise<RunProgress> {
  const frozen = await frozenConfigOf(path);
  const config = configFrom(frozen?.config ?? {}, registries, join(path, runFile));
  await using store = await readRunStore(path);
  const made = { target: config.target, accepted: store.count('judgements') };
  const holder = await lockHolder(join(path, unitsFolder));
  if (holder !== undefined) return { ...made, state: 'being written', detail: `by process ${holder}` };
  return { ...made, ...stateOf(await funnelOf({ stages: registries.stages, config, store })) };
}

function stateOf(rows: readonly FunnelRow[]): Pick<RunSummary, 'state' | 'detail'> {
  const first = rows.findIndex((row) => row.owed > 0);
  const open = rows[first];
  if (!open) return { state: 'complete', detail: '' };
  // A run that went on after the first unit it owes came to its end; one that did not was interrupted.
  const wentOn = rows.slice(first + 1).some(({ kept, rejected }) => kept + rejected > 0);
  if (!wentOn) return { state: 'interrupted', detail: `in ${open.stage}` };
  return { state: 'owes units', detail: `${open.owed} in ${open.stage}` };
}

async function sizeOf(path: string): Promise<{ bytes: number; newest: number }> {
  const entry = await lstat(path);
  if (!entry.isDirectory()) return { bytes: entry.size, newest: entry.mtimeMs };
  const inner = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  return {
    bytes: inner.reduce((sum, { bytes }) => sum + bytes, 0),
    newest: inner.reduce(
      (latest, { newest }) => Math.max(latest, newest),
      inner.length > 0 ? 0 : entry.mtimeMs,
    ),
  };
}
