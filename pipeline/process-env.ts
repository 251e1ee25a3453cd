// The environment of this process. No other file reads process.env, so what toolloom takes from outside is
// found in one place.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The value of a variable; undefined where it is not set or is empty. */
export function environmentVariable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

/**
 * Takes the variables out of what Linux shows of this process as /proc/PID/environ, which every process of the same
 * user may read, the servers that we start among them. They stay where environmentVariable reads them. Where there is
 * no such file, or where the system does not let a process write to its own memory, nothing changes.
 */
export function hideEnvironment(): void {
  if (process.platform !== 'linux') return;
  let memory: number | undefined;
  try {
    const block = readFileSync('/proc/self/environ');
    const start = environmentStart(readFileSync('/proc/self/stat', 'latin1'));
    memory = openSync('/proc/self/mem', 'r+');
    writeSync(memory, withoutVariables(block), 0, block.length, start);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error; // the system refuses
  } finally {
    if (memory !== undefined) closeSync(memory);
  }
}

/** The block with zeros in place of the variables. Each is set anew, so that the library keeps it elsewhere. */
function withoutVariables(block: Buffer): Buffer {
  const cleared = Buffer.from(block);
  for (let start = 0, end = block.indexOf(0); end >= 0; start = end + 1, end = block.indexOf(0, start)) {
    const entry = block.subarray(start, end);
    const name = entry.subarray(0, Math.max(entry.indexOf('='), 0)).toString();
    const value = process.env[name];
    // One that is not UTF-8 cannot be set as it was.
    if (value === undefined || !entry.equals(Buffer.from(`${name}=${value}`))) continue;
    process.env[name] = value;
    cleared.fill(0, start, end);
  }
  return cleared;
}

/** Where the variables lie in the memory of the process: field 50 of /proc/self/stat, whose second may hold spaces. */
const environmentStart = (stat: string): number =>
  Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[47]);
