// Examines the sandboxes of a config for the command `doctor`.
import type { SandboxExaminer, SandboxReport } from '../../pipeline/commands/sandbox-examiner.ts';
import { messageOf } from '../../pipeline/errors.ts';
import type { SandboxChoice } from '../../pipeline/sandbox-choice.ts';
import { runCode, tryEscapes } from './escapes/try-escapes.ts';
import { sandboxFor } from './index.ts';
import { type Language, languages } from './sandbox.ts';

export const sandboxExaminer: SandboxExaminer = {
  async examine(choice, { triesEscapes, note }) {
    const reports: SandboxReport[] = [];
    for (const language of languages) {
      if (triesEscapes)
        note(`Trying to get out of the sandbox for ${language}; this takes a minute or two\n`);
      reports.push(await examined(language, choice, triesEscapes));
    }
    return reports;
  },
};

const sums: Readonly<Record<Language, string>> = {
  python: 'print(6 * 7)',
  javascript: 'process.stdout.write(`${6 * 7}\\n`)',
};

async function examined(
  language: Language,
  choice: SandboxChoice,
  triesEscapes: boolean,
): Promise<SandboxReport> {
  const report = { language, backend: choice, attempts: 0, escapes: [] };
  try {
    const sandbox = await sandboxFor(language, choice);
    const named = { ...report, backend: sandbox.name };
    const { stdout, stderr, ended } = await runCode(sandbox, language, { code: sums[language] });
    if (stdout !== '42\n')
      return {
        ...named,
        lack: `a program of one line ended with "${ended}" and printed "${stdout}${stderr}"`,
      };
    if (!triesEscapes) return named;
    const findings = await tryEscapes(sandbox, language, { clock });
    const escapes = findings.flatMap((each) =>
      each.escape === undefined ? [] : [`${each.name}: ${each.escape}`],
    );
    return { ...named, attempts: findings.length, escapes };
  } catch (error) {
    return { ...report, lack: messageOf(error) };
  }
}

/** Only what tries to read the time of the host is told it. */
const clock = (): number => performance.timeOrigin + performance.now();
