// toolloom show: any record of any collection, by its id or the beginning of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '../../schemas/index.ts';
import { toolloom } from '../support/cli.ts';
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
