// The pages of the viewer in a real browser: looking for trajectories, reading one, deciding by keys alone, hostile
// content, following a run, both themes, and a narrow window.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { frozenConfigOf, openRunStore, readRunStore } from '../../pipeline/run.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { tinyRun } from '../support/tiny-run.ts';
import {
  chromiumPath,
  type OpenViewer,
  openChromium,
  openViewer,
  withoutChromium,
} from '../support/viewer.ts';

if (chromiumPath === undefined) process.stderr.write(`Skipped: ${withoutChromium}\n`);

const hostile = {
  markup: '<img src=x onerror="window.wasRun=1"><script>window.wasRun=1</script>',
  escapes: 'red \u001b[31mtext\u001b[0m, turned \u202e around, and half \ud83d of a character',
  long: `begin ${'x'.repeat(1_000_000)} end`,
};

describe.skipIf(chromiumPath === undefined)('the pages', () => {
  let directory: Awaited<ReturnType<typeof tinyRun>>;
  let run: string;
  let viewer: OpenViewer;
  let browser: Browser;
  let page: Page;
  let plays: Trajectory[];
  /** A play with another trial of its task. */
  let first: string;
  let count: number;
  const errors: string[] = [];

  beforeAll(async () => {
    directory = await tinyRun();
    run = join(directory.path, 'data', 'runs', 'tiny');
    await using store = await readRunStore(run);
    plays = [];
    for await (const play of store.read('trajectories')) plays.push(play);
    await commit({ ...(plays[0] as Trajectory), ...hostilePlay(plays[0] as Trajectory) });
    const calling = plays.find(({ steps }) => steps.length > 0) as Trajectory; // most plays call something
    await commit({ ...calling, ...secondTrial(calling) });
    first = calling.id;
    count = plays.length + 2;
    viewer = await openViewer(directory.path, 'tiny');
    browser = await openChromium();
    page = await openPage();
    await page.goto(viewer.url);
  });
  afterAll(async () => {
    await browser?.close();
    await viewer?.end();
    await directory?.[Symbol.asyncDispose]();
  });

  async function openPage(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const opened = await (await browser.newContext(options)).newPage();
    opened.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    opened.on('pageerror', (error) => errors.push(error.message));
    return opened;
  }

  /** As another process of `toolloom run` would. */
  async function commit(trajectory: Trajectory): Promise<void> {
    const frozen = await frozenConfigOf(run);
    if (!frozen) throw new Error('the run has no config');
    await using store = await openRunStore(run, frozen);
    await store.commit('simulate', trajectory.id, { records: { trajectories: [trajectory] }, rejects: [] });
  }

  const hostilePlay = (play: Trajectory): Partial<Trajectory> => ({
    id: 'hostile',
    messages: play.messages.map((message, index) => ({
      ...message,
      content: index === 1 ? hostile.markup : message.role === 'tool' ? hostile.long : hostile.escapes,
    })),
    steps: play.steps.map((step) => ({
      ...step,
      result: { ...step.result, value: { [hostile.markup]: hostile.long } },
    })),
  });

  /** Its last call has another argument. */
  const secondTrial = ({ steps, messages }: Trajectory): Partial<Trajectory> => {
    const last = steps.at(-1)?.call.id;
    const other = <Call extends { id: string; arguments: object }>(call: Call): Call =>
      call.id === last ? { ...call, arguments: { ...call.arguments, another: true } } : call;
    return {
      ...{ id: 'second-trial', trial: 1 },
      steps: steps.map((step) => ({ ...step, call: other(step.call) })),
      messages: messages.map((message) =>
        message.toolCalls ? { ...message, toolCalls: message.toolCalls.map(other) } : message,
      ),
    };
  };

  const to = (hash: string): Promise<unknown> => page.goto(`${viewer.origin}/${hash}`);
  const rows = () => page.locator('.list-row .play-top');
  const verdicts = (): string => readFileSync(join(run, 'audit.jsonl'), 'utf8');

  it('list trajectories, search in them, and keep what is chosen in the address', async () => {
    await to('#/tiny/trajectories');
    await expect.poll(() => rows().count(), { timeout: 60_000 }).toBe(count);
    await page.getByRole('searchbox').fill('onerror');
    await expect.poll(() => rows().count(), { timeout: 60_000 }).toBe(1);
    expect(page.url()).toContain('q=onerror');
    const linked = await page.context().newPage();
    await linked.goto(page.url());
    await linked.locator('.play-top').first().waitFor();
    expect(await linked.getByRole('searchbox').inputValue()).toBe('onerror');
    expect(await linked.locator('.play-top').count()).toBe(1);
    await linked.close();
    await page.getByRole('button', { name: 'clear' }).click();
    await expect.poll(() => rows().count(), { timeout: 60_000 }).toBe(count);
    await page.getByRole('combobox', { name: 'verdict', exact: true }).selectOption('not judged');
    await expect.poll(() => rows().count(), { timeout: 60_000 }).toBe(2);
  });

  it('are used by keys alone: mark, open, decide, take back, and go on', async () => {
    await to('#/tiny/trajectories?verdict=accepted');
    await rows().first().waitFor();
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    await press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    await press('j');
    await press('k');
    await press('a');
    await page.getByText('you: accepted').waitFor();
    expect(verdicts()).toContain('"verdict":"accepted","blind":false');
    await press('u');
    await page.getByText('you: accepted').waitFor({ state: 'detached' });
    await press('Enter');
    await page.locator('.turn').first().waitFor();
    await press('r');
    await page.getByRole('dialog', { name: 'Reject this play' }).waitFor();
    await page.keyboard.type('told the wrong date');
    await press('Enter');
    await page.getByText('told the wrong date').first().waitFor();
    expect(verdicts()).toContain('"reason":"told the wrong date"');
    const before = page.url();
    await press('n');
    await expect.poll(() => page.url(), { timeout: 60_000 }).not.toBe(before);
    await press('Escape');
    await rows().first().waitFor();
    await press('/');
    await page.keyboard.type('zzz');
    await page.getByText('0 trajectories').waitFor();
  });

  it('show one trajectory with its verdict, what a trainer learns, and its row', async () => {
    await to('#/tiny/trajectories?selected=yes');
    await rows().first().click();
    await page.getByText('learned').first().waitFor();
    await page.getByRole('combobox', { name: 'format' }).selectOption('openai');
    await page.locator('.row-view').first().waitFor();
    expect(await page.locator('.row-view').first().innerText()).toContain('messages');
    expect(await page.getByRole('complementary').innerText()).toMatch(/accepted/);
  });

  it('put another trial of the task beside it, and mark the first call that differs', async () => {
    await to(`#/tiny/trajectories/${first}`);
    await page.locator('a[href*="against=second-trial"]').click();
    await page.getByText('the first call that differs').first().waitFor();
    expect(await page.locator('.parting').count()).toBe(2);
    expect(await page.locator('.parting').last().innerText()).toContain('not in the schema');
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor();
  });

  it('show hostile content as text, run none of it, and fold what is long', async () => {
    await to('#/tiny/trajectories/hostile');
    await page.locator('.turn').first().waitFor();
    const text = await page.locator('.turns').innerText();
    expect(text).toContain(hostile.markup);
    expect(text).toContain(
      'red \\u001b[31mtext\\u001b[0m, turned \\u202e around, and half \\ud83d of a character',
    );
    expect(text.length).toBeLessThan(100_000);
    expect(await page.evaluate('window.wasRun')).toBeUndefined();
    expect(await page.locator('.turns img, .turns script').count()).toBe(0);
    await page.getByRole('button', { name: 'more characters' }).first().click();
    expect((await page.locator('.turns').innerText()).length).toBeGreaterThan(150_000);
  });

  it('follow a run in progress', async () => {
    await to('#/tiny/live');
    await page.getByText(`${count} plays`).waitFor();
    const list = await page.context().newPage();
    await list.goto(`${viewer.origin}/#/tiny/trajectories`);
    await list.getByText(`${count} trajectories`).waitFor();
    await commit({ ...(plays[1] as Trajectory), id: 'committed-later' });
    await page.getByText(`${count + 1} plays`).waitFor();
    await list.getByText(`${count + 1} trajectories`).waitFor();
    await list.close();
  });

  it('are light or dark, as the system is or as one chooses', async () => {
    const ground = (of: Page): Promise<unknown> =>
      of.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await openPage({ colorScheme: 'dark' });
    await dark.goto(viewer.url);
    await dark.getByText('theme: system').waitFor();
    expect([await ground(page), await ground(dark)]).toEqual(['rgb(255, 255, 255)', 'rgb(20, 22, 26)']);
    await dark.getByText('theme: system').click();
    await dark.getByText('theme: light').waitFor();
    expect(await ground(dark)).toBe('rgb(255, 255, 255)');
    await dark.close();
  });

  it('fit into a narrow window', async () => {
    const narrow = await openPage({ viewport: { width: 360, height: 640 } });
    await narrow.goto(viewer.url);
    const [{ id } = { id: '' }] = plays;
    for (const hash of ['trajectories', `trajectories/${id}`, 'trajectories/hostile', 'live']) {
      await narrow.goto(`${viewer.origin}/#/tiny/${hash}`);
      await narrow.locator('.play-top, .turn').first().waitFor();
      expect(await narrow.evaluate('document.documentElement.scrollWidth'), hash).toBeLessThanOrEqual(360);
      expect(await narrow.evaluate("document.querySelector('main').scrollWidth"), hash).toBeLessThanOrEqual(
        360,
      );
    }
    await narrow.close();
  });

  it('write no error to the console of the browser', () => {
    expect(errors).toEqual([]);
  });
});
