// A server over stdio in its barest form: the handshake, then whatever the test wants of tools/list.
import { createInterface } from 'node:readline';

/** `list` gives the result of tools/list for its parameters. */
export function serve(name, list) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method, params } = JSON.parse(line);
    if (id === undefined) return;
    const { protocolVersion } = params ?? {};
    const result =
      method === 'initialize'
        ? { protocolVersion, capabilities: { tools: {} }, serverInfo: { name, version: '0' } }
        : list(params ?? {});
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
  });
}
