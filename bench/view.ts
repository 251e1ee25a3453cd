// The viewer with very many trajectories: `view.js RUN [PLAYS] [KILOBYTES]` writes the plays of a run, those of up to
// KILOBYTES, again and again until there are PLAYS (100,000), lets `toolloom view` index them, and looks at them in
// Chromium: how long until the list is painted, how long a search takes, and what the browser holds after scrolling
// through all of it, each beside the same for RUN itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { packageRoot } from '../stages/seeds.ts';
import { openChromium } from '../test/support/viewer.ts';
import type { PlayList } from '../view/contract/plays.ts';
import { manyPlays } from './view/many-plays.ts';

const [from, plays = '100000', kilobytes = '1000'] = process.argv.slice(2);
if (from === undefined) throw new Error('name a run, such as data/runs/demo');

const folder = mkdtempSync(join(tmpdir(), 'toolloom-view-'));
const line = (name: string, text: string): void => console.log(`${name.padEnd(34)} ${text}`);

interface Looked {
  /** Milliseconds. */
  readonly indexed: number;
  readonly painted: number;
  readonly searches: readonly number[];
  /** MB that the page's script holds: at first, and after the whole list went by. */
  readonly heap: readonly [number, number];
  readonly server: number;
}

async function lookAt(run: string, browser: Browser): Promise<Looked> {
  const first = await view(run);
  const began = performance.now();
  while ((await listed(first.url)).indexing) await sleep(500);
  const indexed = performance.now() - began;
  await first.end();
  const { url, end, child } = await view(run);
  const page = await browser.newPage();
  page.setDefaultTimeout(0); // a busy machine is waited for
  try {
    const painted = await paintTime(page, url);
    const searches: number[] = [];
    for (const words of ['refund', 'meeting room', 'the order', 'a', 'zebra crossing'])
      searches.push(await searchTime(page, words));
    await page.getByRole('button', { name: 'clear' }).click();
    await page.waitForTimeout(1500);
    const before = await heapOf(page);
    for (let step = 1; step <= 100; step += 1) {
      await page.evaluate(
        `{ const list = document.querySelector('.list'); list.scrollTop = list.scrollHeight * ${step / 100} }`,
      );
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(1500);
    return { indexed, painted, searches, heap: [before, await heapOf(page)], server: memoryOf(child) };
  } finally {
    await page.close();
    await end();
  }
}

/** From the request of the page until a trajectory can be seen. */
async function paintTime(page: Page, url: string): Promise<number> {
  await page.goto(url); // which takes the token
  const key = new URL(url).searchParams.get('run');
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await page.goto('about:blank');
    const began = performance.now();
    await page.goto(`${new URL(url).origin}/#/${key}/trajectories`);
    await page.locator('.play-top').first().waitFor();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

/** From the last letter until the list shows what was found, without the pause that waits for another letter. */
async function searchTime(page: Page, words: string): Promise<number> {
  const answered = page.waitForResponse((response) => response.url().includes('/plays?q='));
  await page.getByRole('searchbox').fill(words);
  const response = await answered;
  await response.finished();
  return response.request().timing().responseEnd;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}

interface Viewed {
  readonly url: string;
  readonly child: ChildProcess;
  end(): Promise<void>;
}

async function view(run: string): Promise<Viewed> {
  const cli = join(packageRoot(), 'dist', 'pipeline', 'cli.js');
  const child = spawn(process.execPath, [cli, 'view', run, '--port', '0', '--no-open', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(printed.toString('utf8')) as { url: string };
  return {
    url: `${url}&run=${run.split('/').at(-1)}`,
    child,
    async end() {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

async function listed(url: string): Promise<PlayList> {
  const { origin, searchParams } = new URL(url);
  const headers = { 'x-toolloom-token': searchParams.get('token') ?? '' };
  const response = await fetch(`${origin}/api/${searchParams.get('run')}/plays?count=1`, { headers });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as PlayList;
}

function memoryOf({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

const few = join(folder, 'few');
const many = join(folder, 'many');
const browser = await openChromium();
try {
  cpSync(from, few, { recursive: true });
  const made = await manyPlays({ from, to: many, wanted: Number(plays), longest: Number(kilobytes) * 1000 });
  const size = statSync(join(many, 'units', 'simulate.jsonl')).size / 2 ** 20;
  line('plays', `${made.toLocaleString('en')}, ${size.toFixed(0)} MB`);
  const [small, large] = [await lookAt(few, browser), await lookAt(many, browser)];
  const both = (name: string, of: (looked: Looked) => number, unit: string): void =>
    line(
      name,
      `${of(large).toFixed(0)} ${unit}, ${(of(large) / of(small)).toFixed(1)} times that of ${from}`,
    );
  both('index built once', ({ indexed }) => indexed, 'ms');
  both('until the list is painted', ({ painted }) => painted, 'ms');
  for (const [index, words] of ['refund', 'meeting room', 'the order', 'a', 'nothing found'].entries())
    both(`search: ${words}`, ({ searches }) => searches[index] ?? 0, 'ms');
  both('heap of the page at first', ({ heap }) => heap[0], 'MB');
  both('heap after the whole list', ({ heap }) => heap[1], 'MB');
  both('memory of the server', ({ server }) => server, 'MB');
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
