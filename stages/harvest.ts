// harvest: real tool specs, from wherever they are found. One unit is one place: a server, a repository.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import { hashOf } from '../pipeline/hash.ts';
import { defineStage, type RejectDraft } from '../pipeline/stage.ts';
import type { Spec } from '../schemas/spec.ts';
import { placeOf } from './harvest/place.ts';
import { sources } from './harvest/sources/index.ts';

export const harvest = defineStage({
  name: 'harvest',
  summary: 'collect real tool specs from MCP servers',
  writes: ['specs'],
  whole: false,
  outside: true,
  options: () =>
    z.strictObject(Object.fromEntries(sources.map((source) => [source.name, source.options.prefault({})]))),
  /**
   * Of specs that are equal in name, words and parameters, wherever they were found, the first in the order
   * of places stays.
   */
  async admission(store) {
    const known = new Map<string, string>();
    const bodyOf = ({ name, description, inputSchema }: Spec): string =>
      hashOf({ name, description, inputSchema });
    for await (const spec of store.read('specs')) known.set(bodyOf(spec), placeOf(spec));
    return (records) => {
      const rejects: RejectDraft[] = [];
      const specs = (records.specs ?? []).filter((spec) => {
        const body = bodyOf(spec);
        const earlier = known.get(body);
        if (earlier !== undefined)
          rejects.push({ reason: 'duplicate', detail: `${placeOf(spec)} is ${earlier} again` });
        else known.set(body, placeOf(spec));
        return earlier === undefined;
      });
      return { records: { ...records, specs }, rejects };
    };
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
      for await (const place of source.places(options[source.name], store)) {
        yield { id: `${source.name}/${place}`, input: { source: source.name, place } };
      }
    }
  },
  async work({ source: name, place }, { options, signal, log }) {
    const source = sources.find((candidate) => candidate.name === name);
    if (!source) throw new BugError(`no harvest source ${name}`);
    const found = await source.read(place, { options: options[name], signal, log });
    const specs = found.tools.flatMap((tool) => ('spec' in tool ? [tool.spec] : []));
    const rejects = found.tools.flatMap((tool) => ('reject' in tool ? [tool.reject] : []));
    return {
      records: {
        specs: specs.filter((spec, index) => specs.findIndex(({ id }) => id === spec.id) === index),
      },
      rejects: [...found.rejects, ...rejects],
    };
  },
});
