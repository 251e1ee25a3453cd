// What the runner of tests uses of its host, in a real Node. The file of this name for QuickJS has the same functions.
import { mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const streams = [process.stdout, process.stderr];
const originals = streams.map((stream) => stream.write);

export function captureOutput(take) {
  for (const [index, stream] of streams.entries())
    stream.write = take
      ? (chunk) => {
          take(String(chunk));
          return true;
        }
      : originals[index];
}

export const say = (line) => void writeSync(1, `${line}\n`);

export function readText(path) {
  try {
    return readFileSync(`/workspace/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}

export function writeText(path, text) {
  mkdirSync(dirname(`/workspace/${path}`), { recursive: true });
  writeFileSync(`/workspace/${path}`, text);
}

let idle = () => false;
export function onIdle(call) {
  idle = call;
}
process.on('beforeExit', () => idle());
