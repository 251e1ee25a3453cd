// toolloom push to a hub on this machine: what arrives, what is asked before, what faults and a kill lead to, and what is
// never sent.
import { appendFile, cp, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { frozenConfigOf } from '../../pipeline/run.ts';
import { killedWhen, start, toolloom } from '../support/cli.ts';
import { type HubOptions, hubServer } from '../support/hub-server.ts';
import { tempDir } from '../support/temp-dir.ts';
import { atTerminal, hasTerminal } from '../support/terminal.ts';
import { tinyRun } from '../support/tiny-run.ts';

let made: Awaited<ReturnType<typeof tinyRun>>;
beforeAll(async () => {
  made = await tinyRun();
});
afterAll(() => made[Symbol.asyncDispose]());

const token = 'hf_tokenOfTheTestsThatNobodyMaySee0123';
const secrets = { HF_TOKEN: token };

async function hubAndRun(options: HubOptions = {}) {
  const hub = await hubServer(options);
  const directory = await tempDir();
  await cp(made.path, directory.path, { recursive: true });
  const run = join(directory.path, 'data', 'runs', 'tiny');
  const args = ['push', 'acme/tools', '--format', 'openai', '--hub', hub.url];
  return {
    ...{ hub, run, args, path: directory.path },
    push: (...flags: string[]) => toolloom([...args, ...flags], directory.path, secrets),
    async [Symbol.asyncDispose]() {
      await hub[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [relative(folder, file), (await readFile(file)).toString('base64')] as const),
    ),
  );
}

it('uploads every file and the config in one commit, large ones to their storage and in parts', async () => {
  await using pushed = await hubAndRun({ regularBytes: 3000, partBytes: 9000 });
  const { hub, run } = pushed;
  const { code, stdout, stderr } = await pushed.push('--yes', '--public');
  expect([code, stdout], stderr).toEqual([0, `${hub.url}/commit/1\n`]);
  const { files, isPrivate } = hub.repositories.get('acme/tools') ?? {};
  expect(isPrivate).toBe(false);
  const { 'config.yaml': config, ...arrived } = Object.fromEntries(
    [...(files ?? [])].map(([path, content]) => [path, content.toString('base64')]),
  );
  expect(arrived).toEqual(await filesIn(join(run, 'datasets', 'openai')));
  expect(Object.keys(arrived)).toContain('pictures/funnel.svg');
  expect(parse(Buffer.from(config ?? '', 'base64').toString())).toEqual(
    JSON.parse(JSON.stringify((await frozenConfigOf(run))?.config)),
  );
  expect(hub.objects.size).toBeGreaterThan(1);
  expect(hub.asked.some((what) => what.startsWith('POST /complete/'))).toBe(true);
  expect(hub.commits.length).toBe(1);
  // The token goes to the hub alone, and to no address that it names for storage.
  for (const { what, value } of hub.authorizations)
    expect([what, value]).toEqual([what, /storage|complete/.test(what) ? undefined : `Bearer ${token}`]);
  expect(stdout + stderr).not.toContain(token);
});

it('sends what is there already no second time, and changes no visibility', async () => {
  await using pushed = await hubAndRun({ regularBytes: 3000 });
  expect((await pushed.push('--yes')).code).toBe(0);
  expect(pushed.hub.repositories.get('acme/tools')?.isPrivate).toBe(true);
  const uploads = () => pushed.hub.asked.filter((what) => what.startsWith('PUT')).length;
  const before = uploads();
  const again = await pushed.push('--yes', '--public', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ format: 'openai', repository: 'acme/tools', commit: '2' });
  expect(again.stderr).toContain('who may read it stays as it is');
  expect([uploads(), pushed.hub.repositories.get('acme/tools')?.isPrivate]).toEqual([before, true]);
});

it('asks first, and sends nothing without a yes', async () => {
  await using pushed = await hubAndRun();
  const { code, stderr } = await pushed.push();
  expect([code, stderr]).toEqual([2, expect.stringContaining('add --yes to upload these files')]);
  expect(stderr).toMatch(/^train\.jsonl +\d+\.\d\d MB$/m);
  expect(pushed.hub.asked).toEqual([]);
});

