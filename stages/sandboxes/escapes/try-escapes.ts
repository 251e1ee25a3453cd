// Tries everything that is known to get out of a sandbox, and says what did.
import type { Language, RunResult, Sandbox } from '../sandbox.ts';
import { type Attempt, attemptsAgainst } from './attempts.ts';
import { type Bait, layBait, secret } from './bait.ts';

export interface Finding {
  readonly name: string;
  readonly kind: string;
  /** How it got out; left out where it did not. */
  readonly escape?: string;
}

/** Little, because many attempts take all that they are given. The clock is there for what takes no steps. */
const limits = { seconds: 3, steps: 5_000_000, memory: 256 } as const;

export async function tryEscapes(
  sandbox: Sandbox,
  language: Language,
  {
    clock,
    signal,
    onFinding = () => {},
  }: {
    readonly clock: () => number;
    readonly signal?: AbortSignal;
    readonly onFinding?: (finding: Finding) => void;
  },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  await using bait = await layBait(clock);
  for (const attempt of await attemptsAgainst(language, sandbox.name)) {
    const way = await escapeOf(attempt, bait, (code) => runCode(sandbox, language, { code, signal }));
    const { name, kind } = attempt;
    const finding = { name, kind, ...(way === undefined ? {} : { escape: way }) };
    findings.push(finding);
    onFinding(finding);
  }
  const { stdout } = await runCode(sandbox, language, { code: greeting[language], signal });
  if (stdout !== 'alive\n')
    findings.push({ name: 'runs a program after all that', kind: 'reset', escape: `it printed "${stdout}"` });
  return findings;
}

const greeting: Readonly<Record<Language, string>> = {
  python: 'print("alive")',
  javascript: 'process.stdout.write("alive\\n")',
};

export function runCode(
  sandbox: Sandbox,
  language: Language,
  { code, signal }: { readonly code: string; readonly signal?: AbortSignal | undefined },
): Promise<RunResult> {
  const entry = language === 'python' ? 'main.py' : 'main.js';
  return sandbox.run({ language, files: { [entry]: code }, entry, limits }, signal);
}

/** How an attempt got out; undefined if it did not. */
export async function escapeOf(
  { code, next, twice }: Attempt,
  bait: Bait,
  run: (code: string) => Promise<Pick<RunResult, 'stdout' | 'stderr' | 'files'>>,
): Promise<string | undefined> {
  await bait.reset();
  const results = [await run(bait.filled(code))];
  if (next !== undefined) results.push(await run(bait.filled(next)));
  if (twice) results.push(await run(bait.filled(code)));
  for (const { stdout, stderr, files } of results) {
    const said = /^.*(?<!")ESCAPED(?!").*$/m.exec(stdout) ?? /^ESCAPED.*$/m.exec(stderr);
    if (said) return said[0].slice(0, 200);
    if (Object.entries(files).some(([path, text]) => !path.startsWith('main.') && text.includes(secret)))
      return 'it brought a file of the host into its tree';
  }
  if (twice && results[0]?.stdout !== results[1]?.stdout) return 'it saw something else the second time';
  return bait.taken();
}
