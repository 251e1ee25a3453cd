// What `durable` promises: the bytes have been handed to the disk, not only to the operating system.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import { vector } from '../support/records.ts';
import { tempDir } from '../support/temp-dir.ts';

// All file handles of Node share one prototype; there is no other way to hold an fsync back.
const probe = await open(import.meta.filename, 'r');
const handles = Object.getPrototypeOf(probe) as { datasync: () => Promise<void> };
await probe.close();
const { datasync } = handles;
afterEach(() => {
  handles.datasync = datasync;
});

const committed = { records: { vectors: [vector('a')] }, rejects: [] };

it('a commit resolves after the fsync that covers it, and not before', async () => {
  await using directory = await tempDir();
  await using store = await openFileStore(directory.path);
  const order: string[] = [];
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = (): void => {};
  const syncing = new Promise<void>((resolve) => {
    begun = resolve;
  });
  handles.datasync = async () => {
    begun();
    await gate;
    order.push('fsync');
  };
  const commit = store.commit('embed', 'a', committed).then(() => order.push('commit'));
  await Promise.race([syncing, commit]);
  order.push('released');
  release();
  await commit;
  expect(order).toEqual(['released', 'fsync', 'commit']);
});

it('a commit whose fsync fails is rejected with the error of the disk', async () => {
  await using directory = await tempDir();
  await using store = await openFileStore(join(directory.path, 'run'));
  handles.datasync = async () => {
    throw new Error('EIO: i/o error, fdatasync');
  };
  await expect(store.commit('embed', 'a', committed)).rejects.toThrow('EIO');
});
