// A proxy on 127.0.0.1 that knows one name, `model.test`, and keeps what it was asked for.
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface TestProxy extends AsyncDisposable {
  readonly url: string;
  /** Host and port of every connection or request. */
  readonly asked: string[];
}

/** Hands what is for `model.test` to the server at `target`, and refuses the rest. */
export async function testProxy(target: string): Promise<TestProxy> {
  const { hostname, port } = new URL(target);
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    const { host, pathname, search } = new URL(incoming.url ?? '');
    asked.push(host);
    const { method, headers } = incoming;
    const passed = request({ hostname, port, path: pathname + search, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(passed);
  });
  server.on('connect', (incoming, client) => {
    asked.push(incoming.url ?? '');
    if (!incoming.url?.startsWith('model.test'))
      return client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const upstream = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
