// What a harvest of test servers gives: specs, rejects, and failures of units that stay owed.
import { join } from 'node:path';
import type { Event } from '../../pipeline/log.ts';
import { root } from './cli.ts';
import { all, offlineRun } from './offline-run.ts';

export const serverScript = (name: string): string => join(root, 'test', 'support', 'servers', name);

/** A server of the config that runs a script of test/support/servers. */
export const scriptServer = (name: string, more: object = {}): object => ({
  command: process.execPath,
  args: [serverScript(name)],
  licence: 'MIT',
  ...more,
});

/** Long enough for a server to start on a busy machine. Servers that never answer are given less. */
const patience = 20_000;

export async function harvested(list: object, timeout: number = patience) {
  const events: Event[] = [];
  const { store, result } = await offlineRun({
    until: 'harvest',
    log: (event) => events.push(event),
    config: { stages: { harvest: { packages: { servers: [] }, servers: { list, timeout } } } },
  });
  return {
    specs: await all(store.read('specs')),
    rejects: await all(store.rejects()),
    failures: events.flatMap((event) => (event.event === 'failure' ? [event.message] : [])),
    stopped: result.stopped?.message,
  };
}