it.skipIf(!hasTerminal())('asks at a terminal', async () => {
  await using pushed = await hubAndRun();
  const { path, args, hub } = pushed;
  const where = { cwd: path, environment: secrets };
  const no = await atTerminal(args.join(' '), [{ question: '[y/N]', type: 'n\n' }], where);
  expect([no.code, hub.asked]).toEqual([2, []]);
  const yes = await atTerminal(args.join(' '), [{ question: '[y/N]', type: 'y\n' }], where);
  expect([yes.code, hub.commits.length]).toEqual([0, 1]);
});

it.each([
  ['a key', 'the key is sk-live-abcdefghijklmnopqrstuvwx'],
  ['a key behind an escape of JSON', '{"text":"the key:\\nsk-live-abcdefghijklmnopqrstuvwx"}'],
  ['the token itself', `it is ${token}`],
])('sends nothing where a file holds %s', async (_, text) => {
  await using pushed = await hubAndRun();
  await appendFile(join(pushed.run, 'datasets', 'openai', 'README.md'), `\n${text}\n`);
  const { code, stdout, stderr } = await pushed.push('--yes');
  expect([code, pushed.hub.asked]).toEqual([2, []]);
  expect(stderr).toMatch(/README\.md:\d+ holds a secret, so nothing was sent/);
  expect(stdout + stderr).not.toContain(text);
});

it('sends nothing that the run has not written so', async () => {
  await using pushed = await hubAndRun();
  await appendFile(join(pushed.run, 'datasets', 'openai', 'train.jsonl'), '{}\n');
  const { code, stderr } = await pushed.push('--yes');
  expect([code, pushed.hub.asked]).toEqual([2, []]);
  expect(stderr).toContain('train.jsonl is not as the run has written it');
});

it('goes on after faults that pass, and says what does not', async () => {
  const faults = new Set<string>();
  await using pushed = await hubAndRun({
    regularBytes: 3000,
    fault: (what, count, response) => {
      if (count > 1 || what.includes('/verify')) return false;
      faults.add(what);
      if (what.includes('storage')) response.destroy();
      else response.writeHead(faults.size % 2 === 0 ? 503 : 429, { 'retry-after': '0' }).end('busy');
      return true;
    },
  });
  const { code, stderr } = await pushed.push('--yes');
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('trying again in');
  expect(pushed.hub.commits.length).toBe(1);
});

it.each([
  [
    401,
    { error: `Invalid token ${token}` },
    'answered 401: Invalid token [secret]; check the token in HF_TOKEN',
  ],
  [
    403,
    { error: 'You cannot write' },
    'answered 403: You cannot write; the token in HF_TOKEN may not write there',
  ],
])('says in one line what a hub that answers %i wants', async (status, body, message) => {
  await using pushed = await hubAndRun({
    fault: (_, __, response) => {
      response.writeHead(status).end(JSON.stringify(body));
      return true;
    },
  });
  const { code, stderr } = await pushed.push('--yes');
  expect([code, pushed.hub.asked.length]).toEqual([2, 1]);
  expect(stderr.trim().split('\n').at(-1)).toContain(message);
});

it('can be killed anywhere: the commit is made whole or not at all', async () => {
  let isHeld = false;
  await using pushed = await hubAndRun({
    regularBytes: 3000,
    fault: (what) => {
      if (isHeld || !what.includes('storage')) return false;
      isHeld = true; // and no answer
      return true;
    },
  });
  await killedWhen(start([...pushed.args, '--yes'], pushed.path, secrets), () => isHeld);
  expect(pushed.hub.repositories.get('acme/tools')?.files.size).toBe(0);
  expect((await pushed.push('--yes')).code).toBe(0);
  expect(pushed.hub.commits.length).toBe(1);
});

it.each([
  [['push', 'tools', '--yes'], {}, 'tools is not the name of a repository'],
  [['push', 'acme/tools', '--yes'], {}, 'say which with --format'],
  [['push', 'acme/tools', '-f', 'openay'], {}, 'there is no format openay (did you mean openai?)'],
  [['push', 'acme/tools', '-f', 'openai'], { HF_TOKEN: '' }, 'HF_TOKEN is not set'],
  [['push', 'acme/tools', '-f', 'openai', '-y', '--hub', 'http://hub.example'], secrets, 'is not encrypted'],
])('%j is refused with one line', async (args, environment, message) => {
  const { code, stderr } = await toolloom(args, made.path, environment as Record<string, string>);
  expect(code).toBe(2);
  expect(stderr.trim().split('\n').at(-1)).toContain(message);
});
