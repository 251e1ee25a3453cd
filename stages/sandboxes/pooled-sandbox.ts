// A sandbox over a pool of workers.
import { endingText } from './ending-text.ts';
import type { RunEnd, Worker } from './orders.ts';
import { pathProblem, refusal } from './paths.ts';
import type { Pool } from './pool.ts';
import {
  defaultLimits,
  type Language,
  type Repl,
  type RunRequest,
  type RunResult,
  type Sandbox,
  type SandboxName,
} from './sandbox.ts';

export function pooledSandbox(name: SandboxName, language: Language, pool: Pool): Sandbox {
  return {
    name,
    languages: [language],
    async run(request, signal) {
      const problem = pathProblem(request);
      if (problem !== undefined) return { ...refusal(problem, request), steps: 0, sandbox: name };
      return pool.lend((worker) => runIn(worker, request, signal));
    },
    openRepl: async (_, signal) => replIn(pool, signal),
  };

  async function runIn(worker: Worker, request: RunRequest, signal?: AbortSignal): Promise<RunResult> {
    const { files, entry, args = [], stdin = '' } = request;
    const limits = { ...defaultLimits, ...request.limits };
    const order = { kind: 'run', files, entry, args, stdin, limits } as const;
    const { stdout, stderr, end } = await worker.order(order, signal);
    const {
      ended,
      exit,
      steps,
      files: left = files,
    }: Omit<RunEnd, 'kind'> = end.kind === 'end' ? end : { ended: 'crash', steps: 0 };
    return {
      stdout,
      stderr,
      exit: ended === 'exit' ? exit : undefined,
      ended,
      files: left,
      steps,
      sandbox: name,
    };
  }
}

function replIn(pool: Pool, signal?: AbortSignal): Repl {
  let worker: Worker | undefined;
  const drop = async (): Promise<void> => {
    const used = worker;
    worker = undefined;
    await used?.[Symbol.asyncDispose]();
  };
  return {
    async evaluate(code) {
      worker ??= await pool.take();
      const order = { kind: 'evaluate', code, limits: defaultLimits } as const;
      const { stdout, stderr, end } = await worker.order(order, signal);
      const shown = stdout + stderr;
      if (end.kind === 'answer') {
        const { value, error } = end;
        return {
          stdout: shown,
          ...(value === undefined ? {} : { value }),
          ...(error === undefined ? {} : { error }),
        };
      }
      await drop();
      return { stdout: shown, error: endingText(end.ended, defaultLimits) };
    },
    [Symbol.asyncDispose]: drop,
  };
}
