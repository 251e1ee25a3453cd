// Runs one program, or one piece of code, in an interpreter, and reads what it left.
import type { Answer, EvaluateOrder, RunEnd, RunOrder, Stream } from '../orders.ts';
import type { Ending, Files } from '../sandbox.ts';
import { type FileSystem, type Interpreter, workspace } from './interpreter.ts';
import type { FromChild } from './messages.ts';
import type { Used } from './realm.ts';

type Send = (message: FromChild) => void;

export function runProgram(interpreter: Interpreter, order: RunOrder, send: Send): RunEnd {
  const { python, meter, clock } = interpreter;
  const { FS } = python;
  FS.mkdirTree(workspace);
  for (const [path, text] of Object.entries(order.files)) {
    const full = `${workspace}/${path}`;
    FS.mkdirTree(full.slice(0, full.lastIndexOf('/')));
    FS.writeFile(full, text);
  }
  const output = prepare(interpreter, order, send);
  if (order.clock !== undefined) clock.set(order.clock);
  const given = JSON.stringify({
    entry: `${workspace}/${order.entry}`,
    args: order.args,
    chance: order.clock,
  });
  const outcome = outcomeOf(() => python.runPython(`__toolloom__.run(${JSON.stringify(given)})`));
  output.flush();
  const used = meter.used();
  const exit = 'exit' in outcome ? { exit: outcome.exit } : {};
  return {
    kind: 'end',
    ended: endingOf(outcome, used, output.isFull()),
    ...exit,
    files: filesIn(FS),
    steps: used.steps,
  };
}

export function evaluateCode(interpreter: Interpreter, order: EvaluateOrder, send: Send): Answer | RunEnd {
  const { python, meter } = interpreter;
  python.FS.mkdirTree(workspace);
  const output = prepare(interpreter, { stdin: '', limits: order.limits }, send);
  const outcome = outcomeOf(() => python.runPython(`__toolloom__.evaluate(${JSON.stringify(order.code)})`));
  output.flush();
  const used = meter.used();
  if ('answer' in outcome && !used.isLate && !output.isFull()) return { kind: 'answer', ...outcome.answer };
  const ended = endingOf(outcome, used, output.isFull());
  return { kind: 'end', ended, files: {}, steps: used.steps };
}

type Outcome =
  | { readonly exit: number; readonly lacksMemory?: boolean }
  | { readonly answer: { value?: string; error?: string } }
  | { readonly crash: string };

/** `os._exit` and an interpreter that gives up arrive as exceptions. */
function outcomeOf(run: () => unknown): Outcome {
  try {
    const said = JSON.parse(String(run()));
    return 'exit' in said ? said : { answer: said };
  } catch (error) {
    const left = /terminated with exit\((\d+)\)/.exec(String(error)); // Emscripten's ExitStatus, as Pyodide passes it on
    if (left) return { exit: Number(left[1]) };
    return { crash: String(error) };
  }
}

function endingOf(outcome: Outcome, used: Used, isFull: boolean): Ending {
  if (isFull) return 'output'; // it is interrupted for that too
  if (used.isLate) return 'time';
  const hasFailed = !('exit' in outcome) || outcome.exit !== 0;
  const lacksMemory = used.lacksMemory || ('lacksMemory' in outcome && outcome.lacksMemory === true);
  if (lacksMemory && hasFailed) return 'memory';
  if (used.isFull && hasFailed) return 'output';
  return 'crash' in outcome ? 'crash' : 'exit';
}

/** Hands the streams and the limits to the interpreter. */
function prepare(
  { python, meter, inRealm }: Interpreter,
  { stdin, limits }: Pick<RunOrder, 'stdin' | 'limits'>,
  send: Send,
): { flush(): void; isFull(): boolean } {
  let left = limits.output;
  let isFull = false;
  const streamOf = (stream: Stream) => {
    const decoder = new TextDecoder();
    const pass = (text: string): void => {
      if (text === '' || isFull) return;
      isFull = text.length > left;
      send({ kind: 'output', stream, text: text.slice(0, left) });
      left -= text.length;
    };
    return {
      write(bytes: Uint8Array) {
        pass(decoder.decode(bytes, { stream: true }));
        if (isFull) meter.exhaust();
        return bytes.length;
      },
      flush: () => pass(decoder.decode()),
    };
  };
  const stdout = streamOf('stdout');
  const stderr = streamOf('stderr');
  const lines = stdin.split(/(?<=\n)/);
  python.setStdin(inRealm({ stdin: () => lines.shift() ?? null, autoEOF: false }));
  python.setStdout(inRealm({ write: stdout.write }));
  python.setStderr(inRealm({ write: stderr.write }));
  python.setInterruptBuffer(meter.interrupts);
  python.FS.chdir(workspace);
  meter.begin(limits);
  return {
    flush() {
      stdout.flush();
      stderr.flush();
    },
    isFull: () => isFull,
  };
}

/** The files of the workspace that are text. */
export function filesIn(FS: FileSystem, folder: string = workspace): Files {
  const found: [string, string][] = [];
  for (const name of FS.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = `${folder}/${name}`;
    const { mode } = FS.lstat(path);
    if (FS.isDir(mode)) found.push(...Object.entries(filesIn(FS, path)));
    else if (FS.isFile(mode)) {
      const text = textOf(FS.readFile(path));
      if (text !== undefined) found.push([path.slice(workspace.length + 1), text]);
    }
  }
  return Object.fromEntries(found);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
