// A small client of the Open Reward Standard, written against the protocol and not against our server.

export interface OrsOutput {
  readonly blocks: readonly { readonly type: string; readonly text: string }[];
  readonly metadata: Record<string, unknown> | null;
  readonly reward: number | null;
  readonly finished: boolean;
}

export type OrsResult =
  | { readonly ok: true; readonly output: OrsOutput }
  | { readonly ok: false; readonly error: string; readonly reason?: string };

export class OrsClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url;
    this.#headers = headers;
  }

  request(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    signal: AbortSignal | null = null,
  ): Promise<Response> {
    const isPost = body !== undefined;
    return fetch(`${this.#url}${path}`, {
      signal,
      method: isPost ? 'POST' : 'GET',
      headers: { ...(isPost ? { 'content-type': 'application/json' } : {}), ...this.#headers, ...headers },
      ...(isPost ? { body: JSON.stringify(body) } : {}),
    });
  }

  async json<Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Body> {
    const response = await this.request(path, body, headers);
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as Body; // the test says what it expects
  }

  /** `wanted`: a task_spec, or a split and an index. */
  async session(wanted: object): Promise<OrsPlay> {
    const events = await sseEvents(await this.request('/create_session', {}));
    const id = events.find(([event]) => event === 'task_id')?.[1] ?? '';
    await this.json('/create', wanted, { 'x-session-id': id });
    return new OrsPlay(this, id);
  }
}

export class OrsPlay {
  readonly id: string;
  readonly #client: OrsClient;

  constructor(client: OrsClient, id: string) {
    this.#client = client;
    this.id = id;
  }

  get(path: string): Promise<unknown> {
    return this.#client.json(path, undefined, { 'x-session-id': this.id });
  }

  async events(body: object): Promise<[string, string][]> {
    return sseEvents(await this.#client.request('/toolloom/call', body, { 'x-session-id': this.id }));
  }

  async call(name: string, input: object): Promise<OrsResult> {
    return resultIn(await this.events({ name, input }));
  }

  /** Sends a call, and breaks the connection off once its ID is there. */
  async brokenCall(name: string, input: object): Promise<string> {
    const broken = new AbortController();
    const response = await this.#client.request(
      '/toolloom/call',
      { name, input },
      { 'x-session-id': this.id },
      broken.signal,
    );
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    broken.abort();
    return /data: (\S+)/.exec(new TextDecoder().decode(value))?.[1] ?? '';
  }

  async close(): Promise<void> {
    await this.#client.json('/delete', {}, { 'x-session-id': this.id });
  }
}

export function resultIn(events: readonly [string, string][]): OrsResult {
  const failed = events.find(([event]) => event === 'error');
  if (failed) throw new Error(failed[1]);
  const parts = events.flatMap(([event, data]) => (event === 'chunk' || event === 'end' ? [data] : []));
  return JSON.parse(parts.join(''));
}

/** As the client of the SDK reads them: what is left of a line is stripped. */
async function sseEvents(response: Response): Promise<[string, string][]> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.text())
    .split('\n\n')
    .filter((block) => block !== '' && !block.startsWith(':'))
    .map((block) => {
      const fields = new Map(
        block.split('\n').map((line): [string, string] => {
          const at = line.indexOf(':');
          return [line.slice(0, at), line.slice(at + 1).trimStart()];
        }),
      );
      return [fields.get('event') ?? '', fields.get('data') ?? ''];
    });
}
