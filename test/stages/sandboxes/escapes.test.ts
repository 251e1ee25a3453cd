// The quick part of the attempts to escape: all but those that take all the time, memory, or disk that there is.
import { describe, expect, it } from 'vitest';
import { attemptsAgainst, attemptsOf } from '../../../stages/sandboxes/escapes/attempts.ts';
import { layBait } from '../../../stages/sandboxes/escapes/bait.ts';
import { escapeOf, runCode } from '../../../stages/sandboxes/escapes/try-escapes.ts';
import { backends } from '../../support/sandboxes.ts';

process.env.TOOLLOOM_ESCAPE = '1';
const slow = ['endless', 'memory', 'output', 'disk', 'stack', 'fork bomb'];

it.each(['python', 'javascript'] as const)('there are at least forty attempts in %s', async (language) => {
  expect((await attemptsOf(language)).length).toBeGreaterThanOrEqual(40);
});

describe.each(backends)('$label', ({ language, lack, open }) => {
  it.skipIf(lack)('holds what tries to get out', async () => {
    const sandbox = await open();
    await using bait = await layBait(() => Date.now());
    const attempts = (await attemptsAgainst(language, sandbox.name)).filter(
      ({ kind }) => !slow.includes(kind),
    );
    const out: string[] = [];
    for (const attempt of attempts) {
      const way = await escapeOf(attempt, bait, (code) => runCode(sandbox, language, { code }));
      if (way !== undefined) out.push(`${attempt.name}: ${way}`);
    }
    expect(out).toEqual([]);
  });
});
