// A server over stdio in its barest form: the handshake, then whatever the test wants of tools/list.
import { createInterface } from 'node:readline';

/** `list` gives the result of tools/list for its parameters, `call` the whole response to tools/call. */
export function serve(name, list, call = () => ({ result: { content: [] } })) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method, params } = JSON.parse(line);
    if (id === undefined) return;
    const { protocolVersion } = params ?? {};
    const result =
      method === 'initialize'
        ? { protocolVersion, capabilities: { tools: {} }, serverInfo: { name, version: '0' } }
        : list(params ?? {});
    const response = method === 'tools/call' ? call(params) : { result };
    if (response) process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...response })}\n`);
  });
}

/** A tool that passes every check of a harvest. */
export const goodTool = (name, description = `Returns the ${name} of a day.`) => ({
  name,
  description: `${description} Use it when the day is known and its data is needed.`,
  inputSchema: { type: 'object', properties: { day: { type: 'string', description: 'Day, YYYY-MM-DD' } } },
});
