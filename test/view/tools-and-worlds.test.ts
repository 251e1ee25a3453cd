// What the viewer shows of tools and worlds, from a run whose tools are real, inferred, and grown.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mapView } from '../../view/api/map.ts';
import { toolDetail } from '../../view/api/tool-detail.ts';
import { toolRows } from '../../view/api/tool-list.ts';
import { worldDetail, worldRows } from '../../view/api/worlds.ts';
import { mapViewSchema } from '../../view/contract/map.ts';
import { toolDetailSchema, toolRowSchema } from '../../view/contract/tools.ts';
import { worldDetailSchema, worldRowSchema } from '../../view/contract/worlds.ts';
import { mappedRun } from '../support/mapped-run.ts';
import { all } from '../support/offline-run.ts';

const store = await mappedRun();
const rows = await toolRows(store);

describe('the list of tools', () => {
  it('has a row for every tool and every spec, grown tools first', async () => {
    z.array(toolRowSchema).parse(rows);
    expect(rows.map(({ id }) => id)).toEqual([...store.ids('tools'), ...store.ids('specs')]);
  });

  it('says where a tool comes from', async () => {
    const origins = new Set(rows.map(({ kind, origin }) => `${kind} ${origin}`));
    expect([...origins].sort()).toEqual(['spec live', 'tool grown', 'tool inferred']);
    const inferred = rows.filter(({ origin }) => origin === 'inferred');
    const names = (await all(store.read('specs'))).map(({ name }) => name);
    expect(inferred.every(({ name }) => names.includes(name))).toBe(true);
  });

  it('is made once for an open store', async () => {
    expect(await toolRows(store)).toBe(rows);
  });
});

describe('a tool', () => {
  it('that was grown comes with its program, its world, and its nearest neighbors', async () => {
    const row = rows.find(({ origin }) => origin === 'grown');
    const detail = toolDetailSchema.parse(await toolDetail(row?.id ?? '', store));
    if (detail.kind !== 'tool') throw new Error('a grown tool is no spec');
    expect(detail.tool.program.result.sql).toMatch(/SELECT/);
    expect(detail.world.title).toBe(row?.owner);
    expect(detail.specs).toEqual([]);
    expect(detail.neighbors).toHaveLength(12);
    const cosines = detail.neighbors.map(({ cosine }) => cosine);
    expect(cosines).toEqual([...cosines].sort((a, b) => b - a));
    expect(detail.neighbors.some(({ id }) => id === row?.id)).toBe(false);
  });

  it('that was inferred leads to its spec, and the spec back to it', async () => {
    const row = rows.find(({ origin }) => origin === 'inferred');
    const detail = toolDetailSchema.parse(await toolDetail(row?.id ?? '', store));
    if (detail.kind !== 'tool') throw new Error('an inferred tool is no spec');
    expect(detail.specs.map(({ name }) => name)).toEqual([row?.name]);
    const spec = toolDetailSchema.parse(await toolDetail(detail.specs[0]?.id ?? '', store));
    if (spec.kind !== 'spec') throw new Error('a spec is no tool');
    expect(spec.tools).toEqual([{ id: row?.id, name: row?.name }]);
  });

  it('that the run does not have is none', async () => {
    expect(await toolDetail('nothing', store)).toBeUndefined();
  });
});

describe('a world', () => {
  it('counts what it holds', async () => {
    const worlds = z.array(worldRowSchema).parse(await worldRows(store));
    expect(new Set(worlds.map(({ origin }) => origin))).toEqual(new Set(['grown', 'inferred']));
    for (const { id, tools, rows: count, tables } of worlds) {
      const detail = worldDetailSchema.parse(await worldDetail(id, store));
      expect(detail.tools.length).toBe(tools);
      expect(Object.values(detail.world.rows).flat().length).toBe(count);
      expect(Object.keys(detail.world.tables).length).toBe(tables);
    }
  });

  it('that the run does not have is none', async () => {
    expect(await worldDetail('nothing', store)).toBeUndefined();
  });
});

describe('the map', () => {
  it('has a point for every tool, with a group and an origin', async () => {
    const view = mapViewSchema.parse(await mapView(store));
    expect([...view.ids].sort()).toEqual(rows.map(({ id }) => id).sort());
    const first = rows.find(({ id }) => id === view.ids[0]);
    expect(view.origins[view.origin[0] ?? -1]).toBe(first?.origin);
    expect(view.groups[view.group[0] ?? -1]).toBe(first?.group);
    expect(view.names[0]).toBe(first?.name);
  });
});
