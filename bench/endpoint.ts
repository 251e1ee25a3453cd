// The endpoint of the benchmarks, as a process of its own. It reads each request to the end and answers after
// LATENCY milliseconds with the same completion. It prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const latency = Number(process.argv[2] ?? 200);
const isLoop = process.argv[3] === 'loop';
const message = isLoop
  ? {
      content: null,
      tool_calls: [
        { id: 'call_0', type: 'function', function: { name: 'look_up', arguments: '{"key":"AC-1001"}' } },
      ],
    }
  : { content: 'x'.repeat(600) };
const completion = JSON.stringify({
  id: 'chatcmpl-1',
  model: 'bench',
  choices: [
    { index: 0, finish_reason: isLoop ? 'tool_calls' : 'stop', message: { role: 'assistant', ...message } },
  ],
  usage: { prompt_tokens: 500, completion_tokens: 150 },
});
const headers = { 'content-type': 'application/json', 'content-length': String(completion.length) };

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const reply = (): void => {
      response.writeHead(200, headers);
      response.end(completion);
    };
    if (latency > 0) setTimeout(reply, latency);
    else reply();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', 4096, () => console.log((server.address() as AddressInfo).port));
