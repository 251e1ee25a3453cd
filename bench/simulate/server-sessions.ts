// Sessions on live servers, many at once: what is left of them when they are closed.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { mcpEnvironment } from '../../stages/environments/mcp.ts';
import { descendantsOf } from '../../test/support/running-processes.ts';

export interface Held {
  readonly processes: number;
  readonly descriptors: number;
  readonly directories: number;
}

export const heldNow = (): Held => ({
  processes: descendantsOf(process.pid).length,
  descriptors: readdirSync('/proc/self/fd').length,
  directories: readdirSync(tmpdir()).filter((name) => name.startsWith('toolloom-')).length,
});

const isMore = (now: Held, before: Held): boolean =>
  now.processes > before.processes ||
  now.descriptors > before.descriptors ||
  now.directories > before.directories;

/** Opens so many sessions at once, makes two calls in each, and closes them. */
export async function sessionsAtOnce(count: number): Promise<{ before: Held; during: Held; after: Held }> {
  const controller = new AbortController();
  const part = {
    environment: 'mcp',
    of: 'memory',
    fixture: 'club',
    primary: true,
    tools: ['read_graph', 'create_entities'],
  };
  const before = heldNow();
  const sessions = await Promise.all(
    Array.from({ length: count }, () =>
      mcpEnvironment.open({ part, store: memoryStore(), signal: controller.signal }),
    ),
  );
  await Promise.all(
    sessions.map(async (session, number) => {
      const entity = { name: `Boat ${number}`, entityType: 'boat', observations: [] };
      await session.call('create_entities', { entities: [entity] });
      const { value } = await session.call('read_graph', {});
      const boats = JSON.stringify(value).match(/Boat \d+/g) ?? [];
      if (new Set(boats).size !== 1) throw new Error(`session ${number} sees ${boats.join(', ')}`);
    }),
  );
  const during = heldNow();
  await Promise.all(sessions.map((session) => session[Symbol.asyncDispose]()));
  controller.abort(); // servers wait for another play otherwise
  for (let look = 0; look < 100 && isMore(heldNow(), before); look += 1) await sleep(200);
  return { before, during, after: heldNow() };
}
