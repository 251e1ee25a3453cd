// What a test case gives in two trees: the value that comes out, and the one that should. Found by running it in both.
import type { Files, Language } from '../../schemas/program.ts';
import { sandboxFor } from '../sandboxes/index.ts';
import type { TestCase } from './test-cases.ts';

export interface Observed {
  readonly case: TestCase;
  /** A script that shows the value. */
  readonly script: string;
  /** What it prints in the one tree, and in the other: a value, or the line of an error. */
  readonly got: string;
  readonly wanted: string;
  readonly isError: boolean;
}

export const scriptName: Readonly<Record<Language, string>> = {
  python: 'try_it.py',
  javascript: 'try_it.js',
};

/** The first case that comes out differently; undefined where none does, or none in words that fit into a message. */
export async function observedDifference(
  cases: readonly TestCase[],
  { wrong, right }: { readonly wrong: Files; readonly right: Files },
  signal: AbortSignal,
): Promise<Observed | undefined> {
  for (const each of cases) {
    const script = scriptFor(each);
    const [got, wanted] = [
      await lastLine(each, { files: wrong, script }, signal),
      await lastLine(each, { files: right, script }, signal),
    ];
    if (!got || !wanted || wanted.isError || got.line === wanted.line) continue;
    if (Math.max(got.line.length, wanted.line.length) > longest) continue;
    return { case: each, script, got: got.line, wanted: wanted.line, isError: got.isError };
  }
  return undefined;
}

/** In characters. Nobody types a longer value into a message. */
const longest = 160;

export function scriptFor({ language, imports, helpers, before, actual }: TestCase): string {
  const shown = language === 'python' ? `print(repr(${actual}))` : `console.log(JSON.stringify(${actual}));`;
  const parts = [imports.join('\n'), helpers.join('\n\n'), [...before, shown].join('\n')];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

async function lastLine(
  { language }: TestCase,
  { files, script }: { readonly files: Files; readonly script: string },
  signal: AbortSignal,
): Promise<{ line: string; isError: boolean } | undefined> {
  const sandbox = await sandboxFor(language);
  const entry = scriptName[language];
  const result = await sandbox.run({ language, files: { ...files, [entry]: script }, entry }, signal);
  if (result.ended !== 'exit') return undefined;
  const isError = result.exit !== 0;
  const lines = (isError ? result.stderr : result.stdout).trim().split('\n');
  const line = isError ? lines.findLast((each) => /^\w*(?:Error|Exception)\b/.test(each)) : lines.at(-1);
  return line === undefined || line === '' ? undefined : { line, isError };
}
