// Lists one tool, named after whether the address in TOOLLOOM_TEST_SEEN can be reached.
import { createInterface } from 'node:readline';

const reached = await fetch(process.env.TOOLLOOM_TEST_SEEN).then(
  () => true,
  () => false,
);
const tool = {
  name: reached ? 'reaches_something' : 'reaches_nothing',
  description: 'Tells whether a network is there. Use it when you test what a server is given.',
  inputSchema: { type: 'object' },
};
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  const result =
    method === 'initialize'
      ? {
          protocolVersion: params.protocolVersion,
          capabilities: { tools: {} },
          serverInfo: { name: 'reaches', version: '0' },
        }
      : { tools: [tool] };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
});
