// The server of `toolloom view`: on 127.0.0.1 alone, for whoever has the token.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { RunViewer } from '../pipeline/commands/run-viewer.ts';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { viewApp } from './app.ts';
import { writePage } from './file/write-page.ts';
import { openRunTable } from './runs/run-table.ts';

const address = '127.0.0.1';

export const runViewer: RunViewer = {
  write: writePage,
  async start(options) {
    const runs = await openRunTable(options);
    let port = 0;
    const app = viewApp({
      ...{ runs, options, token: options.token },
      hosts: () => [`${address}:${port}`, `localhost:${port}`],
    });
    const server = createAdaptorServer({ fetch: app.fetch });
    const close = async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await app.settled();
      await runs[Symbol.asyncDispose]();
    };
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, address, resolve);
      });
    } catch (error) {
      await runs[Symbol.asyncDispose]();
      throw new UsageError(
        `cannot listen on ${address}:${options.port} (${messageOf(error)}); choose another --port`,
        { cause: error },
      );
    }
    port = (server.address() as AddressInfo).port; // it listens on a port
    return { url: `http://${address}:${port}/?token=${options.token}`, close };
  },
};
