// The ledger: a million calls as runs write them, read as `status` reads them and opened as a run opens them; compared with
// reading the same lines and parsing their JSON.
// Usage: npm run bench -- ledger.js [CALLS]
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from '../pipeline/files/line-file.ts';
import { openLedger, readSpending } from '../pipeline/money/ledger.ts';

const calls = Number(process.argv[2] ?? 1_000_000);
const directory = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));
const path = join(directory, 'ledger.jsonl');

async function write(): Promise<void> {
  await using file = await open(path, 'w');
  let lines: string[] = [];
  for (let number = 1; number <= calls; number += 1) {
    const call = { stage: 'simulate', role: number % 3 === 0 ? 'user' : 'agent', model: 'm' };
    const used = { input: 2000 + (number % 700), cachedInput: 0, output: 90 + (number % 50) };
    const reserved = {
      reserves: number,
      ...call,
      input: 9000,
      cachedInput: 0,
      output: 4000,
      cost: 0.021,
      seconds: 0,
    };
    lines.push(JSON.stringify(reserved));
    lines.push(JSON.stringify({ ...call, ...used, cost: 0.002_35, seconds: 1.25, settles: number }));
    if (lines.length < 20_000) continue;
    await file.appendFile(`${lines.join('\n')}\n`);
    lines = [];
  }
  if (lines.length > 0) await file.appendFile(`${lines.join('\n')}\n`);
}

async function measureTime(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

await write();
let parsed = 0;
const floor = await measureTime(async () => {
  await readLines(path, (line) => {
    parsed += (JSON.parse(line) as { cost: number }).cost;
  });
});
const read = await measureTime(async () => {
  const { calls: found } = await readSpending(path);
  if (found !== calls) throw new Error(`${found} calls were read of ${calls}`);
});
const opened = await measureTime(async () => {
  await using ledger = await openLedger({ path, budget: 1e9 });
  if (ledger.spending().calls !== calls) throw new Error('the ledger that was opened lacks calls');
});

const row = (name: string, seconds: number): void =>
  console.log(
    `${name.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s  ${(seconds / floor).toFixed(2).padStart(6)} of the floor`,
  );
console.log(`${calls.toLocaleString('en')} calls, ${parsed > 0 ? 2 : 0} lines each`);
row('floor: lines and JSON', floor);
row('read', read);
row('opened', opened);
await rm(directory, { recursive: true });
