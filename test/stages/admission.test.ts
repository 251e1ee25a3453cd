// What stays of a grown world beside the worlds before it.
import { describe, expect, it } from 'vitest';
import type { Records } from '../../pipeline/store.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { World } from '../../schemas/world.ts';
import { admitRecords } from '../../stages/synthesize-tools/distinct/admit.ts';
import { Benchmarks } from '../../stages/synthesize-tools/distinct/benchmarks.ts';
import { Distinct } from '../../stages/synthesize-tools/distinct/distinct.ts';
import { encodeVector } from '../../stages/vectors.ts';
import { vector } from '../support/records.ts';

const dimensions = 64;
const axis = (at: number): Float32Array =>
  Float32Array.from({ length: dimensions }, (_, index) => (index === at ? 1 : 0));

/** A world whose tools are named by numbers; a number says what its tool does, wherever it occurs. */
function worldOf(name: string, numbers: readonly number[], prefix = name): Records {
  const tools = numbers.map((number, index) => ({
    id: `${name}/${index}`,
    name: `${prefix}_${index}`,
    description: `Does ${number}.`,
    inputSchema: { type: 'object', properties: { [`p${number}`]: { type: 'string' } } },
  }));
  const vectors = numbers.map((number, index) => ({
    ...vector(`v/${name}/${index}`),
    of: `${name}/${index}`,
    dimensions,
    data: encodeVector(axis(number)),
  }));
  return {
    worlds: [{ id: name, name } as unknown as World], // admission reads no more of a world
    tools: tools as unknown as Tool[], // nor of a tool
    vectors,
  };
}

const known = () => ({
  distinct: new Distinct({ any: 0.92, sameShape: 0.92 }),
  benchmarks: new Benchmarks(0.92),
});
const kept = ({ records }: { records: Records }) => ({
  worlds: records.worlds?.length ?? 0,
  tools: (records.tools ?? []).map(({ id }) => id),
  vectors: (records.vectors ?? []).map(({ of }) => of),
});

describe('a grown world', () => {
  it('that repeats nothing stays whole', () => {
    const admitted = admitRecords(known(), worldOf('a', [1, 2, 3, 4, 5, 6]));
    expect(admitted.rejects).toEqual([]);
    expect(kept(admitted)).toMatchObject({ worlds: 1, tools: { length: 6 }, vectors: { length: 6 } });
  });

  it('loses the tools that another world has, with their vectors and with the reason', () => {
    const before = known();
    admitRecords(before, worldOf('a', [1, 2, 3, 4, 5, 6]));
    const admitted = admitRecords(before, worldOf('b', [1, 11, 12, 13, 14, 15, 16]));
    const rest = [1, 2, 3, 4, 5, 6].map((index) => `b/${index}`);
    expect(kept(admitted)).toEqual({ worlds: 1, tools: rest, vectors: rest });
    expect(admitted.rejects).toEqual([
      { reason: expect.stringMatching(/duplicate/), detail: expect.stringContaining('b_0') },
    ]);
  });

  it('that has one tool twice keeps it once', () => {
    const admitted = admitRecords(known(), worldOf('a', [1, 2, 3, 4, 5, 6, 6]));
    expect(kept(admitted).tools).toEqual([0, 1, 2, 3, 4, 5].map((index) => `a/${index}`));
    expect(admitted.rejects).toHaveLength(1);
  });

  it('is dropped whole when too few of its tools are new, and leaves nothing to compare with', () => {
    const before = known();
    admitRecords(before, worldOf('a', [1, 2, 3, 4, 5, 6]));
    const dropped = admitRecords(before, worldOf('b', [1, 2, 13, 14, 15, 16, 17]));
    expect(kept(dropped)).toEqual({ worlds: 0, tools: [], vectors: [] });
    expect(dropped.rejects.at(-1)?.reason).toBe('world repeats others');
    expect(kept(admitRecords(before, worldOf('c', [12, 13, 14, 15, 16, 17]))).worlds).toBe(1);
  });

  it('is dropped when most of its tools have the names of those of one other world', () => {
    const before = known();
    admitRecords(before, worldOf('a', [1, 2, 3, 4, 5, 6], 'same'));
    const dropped = admitRecords(before, worldOf('b', [11, 12, 13, 14, 15, 16], 'same'));
    expect(kept(dropped).worlds).toBe(0);
    expect(dropped.rejects.map(({ reason }) => reason)).toEqual(['world repeats another']);
  });

  it('loses the tools that a benchmark has', () => {
    const before = known();
    before.benchmarks.add({
      ...vector('bench'),
      file: 'bfcl.json',
      name: 'get_weather',
      dimensions,
      data: encodeVector(axis(3)),
    } as unknown as Parameters<Benchmarks['add']>[0]); // no other member is read
    const admitted = admitRecords(before, worldOf('a', [1, 2, 3, 4, 5, 6, 7]));
    expect(kept(admitted).tools).not.toContain('a/2');
    expect(admitted.rejects).toEqual([
      { reason: 'overlaps a benchmark', detail: expect.stringContaining('get_weather') },
    ]);
  });
});
