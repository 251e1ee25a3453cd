// A run by the command that a user types, watched while it works: the CPU time and the memory of its process at each
// event of its log, and in between.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BugError } from '../../pipeline/errors.ts';

export interface Sample {
  /** Milliseconds since the run began. */
  readonly at: number;
  /** Seconds of CPU so far, of all threads. */
  readonly cpu: number;
  /** Resident, in MB. */
  readonly memory: number;
}

export interface Watched {
  readonly samples: readonly Sample[];
  /** When a stage began and ended. */
  readonly stages: ReadonlyMap<string, { readonly began: Sample; readonly ended: Sample }>;
}

/** Linux counts CPU time in hundredths of a second. */
const ticks = 100;

function sampleOf(pid: number | undefined, began: number): Sample {
  const at = performance.now() - began;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const cpu = (Number(stat[11]) + Number(stat[12])) / ticks;
    return { at, cpu, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 };
  } catch {
    return { at, cpu: 0, memory: 0 }; // it has ended
  }
}

export async function watchedRun(args: readonly string[]): Promise<Watched> {
  const cli = join(import.meta.dirname, '..', '..', 'pipeline', 'cli.js');
  const began = performance.now();
  const child = spawn(process.execPath, [cli, 'run', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const samples: Sample[] = [];
  const starts = new Map<string, Sample>();
  const stages = new Map<string, { began: Sample; ended: Sample }>();
  const timer = setInterval(() => samples.push(sampleOf(child.pid, began)), 250);
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.startsWith('{"event":"stage')) return;
    const { event, stage } = JSON.parse(line) as { event: string; stage: string }; // from our own log
    const sample = sampleOf(child.pid, began);
    samples.push(sample);
    if (event === 'stage') starts.set(stage, sample);
    else stages.set(stage, { began: starts.get(stage) ?? sample, ended: sample });
  });
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new BugError(`the run ended with exit code ${String(code)}`);
  return { samples, stages };
}
