// What is kept of a world, given the worlds before it: no tool that repeats another or nearly so, and no
// world whose tools have the names of another world's.
import type { RejectDraft } from '../../../pipeline/stage.ts';
import type { Records } from '../../../pipeline/store.ts';
import { decodeVector } from '../../vectors.ts';
import { standards } from '../validation/bad-calls.ts';
import type { Benchmarks } from './benchmarks.ts';
import { type Candidate, Distinct } from './distinct.ts';
import { schemaShape } from './schema-shape.ts';

/** What a world must differ from. */
interface Known {
  readonly distinct: Distinct;
  readonly benchmarks: Benchmarks;
}

/** Tools with equal texts and schemas are duplicates, whatever their programs do. */
export function candidatesOf({ tools = [], vectors = [] }: Records): (Candidate & { id: string })[] {
  const byTool = new Map(vectors.map((vector) => [vector.of, vector]));
  return tools.map(({ id, name, description, inputSchema }) => ({
    id,
    name,
    body: { name, description, inputSchema },
    shape: schemaShape(inputSchema),
    vector: decodeVector(byTool.get(id)?.data ?? ''),
  }));
}

export function admitRecords(
  { distinct, benchmarks }: Known,
  records: Records,
): { records: Records; rejects: RejectDraft[] } {
  const { worlds = [], tools = [], vectors = [] } = records;
  const [world] = worlds;
  if (!world) return { records, rejects: [] };
  const rejects: RejectDraft[] = [];
  const like = distinct.worldLike(tools.map((tool) => tool.name));
  if (like !== undefined)
    return {
      records: {},
      rejects: [
        { reason: 'world repeats another', detail: `${world.name} shares most tool names with ${like}` },
      ],
    };
  const own = new Distinct(distinct.thresholds);
  const kept = candidatesOf(records).filter((candidate) => {
    const listed = benchmarks.find(candidate);
    if (listed !== undefined) {
      const detail = `${world.name}.${candidate.name} is near ${listed.of} (${listed.cosine.toFixed(3)})`;
      rejects.push({ reason: 'overlaps a benchmark', detail });
      return false;
    }
    const twin = distinct.twinOf(candidate) ?? own.twinOf(candidate);
    if (twin) {
      const detail = `${world.name}.${candidate.name} is near ${twin.of} (${twin.cosine.toFixed(3)})`;
      rejects.push({ reason: twin.cosine === 1 ? 'duplicate' : 'near-duplicate', detail });
    } else own.admitTool(candidate);
    return !twin;
  });
  if (kept.length < standards.grown.tools) {
    const detail =
      `${world.name}: ${kept.length} of ${tools.length} tools are new, ` +
      `expected at least ${standards.grown.tools}`;
    return { records: {}, rejects: [...rejects, { reason: 'world repeats others', detail }] };
  }
  for (const candidate of kept) distinct.admitTool(candidate);
  distinct.admitWorld(
    world.name,
    kept.map((candidate) => candidate.name),
  );
  const ids = new Set(kept.map((candidate) => candidate.id));
  return {
    records: {
      worlds,
      tools: tools.filter((tool) => ids.has(tool.id)),
      vectors: vectors.filter((vector) => ids.has(vector.of)),
    },
    rejects,
  };
}
