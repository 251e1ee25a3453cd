// harvest: real tool specs, wherever they are found. One unit is one place: a server, a folder, a repository.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import { hashOf } from '../pipeline/hash.ts';
import { type Admission, defineStage, type NewRecord, type RejectDraft } from '../pipeline/stage.ts';
import type { Spec } from '../schemas/spec.ts';
import { placeOf } from './harvest/place.ts';
import { isKnownInFull } from './harvest/quality.ts';
import { sources } from './harvest/sources/index.ts';

export const harvest = defineStage({
  name: 'harvest',
  summary: 'collect real tool specs from MCP servers',
  writes: ['specs'],
  whole: false,
  share: 7,
  outside: true,
  options: () =>
    z.strictObject(Object.fromEntries(sources.map((source) => [source.name, source.options.prefault({})]))),
  async admission(store) {
    const known = new Map<string, KnownSpec>();
    for await (const spec of store.read('specs')) known.set(contentOf(spec), knownSpec(spec));
    return admissionOfNew(known);
  },
  async check(options) {
    const problems = sources.map(async (source) =>
      ((await source.check?.(options[source.name])) ?? []).map(({ path, message }) => ({
        path: [source.name, ...path],
        message,
      })),
    );
    return (await Promise.all(problems)).flat();
  },
  async *units(store, options) {
    for (const source of sources) {
      // A place that is named twice is read once.
      const seen = new Set<string>();
      for await (const place of source.places(options[source.name], store)) {
        if (!seen.has(place)) yield { id: `${source.name}/${place}`, input: { source: source.name, place } };
        seen.add(place);
      }
    }
  },
  async work({ source: name, place }, { options, signal, log }) {
    const source = sources.find((candidate) => candidate.name === name);
    if (!source) throw new BugError(`no harvest source ${name}`);
    const found = await source.read(place, { options: options[name], signal, log });
    const specs = new Map<string, NewRecord<'specs'>>();
    for (const tool of found.tools)
      if ('spec' in tool && !specs.has(tool.spec.id)) specs.set(tool.spec.id, tool.spec);
    const rejects = found.tools.flatMap((tool) => ('reject' in tool ? [tool.reject] : []));
    return { records: { specs: [...specs.values()] }, rejects: [...found.rejects, ...rejects] };
  },
});

const contentOf = ({ name, description, inputSchema }: Spec): string =>
  hashOf({ name, description, inputSchema });

interface KnownSpec {
  readonly place: string;
  readonly isInFull: boolean;
}

const knownSpec = (spec: Pick<Spec, 'name' | 'server' | 'source' | 'quality'>): KnownSpec => ({
  place: placeOf(spec),
  isInFull: isKnownInFull(spec.quality.issues),
});

/**
 * Of specs with the same name, description and parameters, the first in the order of places is kept, wherever
 * they were found. One that is known in full is kept beside one that is not.
 */
function admissionOfNew(known: Map<string, KnownSpec>): Admission {
  return (records) => {
    const rejects: RejectDraft[] = [];
    const specs = (records.specs ?? []).filter((spec) => {
      const content = contentOf(spec);
      const earlier = known.get(content);
      const own = knownSpec(spec);
      if (earlier === undefined || (own.isInFull && !earlier.isInFull)) {
        known.set(content, own);
        return true;
      }
      rejects.push({ reason: 'duplicate', detail: `${own.place} is the same as ${earlier.place}` });
      return false;
    });
    return { records: { ...records, specs }, rejects };
  };
}
