// Who may see a run in the viewer, and what the server says of what it refuses.
import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyRun } from '../support/tiny-run.ts';
import { type OpenViewer, openViewer } from '../support/viewer.ts';

let directory: Awaited<ReturnType<typeof tinyRun>>;
let viewer: OpenViewer;
beforeAll(async () => {
  directory = await tinyRun();
  viewer = await openViewer(directory.path, 'tiny');
});
afterAll(async () => {
  await viewer?.end();
  await directory?.[Symbol.asyncDispose]();
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
}

/** fetch does not let a caller say what the Host is. */
function answerOf(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${viewer.origin}${path}`, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the page', () => {
  it('opens for the token alone, which moves from the address into a cookie', async () => {
    expect((await answerOf('/')).status).toBe(401);
    expect((await answerOf('/?token=wrong')).status).toBe(401);
    const first = await answerOf(`/?token=${viewer.token}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await answerOf('/', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
    expect((await answerOf('/', { cookie: cookie.replace(/=.{5}/, '=wrong') })).status).toBe(401);
  });

  it('may load nothing but its own script and style', async () => {
    const { headers } = await answerOf('/page.js');
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self';",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('data', () => {
  it('is given for the token alone: a cookie, which browsers send on their own, does not do', async () => {
    const [cookie = ''] = (await answerOf(`/?token=${viewer.token}`)).headers['set-cookie'] ?? [];
    expect((await answerOf('/api')).status).toBe(401);
    expect((await answerOf('/api', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(401);
    expect((await answerOf('/api', { 'x-toolloom-token': 'wrong' })).status).toBe(401);
    expect((await answerOf('/api', { 'x-toolloom-token': viewer.token })).status).toBe(200);
  });

  it('is not given to other names, nor to pages of other sites', async () => {
    const token = { 'x-toolloom-token': viewer.token };
    const { port } = new URL(viewer.origin);
    expect((await answerOf('/api', { ...token, host: `localhost:${port}` })).status).toBe(200);
    expect((await answerOf('/api', { ...token, host: `evil.example:${port}` })).status).toBe(403);
    expect((await answerOf('/api', { ...token, origin: 'http://evil.example' })).status).toBe(403);
    expect((await answerOf('/api', { ...token, origin: 'null' })).status).toBe(403);
    expect((await answerOf('/api', { ...token, origin: viewer.origin })).status).toBe(200);
  });

  it('about the runs names each, and about others says that there are none', async () => {
    expect((await viewer.get('')).body).toEqual({
      runs: [expect.objectContaining({ key: 'tiny', seed: expect.any(Number), target: expect.any(Number) })],
    });
    expect(await viewer.get('/tiny/nothing')).toEqual({
      status: 404,
      body: { error: 'there is nothing at /api/tiny/nothing' },
    });
  });
});

describe('the command', () => {
  it('says in one line that there is no run, that a name is none, and that a port is taken', async () => {
    await using empty = await tempDir();
    const none = await toolloom(['view'], empty.path);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no run under') });
    const unknown = await toolloom(['view', 'tyni'], directory.path);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean tiny?') });
    const taken = await toolloom(['view', '--port', new URL(viewer.origin).port], directory.path);
    expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining('choose another --port') });
  });

  it('shows the other runs where one of them cannot be read', async () => {
    await using other = await tinyRun();
    const runs = join(other.path, 'data', 'runs');
    for (const [name, text] of [
      ['broken', '{'],
      ['old', JSON.stringify({ config: { name: 'old', colors: 3 } })],
    ] as const) {
      await mkdir(join(runs, name));
      await writeFile(join(runs, name, 'run.json'), text);
    }
    const opened = await openViewer(other.path);
    const { status, body } = await opened.get('');
    const { stderr } = await opened.end();
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('"key":"tiny"');
    expect(`${JSON.stringify(body)} ${stderr}`).toMatch(/broken.*run\.json/);
    expect(`${JSON.stringify(body)} ${stderr}`).toMatch(/old.*run\.json/);
  });

  it('ends with Ctrl-C and leaves no error', async () => {
    const another = await openViewer(directory.path);
    expect(await another.end()).toEqual({ code: 0, stderr: '' });
  });
});
