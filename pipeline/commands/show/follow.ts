// What a run commits while it is watched: the units of some stages, as their lines are written.
import { open } from 'node:fs/promises';
import { committedIn, parseUnitLine } from '../../store/unit-line.ts';
import type { Committed } from '../../store.ts';
import { sleep } from '../../when-aborted.ts';

/** Milliseconds between two looks. */
const pause = 250;

/** Units that are committed from now on, until the signal. `paths`: files of stages, which need not exist yet. */
export async function* followedUnits(
  paths: readonly string[],
  signal: AbortSignal,
): AsyncIterable<Committed> {
  const ends = new Map<string, number>();
  for (const path of paths) ends.set(path, await sizeOf(path));
  while (!signal.aborted) {
    for (const path of paths) {
      const { lines, end } = await linesFrom(path, ends.get(path) ?? 0);
      ends.set(path, end);
      for (const line of lines) if (parseUnitLine(line).kind === 'unit') yield committedIn(line);
    }
    await sleep(pause, signal).catch(() => {}); // the loop ends when it is aborted
  }
}

async function sizeOf(path: string): Promise<number> {
  await using file = await openIfThere(path);
  return file.handle ? (await file.handle.stat()).size : 0;
}

/** The whole lines after a place, and where they end: a line that is being written is read later. */
async function linesFrom(path: string, start: number): Promise<{ lines: Buffer[]; end: number }> {
  await using file = await openIfThere(path);
  const length = file.handle ? (await file.handle.stat()).size - start : 0;
  if (!file.handle || length <= 0) return { lines: [], end: start };
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.handle.read(bytes, 0, length, start);
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < bytesRead; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return { lines, end: start + from };
}

async function openIfThere(path: string) {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return { handle, [Symbol.asyncDispose]: async () => handle?.close() };
}
