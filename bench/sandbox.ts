// Sandboxes: cold and warm start of each backend, small runs one after another, sessions at once, and memory for each,
// beside the time that a bare Node takes to start in the same run.
//   npm run bench -- sandbox.js [RUNS] [SESSIONS]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { sandboxFor, sandboxLack } from '../stages/sandboxes/index.ts';
import type { Language, Sandbox } from '../stages/sandboxes/sandbox.ts';

const [runs = 1000, sessions = 16] = process.argv.slice(2).map(Number);

const programs: Readonly<Record<Language, string>> = {
  python: 'print(sum(n * n for n in range(1000)))',
  javascript: 'console.log(Array.from({ length: 1000 }, (_, n) => n * n).reduce((a, b) => a + b, 0))',
};

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Resident memory of this process and of all that it started, in MB. */
function memory(): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat
          .slice(stat.lastIndexOf(')') + 2)
          .split(' ')
          .map(Number);
        return [{ pid: Number(pid), parent: fields[1] ?? 0, pages: fields[21] ?? 0 }];
      } catch {
        return []; // it has ended
      }
    });
  const below = (pid: number): number =>
    stats.filter(({ parent }) => parent === pid).reduce((sum, each) => sum + each.pages + below(each.pid), 0);
  const own = stats.find(({ pid }) => pid === process.pid)?.pages ?? 0;
  return ((own + below(process.pid)) * 4096) / 2 ** 20;
}

async function measure(sandbox: Sandbox, language: Language, bare: number): Promise<void> {
  const entry = language === 'python' ? 'main.py' : 'main.js';
  const run = () => sandbox.run({ language, files: { [entry]: programs[language] }, entry });
  const inStarts = (milliseconds: number): string =>
    `${milliseconds.toFixed(0)} ms (${(milliseconds / bare).toFixed(2)} starts of Node)`;
  console.log(`\n${language} in ${sandbox.name}`);
  console.log(`  first run        ${inStarts(await timed(run))}`);
  console.log(`  second run       ${inStarts(await timed(run))}`);
  const all = await timed(async () => {
    for (let done = 0; done < runs; done += 1) await run();
  });
  console.log(`  ${runs} runs, each  ${inStarts(all / runs)}`);
  const before = memory();
  const repls = await Promise.all(Array.from({ length: sessions }, () => sandbox.openRepl(language)));
  const opened = await timed(() => Promise.all(repls.map((repl) => repl.evaluate('1 + 1'))));
  const each = (memory() - before) / sessions;
  console.log(
    `  ${sessions} sessions at once, first answers ${inStarts(opened)}; ${each.toFixed(0)} MB each`,
  );
  await Promise.all(repls.map((repl) => repl[Symbol.asyncDispose]()));
}

const starts = 10;
const bare =
  (await timed(() => {
    for (let done = 0; done < starts; done += 1) spawnSync(process.execPath, ['-e', '0']);
  })) / starts;
console.log(`a bare Node starts in ${bare.toFixed(0)} ms`);
for (const choice of ['wasm', 'bubblewrap'] as const)
  for (const language of ['python', 'javascript'] as const) {
    const lack = await sandboxLack(language, choice);
    if (lack === undefined) await measure(await sandboxFor(language, choice), language, bare);
    else console.log(`\n${language} in ${choice}: ${lack}`);
  }
