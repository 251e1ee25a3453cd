// What the scan for personal data knows to be invented: the records of worlds, and what a task makes of them.
import type { Reader } from '../../../pipeline/store.ts';
import type { World } from '../../../schemas/world.ts';
import type { Accepted } from '../accepted.ts';

/** Texts of worlds that are kept: plays of one world mostly follow each other. */
const most = 32;

/** Says of a value whether it stands in the worlds of a play or in its task. Remembers the last worlds. */
export function knownValues(store: Reader) {
  const texts = new Map<string, string>();
  const textOf = async (id: string): Promise<string> => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const { rows }: World = await store.get('worlds', id);
    const text = JSON.stringify(rows);
    const [oldest] = texts.keys();
    if (texts.size >= most && oldest !== undefined) texts.delete(oldest);
    texts.set(id, text);
    return text;
  };
  return async ({ agent, task }: Accepted): Promise<(value: string) => boolean> => {
    const worlds = agent.parts.filter(({ environment }) => environment === 'world');
    const known = [...(await Promise.all(worlds.map(({ of }) => textOf(of)))), JSON.stringify(task)];
    return (value) => known.some((text) => text.includes(value));
  };
}
