// Packaged servers: what they may see, and what ends them.
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { readServer } from '../../stages/harvest/sources/packages.ts';
import { installedPackage } from '../../stages/mcp/installed.ts';
import { serverScript } from '../support/harvested.ts';
import { descendantsOf, expectGone } from '../support/processes.ts';
import { moduleUrl, startScript } from '../support/script.ts';

const server = { name: 'test-server', package: 'test-server', version: '1.0.0' };
const options = { timeout: 20_000, signal: new AbortController().signal };
const located = (script: string) => () => ({
  entry: serverScript(script),
  manifest: { version: '1.0.0', bin: script },
});

it('every page is read, and the server sees no variable of ours but the path', async () => {
  process.env.TOOLLOOM_SECRET = 'hush';
  const found = await readServer(server, located('tells.mjs'), options);
  delete process.env.TOOLLOOM_SECRET;
  const names = found.tools.flatMap((tool) => ('spec' in tool ? [tool.spec.originalName] : []));
  expect(names).toEqual(expect.arrayContaining(['sees_PATH', 'sees_HOME', 'sees_TMPDIR']));
  // Some shells export these of their own, and the last one is the mark by which a server is found and ended.
  const others = names.filter(
    (name) => !/_(PATH|HOME|TMPDIR|PWD|OLDPWD|SHLVL|_|TOOLLOOM_SERVER)$/.test(name),
  );
  expect(others).toEqual([]);
});

it('a server with one wrong tool is a reject of that tool, and one that dies is owed', async () => {
  const found = await readServer(server, located('rubbish.mjs'), options);
  expect(found).toMatchObject({ tools: [], rejects: [{ reason: 'broken declaration' }] });
  await expect(readServer(server, located('dies.mjs'), options)).rejects.toMatchObject({
    name: 'UnavailableError',
    reason: 'server did not start',
  });
});

it('a package that is not installed is a reject, which says what to install', async () => {
  const missing = () => installedPackage({ package: '@toolloom-test/no-such-server', version: '1.0.0' });
  expect(await readServer(server, missing, options)).toMatchObject({
    tools: [],
    rejects: [
      { reason: 'server not installed', detail: expect.stringContaining('@toolloom-test/no-such-server') },
    ],
  });
});

// As a process of its own, because this one cannot be killed. It says so when the server has listed its
// tools.
const parentScript = `import { connect } from ${moduleUrl('stages/mcp/connect.ts')};
const installed = { entry: process.argv[1], manifest: { version: '1', bin: 'x' } };
const options = { timeout: 60000, signal: new AbortController().signal };
const session = await connect({ name: 'x', package: 'x' }, installed, options);
await session.listTools();
console.log('up');
setInterval(() => {}, 1000);`;

it.each(['tells.mjs', 'ignores-term.mjs', 'leaves-child.mjs'])(
  '%s does not outlive the process that started it, even when that one is killed',
  async (script) => {
    const parent = await startScript(parentScript, [serverScript(script)]);
    const children = descendantsOf(parent.pid ?? 0);
    expect(children.length).toBeGreaterThan(1);
    parent.kill('SIGKILL');
    await once(parent, 'close');
    await expectGone(children);
  },
);
