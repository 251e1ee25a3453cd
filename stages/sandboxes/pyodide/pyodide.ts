// Python as WebAssembly: the same on every machine, with a clock and chance of its own. decision 0036
import { endingText } from '../ending-text.ts';
import { defaultLimits, type Repl, type RunRequest, type RunResult, type Sandbox } from '../sandbox.ts';
import { takeChild, withChild } from './children.ts';
import type { PythonChild } from './python-child.ts';

export const pyodide: Sandbox = {
  name: 'pyodide',
  languages: ['python'],
  run: (request, signal) => withChild((child) => runIn(child, request, signal)),
  openRepl: async (_, signal) => pythonRepl(signal),
};

async function runIn(child: PythonChild, request: RunRequest, signal?: AbortSignal): Promise<RunResult> {
  const { files, entry, args = [], stdin = '', limits } = request;
  const order = { kind: 'run', files, entry, args, stdin, limits: { ...defaultLimits, ...limits } } as const;
  const { stdout, stderr, end } = await child.order(order, signal);
  if (end.kind === 'answer')
    return { stdout, stderr, exit: undefined, ended: 'crash', files, sandbox: 'pyodide' };
  const { ended, exit, steps } = end;
  return {
    stdout,
    stderr,
    exit: ended === 'exit' ? exit : undefined,
    ended,
    files: end.files ?? files,
    steps,
    sandbox: 'pyodide',
  };
}

function pythonRepl(signal?: AbortSignal): Repl {
  let child: PythonChild | undefined;
  const drop = async (): Promise<void> => {
    const used = child;
    child = undefined;
    await used?.[Symbol.asyncDispose]();
  };
  return {
    async evaluate(code) {
      child ??= await takeChild();
      const order = { kind: 'evaluate', code, limits: defaultLimits } as const;
      const { stdout, stderr, end } = await child.order(order, signal);
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
