// A disk that becomes full while models are asked: the run ends with one line, whatever file it strikes, nothing that was
// made is lost, and nothing that was answered is asked again once there is room.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/cli.ts';
import { modelRun, offlineTwin } from '../support/model-run.ts';
import { expectTwin, statusOf, untilDone } from '../support/model-run-checks.ts';
import { tempDir } from '../support/temp-dir.ts';

describe.skipIf(!existsSync('/dev/full'))('a disk that is full at', () => {
  it.each(['journal/entries.jsonl', 'ledger.jsonl', 'traces.jsonl'])('%s', async (name) => {
    await using run = await modelRun();
    await untilDone(run, '--until', 'evolve');
    const path = join(run.run, name);
    await rename(path, `${path}.kept`);
    await symlink('/dev/full', path);
    const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml');
    expect(code, stderr).toBe(2);
    const last = stderr.trim().split('\n').at(-1) ?? '';
    expect(last).toContain(`no space is left on the device that holds data/runs/models/${name}`);
    expect(stderr.match(/no space is left/g)).toHaveLength(1);
    expect(stderr).not.toMatch(/bug|\n\s+at /);
    const asked = run.endpoint.requests.length;
    await rm(path);
    await rename(`${path}.kept`, path);
    await untilDone(run);
    await expectTwin(run);
    const { prompts } = await offlineTwin();
    // Only what was in flight, or could not be kept, is asked again.
    expect(run.endpoint.requests.length - prompts).toBeLessThanOrEqual(8);
    expect(asked).toBeLessThan(prompts);
    if (name === 'ledger.jsonl') return; // what could not be written is missing
    const { spending } = await statusOf(run);
    expect(spending.calls).toBeGreaterThanOrEqual(prompts);
  });
});

it('a line that does not fit leaves no part of itself behind', async () => {
  await using directory = await tempDir();
  const path = join(directory.path, 'lines.jsonl');
  const script = `
    import { lineFile } from ${JSON.stringify(join(root, 'pipeline/files/line-file.ts'))};
    const file = await lineFile(${JSON.stringify(path)}, () => {});
    let failures = 0;
    for (let number = 0; failures < 3; number += 1)
      try {
        file.write(JSON.stringify({ number, text: 'x'.repeat(300) }));
      } catch (error) {
        if (error.code !== 'EFBIG') throw error;
        failures += 1;
      }`;
  const node = `"${process.execPath}" --import tsx --input-type=module -e '${script.replaceAll("'", "'\\''")}'`;
  const { status, stderr } = spawnSync('bash', ['-c', `ulimit -f 4; ${node}`], {
    encoding: 'utf8',
    cwd: root,
  });
  expect(status, stderr).toBe(0);
  const lines = (await readFile(path, 'utf8')).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.length).toBeGreaterThan(3);
  for (const [number, line] of lines.entries()) expect(JSON.parse(line)).toMatchObject({ number });
});
