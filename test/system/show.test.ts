// toolloom show: any record of any collection, by its id or the beginning of it; plays as people read them; and plays
// as they are committed.
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '../../schemas/index.ts';
import { start, toolloom } from '../support/cli.ts';
import { atTerminal, hasTerminal } from '../support/terminal.ts';
import { tinyRun } from '../support/tiny-run.ts';

let made: Awaited<ReturnType<typeof tinyRun>>;
const ids = new Map<string, string[]>();
beforeAll(async () => {
  made = await tinyRun();
  for (const name of [...Object.keys(collections), 'rejects']) {
    const { stdout } = await toolloom(['cat', name], made.path);
    ids.set(
      name,
      stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).id])),
    );
  }
});
afterAll(() => made[Symbol.asyncDispose]());

const show = (...args: string[]) => toolloom(['show', ...args], made.path);
const all = () => [...ids.values()].flat();
/** The shortest beginning that no other record shares. */
const shortest = (id: string): string => {
  let length = 1;
  while (all().filter((each) => each.startsWith(id.slice(0, length))).length > 1) length += 1;
  return id.slice(0, length);
};

describe('show', () => {
  it.each([
    ['tools', /^tools \w+\n\n[\s\S]*\nname: \w+\ndescription: /],
    ['worlds', /^worlds \w+\n\n[\s\S]*create table/i],
    ['agents', /^agents \w+\n\n[\s\S]*\ntools:\n/],
    ['tasks', /^tasks \w+\n\n[\s\S]*\ngoals:\n/],
    ['applications', /^applications \w+\n\nname: /],
    ['vectors', /^vectors \w+\n\n[\s\S]*data: \(\d+ characters\)/],
    ['judgements', /^judgements \w+\n\n[\s\S]*\nverdict: accepted/],
    ['datasets', /^datasets \w+\n\nformat: /],
    ['rejects', /^rejects \w+\n\nstage: [\s\S]*\nreason: /],
    ['trajectories', /^trajectory \w+: [\s\S]*\[1\] user\n/],
  ])('prints a record of %s by the beginning of its id, and whole with --json', async (collection, text) => {
    const [id = ''] = ids.get(collection) ?? [];
    const shown = await show(shortest(id));
    expect(shown.code, shown.stderr).toBe(0);
    expect(shown.stdout).toMatch(text);
    const raw = JSON.parse((await show(id, '--json')).stdout);
    expect(raw.trajectory?.id ?? raw.id).toBe(id);
  });

  it('lists the candidates when an id is ambiguous', async () => {
    const records = [...ids].flatMap(([name, found]) => (name === 'rejects' ? [] : found));
    const matching = (letter: string) => records.filter((id) => id.startsWith(letter));
    const [letter = ''] = [...'0123456789abcdef'].sort((a, b) => matching(b).length - matching(a).length);
    const { code, stderr } = await show(letter);
    expect(code).toBe(2);
    const count = matching(letter).length;
    expect(stderr).toContain(`${count} records begin with ${letter}: `);
    const listed = [...stderr.matchAll(/([0-9a-f]{20}) \((\w+)\)/g)];
    expect(listed).toHaveLength(Math.min(8, count));
    for (const [, id = '', collection = ''] of listed) expect(ids.get(collection)).toContain(id);
    expect(stderr.endsWith(count > 8 ? `, and ${count - 8} more\n` : ')\n')).toBe(true);
  });

  it.each([
    ['', 'the id is empty; give an id or the beginning of one'],
    ['zzz', 'no record of data/runs/tiny has an id that begins with zzz'],
  ])('%j is refused in one line', async (id, message) => {
    const { code, stderr } = await show(id);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^toolloom: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});

describe('a play', () => {
  const last = (name: string): string => ids.get(name)?.at(-1) ?? '';
  const control = String.fromCharCode(27);

  it('is shown with its calls, changes, and verdict; long results are folded unless all is asked for', async () => {
    const texts = await Promise.all((ids.get('trajectories') ?? []).map((id) => show(id)));
    const shown = texts.map(({ stdout }) => stdout).join('\n');
    expect(shown).toMatch(/\n {4}-> \w+ \{/);
    expect(shown).toMatch(/\n\[\d+\] tool \(\w+\)\n/);
    expect(shown).toMatch(/\n {4}(?:created|changed) \w+ [A-Z]+-\d+: /);
    expect(shown).toMatch(/\naccepted with (?:1|0\.\d+)\n/);
    expect(shown).toMatch(/more characters; --full shows them\)/);
    expect(shown).not.toContain(control);
    const full = await show(last('trajectories'), '--full');
    expect(full.stdout).not.toContain('--full shows them');
  });

  it.skipIf(!hasTerminal())('is colored at a terminal, unless NO_COLOR is set', async () => {
    const args = `show ${last('trajectories')}`;
    const at = (environment: Record<string, string>) =>
      atTerminal(args, [], { cwd: made.path, environment: { TERM: 'xterm', ...environment } });
    expect((await at({ NO_COLOR: '' })).shown).toContain(`${control}[36m[1] user`);
    expect((await at({ NO_COLOR: '1' })).shown).not.toContain(control);
  });
});

describe('--follow', () => {
  it('prints each play and each verdict that a run commits, and ends with Ctrl-C', async () => {
    const again = join(made.path, 'again');
    await cp(join(made.path, 'data', 'runs', 'tiny'), again, { recursive: true });
    for (const stage of ['simulate', 'judge', 'select', 'pair', 'export'])
      await rm(join(again, 'units', `${stage}.jsonl`), { force: true });
    const watching = start(['show', '--follow', '--run', 'again'], made.path);
    let printed = '';
    watching.child.stdout?.on('data', (data) => (printed += String(data)));
    await sleep(1500); // what is committed before it watches is not printed
    expect((await toolloom(['run', '--run', 'again', '--until', 'judge'], made.path)).code).toBe(0);
    const plays = ids.get('trajectories') ?? [];
    await expect
      .poll(() => printed.match(/^trajectory \w+: (?:accepted with|\S+: )/gm)?.length, {
        timeout: 60_000,
      })
      .toBe(plays.length);
    watching.child.kill('SIGINT');
    expect(await watching.result).toMatchObject({ code: 0, stderr: '' });
    for (const id of plays) expect(printed).toContain(`trajectory ${id}: `);
    expect(printed).toContain('not judged yet');
  });

  it.each([
    [['--follow', 'abc'], '--follow takes no id'],
    [[], 'name a record by its id, or add --follow'],
    [['--follow', '--run', 'nowhere'], 'nowhere'],
  ])('show %j is refused in one line', async (args, message) => {
    const { code, stderr } = await toolloom(['show', ...args], made.path);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
