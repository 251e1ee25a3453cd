// The published package: packed, installed in an empty folder from what is already on this machine, and run
// there.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

it('the built command can be executed as it is, which `npx toolloom` does in a checkout', () => {
  expect(execFileSync(join(root, 'dist', 'pipeline', 'cli.js'), ['--version'], { encoding: 'utf8' })).toMatch(
    /^\d/,
  );
});

it('runs from its tarball, with its seeds and configs, in an empty folder', async () => {
  await using directory = await tempDir();
  const run = (command: string, args: string[], cwd: string): string =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const packed = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory.path], root),
  );
  const [{ filename, files }] = Array.isArray(packed) ? packed : Object.values(packed);
  const names = files.map((file: { path: string }) => file.path);
  expect(names).toContain('data/configs/demo.yaml');
  expect(names).toContain('docs/configuration.md');
  expect(names.filter((name: string) => /^(test|data\/runs|schemas|stages)\//.test(name))).toEqual([]);

  run('tar', ['xzf', filename], directory.path);
  const modules = join(directory.path, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  renameSync(join(directory.path, 'package'), join(modules, 'toolloom'));
  // Its dependencies, as an installation would lay them beside it.
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.') && name !== 'toolloom')
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  symlinkSync('../toolloom/dist/pipeline/cli.js', join(modules, '.bin', 'toolloom'));

  expect(run('node', ['node_modules/.bin/toolloom', '--version'], directory.path).trim()).toMatch(
    /^\d+\.\d+\.\d+$/,
  );
  const out = run('node', ['node_modules/.bin/toolloom', 'run', '--target', '10', '--json'], directory.path);
  expect(JSON.parse(out).datasets.length).toBe(4);
});
