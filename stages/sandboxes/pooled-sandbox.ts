// A sandbox over a pool of workers.
import { endingText } from './ending-text.ts';
import type { OrderResult, RunEnd, Worker } from './orders.ts';
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
    const { files, entry, args = [], stdin = '', clock } = request;
    const limits = { ...defaultLimits, ...request.limits };
    const order = {
      kind: 'run',
      files,
      entry,
      args,
      stdin,
      limits,
      ...(clock === undefined ? {} : { clock }),
    } as const;
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

/** A session whose worker is gone evaluates again what it had; these sandboxes answer the same every time. */
function replIn(pool: Pool, signal?: AbortSignal): Repl {
  const session = pool.openSession();
  let evaluated: readonly string[] = [];
  const evaluateIn = (worker: Worker, code: string): Promise<OrderResult> =>
    worker.order({ kind: 'evaluate', code, limits: defaultLimits }, signal);
  return {
    async evaluate(code) {
      const { stdout, stderr, end } = await session.use(async (worker, isNew) => {
        if (isNew) for (const earlier of evaluated) await evaluateIn(worker, earlier);
        return evaluateIn(worker, code);
      });
      const shown = stdout + stderr;
      if (end.kind === 'answer') {
        evaluated = [...evaluated, code];
        const { value, error } = end;
        return {
          stdout: shown,
          ...(value === undefined ? {} : { value }),
          ...(error === undefined ? {} : { error }),
        };
      }
      evaluated = [];
      await session.drop();
      return { stdout: shown, error: endingText(end.ended, defaultLimits) };
    },
    [Symbol.asyncDispose]: () => session.drop(),
  };
}
