// The list of trajectories as the viewer's server gives it: searched, filtered, followed, and audited.
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunStore } from '../../pipeline/run.ts';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import type { PlayDetail, PlayRow } from '../../view/contract/play.ts';
import type { Facets, Neighbors, PlayLine, PlayList } from '../../view/contract/plays.ts';
import { toolloom } from '../support/cli.ts';
import { tinyRun } from '../support/tiny-run.ts';
import { type OpenViewer, openViewer } from '../support/viewer.ts';

let directory: Awaited<ReturnType<typeof tinyRun>>;
let run: string;
let viewer: OpenViewer;
let plays: Trajectory[];
beforeAll(async () => {
  directory = await tinyRun();
  run = join(directory.path, 'data', 'runs', 'tiny');
  await using store = await readRunStore(run);
  plays = [];
  for await (const play of store.read('trajectories')) plays.push(play);
  viewer = await openViewer(directory.path, 'tiny');
});
afterAll(async () => {
  await viewer?.end();
  await directory?.[Symbol.asyncDispose]();
});

/** Once everything that is committed is in the index. */
async function list(query = '', of: OpenViewer = viewer): Promise<PlayList> {
  for (;;) {
    const { status, body } = await of.get(`/tiny/plays?${query}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    const found = body as PlayList;
    if (!found.indexing) return found;
  }
}

const idsOf = ({ plays: found }: PlayList): string[] => found.map(({ id }) => id);
const first = (): Trajectory => plays[0] as Trajectory; // the run has four

describe('the list', () => {
  it('has every play with what became of it', async () => {
    const { total, plays: found } = await list();
    expect(total).toBe(plays.length);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(plays.map(({ id }) => id)));
    const line = found.find(({ id }) => id === first().id) as PlayLine;
    expect(line).toMatchObject({
      ...{ task: first().task, calls: first().steps.length, messages: first().messages.length },
      ...{
        verdict: expect.any(String),
        settings: expect.arrayContaining([expect.any(String)]),
        isVisited: false,
      },
    });
    expect(first().messages[1]?.content).toContain(line.opening.slice(0, 100));
  });

  it('finds words of messages, calls, and IDs, by how they begin', async () => {
    const words = (first().messages[1]?.content.match(/\p{L}{5,}/gu) ?? []).slice(0, 3);
    const has = (play: Trajectory, word: string): boolean =>
      new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu').test(JSON.stringify(play.messages));
    const wanted = plays.filter((play) => words.every((word) => has(play, word))).map(({ id }) => id);
    const found = idsOf(
      await list(`q=${encodeURIComponent(words.map((word) => word.toUpperCase()).join(' '))}`),
    );
    expect(found).toContain(first().id);
    expect(new Set(found)).toEqual(new Set(wanted));
    expect(idsOf(await list(`q=${first().id.slice(0, 9)}`))).toEqual([first().id]);
    expect(idsOf(await list('q=xylophonequartet'))).toEqual([]);
  });

  it('is narrowed by filters, and says how many are behind each choice', async () => {
    const all = (await list()).plays;
    const { facets } = (await viewer.get('/tiny/facets')).body as Facets;
    for (const { name, count } of facets.kind ?? [])
      expect((await list(`kind=${name}`)).total, name).toBe(count);
    expect((facets.kind ?? []).reduce((sum, { count }) => sum + count, 0)).toBe(plays.length);
    // A filter that is set offers what could be chosen in its place, and the others what is left.
    const kind = facets.kind?.[0]?.name ?? '';
    const within = (await viewer.get(`/tiny/facets?kind=${kind}`)).body as Facets;
    expect(within.facets.kind).toEqual(facets.kind);
    expect((within.facets.verdict ?? []).reduce((sum, each) => sum + each.count, 0)).toBe(
      facets.kind?.[0]?.count,
    );
    const { name: tool = '', count } = facets.tool?.[0] ?? {};
    expect((await list(`tool=${tool}`)).total).toBe(count);
    const most = Math.max(...all.map(({ calls }) => calls));
    expect((await list(`minCalls=${most}`)).plays.every(({ calls }) => calls === most)).toBe(true);
    expect((await list('sort=-calls')).plays[0]?.calls).toBe(most);
    expect((await viewer.get('/tiny/plays?sort=color')).status).toBe(400);
    expect((await viewer.get("/tiny/plays?difficulty=1' OR true")).status).toBe(400);
    expect((await list("kind=' OR true --")).total).toBe(0);
  });

  it('knows the neighbors of a play in it', async () => {
    const ids = idsOf(await list('sort=-characters'));
    const path = `/tiny/plays/${ids[1]}/neighbors?sort=-characters`;
    const { neighbors } = (await viewer.get(path)).body as { neighbors: Neighbors };
    expect(neighbors).toEqual({
      ...{ index: 1, total: ids.length, previous: ids[0], next: ids[2], nextUnread: ids[2] },
    });
  });
});

describe('one play', () => {
  it('comes with its task, agent, judgement, trials, and what is wrong with its calls', async () => {
    const { body } = await viewer.get(`/tiny/plays/${first().id}`);
    const detail = body as PlayDetail;
    expect(detail.trajectory).toEqual(first());
    expect(detail.task.id).toBe(first().task);
    expect(detail.judgement?.trajectory).toBe(first().id);
    expect(detail.trials.map(({ id }) => id)).toContain(first().id);
    expect(detail.callFaults).toHaveLength(first().steps.length);
    expect((await viewer.get('/tiny/plays/none')).status).toBe(404);
  });

  it('that was selected has the row that the training file has', async () => {
    const [selected] = (await list('selected=yes')).plays;
    const { rows } = (await viewer.get(`/tiny/plays/${selected?.id}/row?format=openai`)).body as PlayRow;
    const folder = join(run, 'datasets', 'openai');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
    const lines = names.flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
    expect(lines).toContain(JSON.stringify(rows[0]));
    const [other] = (await list('selected=no')).plays;
    if (other)
      expect((await viewer.get(`/tiny/plays/${other.id}/row?format=openai`)).body).toMatchObject({
        rows: [],
      });
  });
});

describe('an audit', () => {
  it('is saved where `toolloom audit` reads it, not as blind, and can be taken back', async () => {
    const { id } = first();
    expect(
      (await viewer.post(`/tiny/plays/${id}/audit`, { verdict: 'rejected', reason: 'too curt' })).status,
    ).toBe(200);
    expect((await list('audit=rejected')).plays.map((play) => play.id)).toEqual([id]);
    expect(((await viewer.get(`/tiny/plays/${id}`)).body as PlayDetail).audit).toEqual({
      ...{ trajectory: id, verdict: 'rejected', reason: 'too curt', blind: false },
    });
    const report = await toolloom(['audit', '--report', '--json'], directory.path);
    expect(JSON.parse(report.stdout)).toMatchObject({ notBlind: 1 });
    await viewer.post(`/tiny/plays/${id}/audit`, { verdict: 'undone' });
    expect((await list('audit=rejected')).total).toBe(0);
    expect((await list('audit=none')).total).toBe(plays.length);
  });

  it('of a play that there is not, or with no reason, is refused', async () => {
    expect((await viewer.post('/tiny/plays/none/audit', { verdict: 'accepted' })).status).toBe(404);
    const empty = await viewer.post(`/tiny/plays/${first().id}/audit`, { verdict: 'rejected', reason: ' ' });
    expect(empty).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('this is no verdict') },
    });
    expect((await viewer.get(`/tiny/plays/${first().id}/audit`)).status).toBe(404);
  });

  it('and what was looked at is counted once, however many ask at the same time', async () => {
    await using other = await tinyRun();
    const view = join(other.path, 'data', 'runs', 'tiny', 'view');
    await mkdir(view, { recursive: true });
    await writeFile(join(view, 'visits.jsonl'), `${JSON.stringify({ trajectory: first().id })}\n`);
    const opened = await openViewer(other.path, 'tiny');
    const asked = plays.slice(0, 2).flatMap(({ id }) => Array.from({ length: 5 }, () => id));
    await Promise.all(asked.map((id) => opened.post(`/tiny/plays/${id}/visit`, {})));
    expect((await list('', opened)).total).toBe(plays.length);
    expect(readFileSync(join(view, 'visits.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
    await opened.end();
  });

  it('leaves out of the unread plays what was looked at', async () => {
    const before = (await list('audit=unread')).total;
    await viewer.post(`/tiny/plays/${first().id}/visit`, {});
    await viewer.post(`/tiny/plays/${first().id}/visit`, {});
    expect((await list('audit=unread')).total).toBe(before - 1);
  });
});

describe('the index', () => {
  it('follows a run: what is committed later is found, what is withdrawn is gone, and a torn line waits', async () => {
    await using other = await tinyRun();
    const units = join(other.path, 'data', 'runs', 'tiny', 'units', 'simulate.jsonl');
    const whole = readFileSync(units);
    const lines = whole.toString('utf8').trimEnd().split('\n');
    await writeFile(units, `${lines[0]}\n${lines[1]?.slice(0, 40)}`);
    const opened = await openViewer(other.path, 'tiny');
    try {
      expect((await list('', opened)).total).toBe(1);
      await appendFile(units, `${lines[1]?.slice(40)}\n${lines.slice(2).join('\n')}\n`);
      expect((await list('', opened)).total).toBe(lines.length);
      await using store = await openFileStore(join(other.path, 'data', 'runs', 'tiny', 'units'));
      const [unit = ''] = store.finished('simulate');
      await store.withdraw('simulate', [unit]);
      expect((await list('', opened)).total).toBe(lines.length - 1);
      // Another run in its place.
      await writeFile(units, `${lines[2]}\n`);
      expect((await list('', opened)).total).toBe(1);
    } finally {
      await opened.end();
    }
  });

  it('is used again by the next viewer, and made again where it cannot be read', async () => {
    await using other = await tinyRun();
    const folder = join(other.path, 'data', 'runs', 'tiny', 'view');
    const opened = await openViewer(other.path, 'tiny');
    const before = await list('', opened);
    await opened.end();
    const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.duckdb'));
    for (const spoil of [() => Promise.resolve(), () => writeFile(join(folder, name), 'not a database')]) {
      await spoil();
      const again = await openViewer(other.path, 'tiny');
      expect(await list('', again)).toEqual(before);
      expect(await again.end()).toEqual({ code: 0, stderr: '' });
    }
  });

  it('of a run that another viewer has open is kept in memory, which it says', async () => {
    const second = await openViewer(directory.path, 'tiny');
    expect((await list('', second)).total).toBe(plays.length);
    expect((await second.end()).stderr).toContain('another viewer has it open');
  });

  it('names a damaged line', async () => {
    await using other = await tinyRun();
    const units = join(other.path, 'data', 'runs', 'tiny', 'units', 'simulate.jsonl');
    const text = readFileSync(units, 'utf8');
    await rm(units);
    await writeFile(units, text.replace('"trial":0', '"trial":1'));
    const opened = await openViewer(other.path, 'tiny');
    const answer = async (): Promise<unknown> => (await opened.get('/tiny/plays')).body;
    await expect.poll(answer, { timeout: 60_000 }).toEqual({ error: expect.stringContaining('--repair') });
    await opened.end();
  });
});
