// The pages about a run as a whole, its tools, and its worlds, in a real browser: what is shown, what links lead to, and
// what happens when a tool is tried.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frozenConfigOf, openRunStore, readRunStore } from '../../pipeline/run.ts';
import { hostileWorld } from '../support/hostile-world.ts';
import { runBytes } from '../support/run-bytes.ts';
import { tinyRun } from '../support/tiny-run.ts';
import {
  chromiumPath,
  type OpenViewer,
  openChromium,
  openViewer,
  withoutChromium,
} from '../support/viewer.ts';

describe.skipIf(chromiumPath === undefined)(`pages of the viewer (skipped where ${withoutChromium})`, () => {
  let directory: Awaited<ReturnType<typeof tinyRun>>;
  let viewer: OpenViewer;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];
  const run = (): string => join(directory.path, 'data', 'runs', 'tiny');

  beforeAll(async () => {
    directory = await tinyRun();
    await cp(run(), join(directory.path, 'data', 'runs', 'other'), { recursive: true });
    const frozen = await frozenConfigOf(run());
    if (!frozen) throw new Error('the tiny run has no config');
    await using store = await openRunStore(run(), frozen);
    await store.commit('synthesize-tools', 'hostile', { records: hostileWorld, rejects: [] });
  });
  beforeAll(async () => {
    viewer = await openViewer(directory.path, 'tiny', 'other');
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('dialog', (dialog) => {
      errors.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(viewer.url);
  });
  afterAll(async () => {
    await browser?.close();
    await viewer?.end();
    await directory?.[Symbol.asyncDispose]();
  });

  const go = async (hash: string): Promise<void> => {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  };

  it('show the funnel, the stages, and the mix of the plays', async () => {
    await go('#/tiny/overview');
    await page.getByRole('heading', { name: 'tiny' }).waitFor();
    await using store = await readRunStore(run());
    const plays = store.ids('trajectories').length;
    expect(await page.locator('.tiles').textContent()).toContain(`${plays} trajectories`);
    await page.getByRole('heading', { name: 'Kind of task' }).waitFor();
    expect(await page.locator('.funnel li').count()).toBeGreaterThan(2);
    expect(await page.locator('table.stages tbody tr').count()).toBeGreaterThan(5);
    await page.getByText('No model was asked').waitFor();
  });

  it('lead from the map to the tool that is clicked', async () => {
    await go('#/tiny/overview');
    const canvas = page.locator('.map-frame canvas');
    await canvas.scrollIntoViewIfNeeded();
    await page.getByLabel('find a tool on the map').fill('zzz');
    expect(await page.locator('.map [role=status]').textContent()).toMatch(/^0 of /);
    await page.getByLabel('find a tool on the map').fill('');
    await canvas.focus();
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    const name = await hoverSomePoint(page);
    await page.mouse.down();
    await page.mouse.up();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(page.url()).toMatch(/\/tools\/\w+$/);
  });

  it('list the tools, narrow them by words in the address, and open one with the keyboard', async () => {
    await go('#/tiny/tools');
    await page.locator('.tool-row').first().waitFor();
    const name = (await page.locator('.tool-row .tool-name').nth(3).textContent()) ?? '';
    await page.keyboard.press('/');
    await page.keyboard.type(name);
    await expect.poll(() => page.url()).toMatch(/text=/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('heading', { name: 'Program' }).waitFor();
    await page.getByRole('heading', { name: 'Nearest tools' }).waitFor();
    await page.goBack();
    expect(await page.getByLabel('search tools').inputValue()).toBe(name);
  });

  it('try a tool: result and changes show, bad arguments are told, and the run stays as it is', async () => {
    const before = await runBytes(run());
    await using store = await readRunStore(run());
    const [world = ''] = store.ids('worlds').filter((id) => id !== 'hostile');
    const { tools = [] } = await store.siblings('worlds', world);
    const tool = tools.find(({ operation }) => operation === 'create');
    await go(`#/tiny/worlds/${world}/try?tool=${tool?.name}`);
    await page.getByLabel('arguments, as JSON').fill('{');
    await page.getByRole('button', { name: 'call' }).click();
    await page.getByText('The arguments are not JSON').waitFor();
    await page.getByLabel('arguments, as JSON').fill('{"no_such": 1}');
    await page.getByRole('button', { name: 'call' }).click();
    await page.getByText('INVALID_ARGUMENTS').waitFor();
    const samples = page.getByRole('button', { name: /^sample \d$/ });
    const done = page.locator('.tried .tag.good');
    // A rule of the world may refuse some of them.
    for (let index = 0; index < (await samples.count()) && (await done.count()) === 0; index += 1) {
      await samples.nth(index).click();
      await page.getByLabel('arguments, as JSON').press('Control+Enter');
      await page
        .locator('.tried')
        .nth(index + 1)
        .waitFor();
    }
    await page.getByRole('heading', { name: 'Rows now' }).waitFor();
    expect(await page.locator('tr.marked').count()).toBe(await page.locator('.change').count());
    await page.getByRole('button', { name: 'start over' }).click();
    expect(await page.locator('.tried').count()).toBe(0);
    expect(await runBytes(run())).toEqual(before);
  });

  it('put two runs side by side, and lead to the plays of either', async () => {
    await go('#/tiny/compare');
    await page.locator('main select').selectOption('other');
    await page.getByRole('heading', { name: 'Accepted plays' }).waitFor();
    expect(page.url()).toMatch(/compare\/other$/);
    expect(await page.locator('.pairs .number').first().textContent()).toBe('0 points');
    await page.getByText('synthesize-tools').or(page.getByText('The same in both')).first().waitFor();
    await page.locator('.pairs a').nth(1).click();
    await expect.poll(() => page.url()).toContain('#/other/trajectories');
  });

  it('show hostile texts of worlds and tools as texts', async () => {
    for (const hash of [
      '#/tiny/worlds/hostile/about',
      '#/tiny/worlds/hostile/rows',
      '#/tiny/tools/hostile-tool',
    ]) {
      await go(hash);
      await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
      expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text).toContain('\\u001b');
      expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}]/u);
    }
  });

  it('fit a narrow window, in light and in dark', async () => {
    await page.setViewportSize({ width: 380, height: 700 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const hash of ['overview', 'tools', 'worlds', 'worlds/hostile/rows', 'rejects', 'compare']) {
        await go(`#/tiny/${hash}`);
        await expect.poll(() => page.locator('main [aria-busy]').count()).toBe(0);
        expect([hash, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([hash, 380]);
      }
    }
    await page.setViewportSize({ width: 1200, height: 800 });
  });

  it('cause no error in the browser', () => {
    expect(errors).toEqual([]);
  });
});

/** Moves the pointer over the map until it is on a point. Resolves to the name of its tool. */
async function hoverSomePoint(page: Page): Promise<string> {
  const box = await page.locator('.map-frame canvas').boundingBox();
  if (!box) throw new Error('the map is not on the page');
  for (let y = 10; y < box.height; y += 14)
    for (let x = 10; x < box.width - 120; x += 14) {
      await page.mouse.move(box.x + x, box.y + y);
      const hint = page.locator('.map-hint strong');
      if ((await hint.count()) > 0) return (await hint.textContent()) ?? '';
    }
  throw new Error('there is no point on the map');
}
