// The process in which Python runs. It is started with permissions to read two folders and the image, and none to make
// code of strings; in it, each interpreter has a realm in which nothing of Node exists. One interpreter is always started
// ahead. Not contained here: the time that a single instruction takes, which the parent watches.
import { readFileSync, writeSync } from 'node:fs';
import { frame, frameReader, textFrame } from './frames.ts';
import { type Interpreter, type Parts, readParts, startInterpreter } from './interpreter.ts';
import type { FromChild, ToChild } from './messages.ts';
import { evaluateCode, filesIn, runProgram } from './program.ts';

let parts: Parts | undefined;
let image: Uint8Array | undefined;
let waiting: Promise<Interpreter> | undefined;
let running: Interpreter | undefined;
let begun: Extract<ToChild, { kind: 'start' }> | undefined;

const send = (message: FromChild): void => write(textFrame(message));

const orders = frameReader((kind, payload) => {
  if (kind === 'image') void start(payload);
  else void obey(JSON.parse(payload.toString()));
});
process.stdin.on('data', orders);

async function obey(order: ToChild): Promise<void> {
  if (order.kind === 'start') {
    begun = order;
    if (order.image !== 'follows') await start(order.image === 'file' ? imageIn(order.path) : undefined);
    return;
  }
  if (!waiting) throw new Error('an order came before the start');
  const interpreter = await waiting;
  running = interpreter;
  if (order.kind === 'evaluate') return send(evaluateCode(interpreter, order, send));
  send(runProgram(interpreter, order, send));
  running = undefined;
  startAnother();
}

/** Undefined for one that was there a moment ago. */
function imageIn(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

async function start(given?: Buffer): Promise<void> {
  if (!begun) throw new Error('an image came before the start');
  parts = readParts(begun.folder);
  if (given) image = new Uint8Array(given.buffer, given.byteOffset, given.length);
  else {
    const { python } = await startInterpreter(parts, stop);
    python.runPython(begun.driver);
    image = new Uint8Array(python.makeMemorySnapshot());
    write(frame('image', image));
  }
  startAnother();
}

function startAnother(): void {
  if (!parts) return;
  waiting = startInterpreter(parts, stop, image);
  void waiting.then(() => send({ kind: 'ready', pid: process.pid }));
}

function stop(why: 'time', steps: number): void {
  send({ kind: 'end', ended: why, files: running ? filesIn(running.python.FS) : {}, steps, isLast: true });
  process.exit();
}

/** At once: a program may never give the thread back. */
function write(bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
}
