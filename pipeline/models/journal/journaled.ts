// A model behind a journal: what was answered once in a unit is not asked again. One instance serves one
// unit.
import { hashOf } from '../../hash.ts';
import type { Keeping, Model, Reply } from '../model.ts';
import { type Journal, journalKey, type Kept } from './journal.ts';

interface JournalOptions {
  readonly journal: Journal;
  readonly unit: string;
  /** Called for every answer that comes from the journal. */
  readonly onHit?: () => void;
  /** Gets the key of every reply that the unit uses, in order. */
  readonly onReply?: (key: string) => void;
}

export function journaled(
  model: Model,
  { journal, unit, onHit = () => {}, onReply = () => {} }: JournalOptions,
): Model {
  let ordinal = 0;
  const keys = new WeakMap<Reply, string>();
  return {
    name: model.name,
    async complete(request, call) {
      const fingerprint = model.fingerprint?.(request) ?? hashOf({ model: model.name, request });
      const key = journalKey(fingerprint, unit, ordinal++);
      onReply(key);
      const known = await journal.get(key);
      if (known && 'reply' in known) {
        onHit();
        call.span.set({ 'toolloom.journal': 'hit' });
        keys.set(known.reply, key);
        return known.reply;
      }
      const reply = await keptReply(key, journal, (keeping) => model.complete(request, { ...call, keeping }));
      keys.set(reply, key);
      return reply;
    },
    // A text has the same vector whoever asks, so its key depends on neither unit nor ordinal.
    async embed(texts, call) {
      const identity = model.fingerprint?.({ messages: [] }) ?? model.name;
      const textKeys = texts.map((text) => journalKey(hashOf({ identity, text }), 'embed', 0));
      const known = (await Promise.all(textKeys.map((key) => journal.get(key)))).map(vectorIn);
      const missing = texts.filter((_, index) => known[index] === undefined);
      if (missing.length === 0) {
        onHit();
        return known.filter((vector) => vector !== undefined);
      }
      const vectors = await model.embed(missing, call);
      let next = 0;
      const all: Float32Array[] = [];
      const kept: Promise<void>[] = [];
      for (const [index, key] of textKeys.entries()) {
        const vector = known[index] ?? (vectors[next++] as Float32Array); // one for each that is missing
        all.push(vector);
        if (known[index] === undefined) kept.push(journal.put(key, { vector: base64Of(vector) }));
      }
      await Promise.all(kept);
      return all;
    },
    async retract(reply) {
      const key = keys.get(reply);
      if (key !== undefined) await journal.remove(key);
    },
  };
}

/** Whoever asked to be told is told once the reply is kept. */
async function keptReply(
  key: string,
  journal: Journal,
  ask: (keeping: Keeping) => Promise<Reply>,
): Promise<Reply> {
  const callbacks: (() => void)[] = [];
  const reply = await ask({ key, onceKept: (callback) => void callbacks.push(callback) });
  await journal.put(key, { reply });
  for (const callback of callbacks) callback();
  return reply;
}

const base64Of = (vector: Float32Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');

function vectorIn(kept: Kept | undefined): Float32Array | undefined {
  if (!kept || !('vector' in kept)) return undefined;
  const bytes = Buffer.from(kept.vector, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
