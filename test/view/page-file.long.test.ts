// A page that was handed over: one file, opened from a disk without a server, that shows a sample and asks nobody.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunStore } from '../../pipeline/run.ts';
import { toolloom } from '../support/cli.ts';
import { tinyRun } from '../support/tiny-run.ts';
import { chromiumPath, openChromium, withoutChromium } from '../support/viewer.ts';

let directory: Awaited<ReturnType<typeof tinyRun>>;
let plays: readonly string[];
const file = (): string => join(directory.path, 'sample.html');

beforeAll(async () => {
  directory = await tinyRun();
  await using store = await readRunStore(join(directory.path, 'data', 'runs', 'tiny'));
  plays = store.ids('trajectories');
});
afterAll(() => directory?.[Symbol.asyncDispose]());

describe('the command', () => {
  it('writes one file with the wanted number of trajectories', async () => {
    const { code, stdout, stderr } = await toolloom(
      ['view', 'tiny', '--export', 'sample.html', '--sample', '3', '--json'],
      directory.path,
    );
    expect([code, stderr]).toEqual([0, '']);
    const { length } = await readFile(file());
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'sample.html',
      trajectories: 3,
      of: plays.length,
      bytes: length,
    });
  });

  it('writes the same bytes for the same run', async () => {
    const first = await readFile(file(), 'utf8');
    await toolloom(['view', 'tiny', '--export', 'again.html', '--sample', '3'], directory.path);
    expect(await readFile(join(directory.path, 'again.html'), 'utf8')).toBe(first);
  });

  it('tells nobody where the run lies', async () => {
    expect(await readFile(file(), 'utf8')).not.toContain(directory.path);
  });

  it('says in one line that a file holds 200 trajectories at most, and one run', async () => {
    const many = await toolloom(['view', 'tiny', '--export', 'x.html', '--sample', '201'], directory.path);
    expect([many.code, many.stderr]).toEqual([2, expect.stringContaining('whole number from 1 to 200')]);
    const both = await toolloom(['view', 'tiny', 'data/runs/tiny', '--export', 'x.html'], directory.path);
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('a file holds one')]);
  });
});

describe.skipIf(chromiumPath === undefined)(`the file (skipped where ${withoutChromium})`, () => {
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];
  const requests: string[] = [];
  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.newPage();
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file()).href);
  });
  afterAll(() => browser?.close());
  const go = (hash: string): Promise<unknown> => page.evaluate(`location.hash = ${JSON.stringify(hash)}`);

  it('says that it holds a sample, and has the pages that need no run', async () => {
    await page.getByText(`a sample of 3 of ${plays.length} trajectories`).waitFor();
    expect(await page.locator('header nav a').allTextContents()).toEqual([
      'Overview',
      'Trajectories',
      'Tools',
    ]);
    await page.getByRole('heading', { name: 'Kind of task' }).waitFor();
  });

  it('lists its trajectories, finds words in them, and shows one in full', async () => {
    await go('#/tiny/trajectories');
    await page.getByText('3 trajectories').waitFor();
    await go('#/tiny/trajectories?q=zzzz');
    await page.getByText('0 trajectories').or(page.getByText('No trajectory')).first().waitFor();
    await go('#/tiny/trajectories?verdict=accepted');
    await page.locator('.list-row').first().waitFor();
    await page.locator('.list-row').first().click();
    await page.getByRole('heading', { name: 'Verdict' }).waitFor();
    expect(await page.getByRole('button', { name: 'accept' }).count()).toBe(0);
  });

  it('shows the tools that its trajectories call, and nothing to try', async () => {
    await go('#/tiny/tools');
    await page.locator('.tool-row').first().click();
    await page.getByRole('heading', { name: 'Parameters' }).waitFor();
    expect(await page.getByText('try it').count()).toBe(0);
  });

  it('asks nobody, and its policy would not let it', async () => {
    expect(requests).toEqual([pathToFileURL(file()).href]);
    expect(errors).toEqual([]);
    const refused = await page.evaluate(
      `fetch('https://example.org').then(() => 'answered', () => 'refused')`,
    );
    expect(refused).toBe('refused');
  });

  it('whose script was changed does not run', async () => {
    const changed = (await readFile(file(), 'utf8')).replace(
      '<script type="module">',
      '<script type="module">0;',
    );
    await writeFile(join(directory.path, 'changed.html'), changed);
    await page.goto(pathToFileURL(join(directory.path, 'changed.html')).href);
    expect(await page.locator('header').count()).toBe(0);
  });
});
