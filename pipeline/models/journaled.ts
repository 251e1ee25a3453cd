// A model behind a journal: what was answered once in a unit is not asked again. One instance serves one unit.
import { type Journal, journalKey } from '../journal.ts';
import type { Model } from './model.ts';

export function journaled(model: Model, journal: Journal, unit: string): Model {
  let ordinal = 0;
  return {
    name: model.name,
    async complete(request, signal) {
      const key = journalKey(model.name, request, unit, ordinal++);
      const known = await journal.get(key);
      if (known) return known;
      const reply = await model.complete(request, signal);
      await journal.put(key, reply);
      return reply;
    },
    embed: (texts, signal) => model.embed(texts, signal),
  };
}
