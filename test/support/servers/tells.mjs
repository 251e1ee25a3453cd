// Lists one tool per environment variable it sees, over two pages, and keeps running when its input ends.
import { createInterface } from 'node:readline';

setInterval(() => {}, 1000);
const tools = Object.keys(process.env).map((name) => ({
  name: `sees_${name}`,
  description: 'Tells that this environment variable is set. Use it when you test what a server is given.',
  inputSchema: { type: 'object' },
}));
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  if (method === 'initialize')
    return answer(id, {
      protocolVersion: params.protocolVersion,
      capabilities: { tools: {} },
      serverInfo: { name: 'tells', version: '0' },
    });
  return params?.cursor
    ? answer(id, { tools: tools.slice(1) })
    : answer(id, { tools: tools.slice(0, 1), nextCursor: 'more' });
});

function answer(id, result) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
}
