// Writes a page with a sample of a run into one file: the viewer is asked, over no network, for all that the page needs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageFileOptions, WrittenPage } from '../../pipeline/commands/run-viewer.ts';
import { BugError, UsageError } from '../../pipeline/errors.ts';
import { writeWhole } from '../../pipeline/files/whole-file.ts';
import { packageRoot } from '../../stages/seeds.ts';
import { viewApp } from '../app.ts';
import { tokenHeader } from '../guard.ts';
import { openRunTable } from '../runs/run-table.ts';
import { gathered } from './gathered.ts';
import { pageFile } from './page-file.ts';

/** Of the requests that stay in this process. */
const host = 'file';
const token = 'file';

export async function writePage(options: PageFileOptions): Promise<WrittenPage> {
  await using runs = await openRunTable(options);
  const [run] = await runs.list();
  if (!run) throw new BugError('a page is written of no run');
  const app = viewApp({ runs, options, token, hosts: () => [host] });
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const url = `http://${host}/api/${encodeURIComponent(run.key)}${path}`;
    const response = await app.fetch(new Request(url, { headers: { host, [tokenHeader]: token } }));
    const answer = await response.json();
    if (!response.ok) throw new BugError(`${path} was answered with ${JSON.stringify(answer)}`);
    return answer as Answer; // the route says what it answers
  };
  const { seed } = run;
  if (seed === undefined) throw new UsageError(run.problem ?? `${run.directory} has no seed`);
  const handed = await gathered({ run, version: options.version, most: options.most, seed, ask });
  const folder = join(packageRoot(), 'dist', 'view');
  const [script, style] = await Promise.all([
    readFile(join(folder, 'page.js'), 'utf8'),
    readFile(join(folder, 'page.css'), 'utf8'),
  ]);
  const text = await pageFile(handed, { script, style });
  await writeWhole(options.file, text);
  return { trajectories: handed.lines.length, of: handed.of, bytes: Buffer.byteLength(text) };
}
