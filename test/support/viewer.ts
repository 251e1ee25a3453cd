// `toolloom view` as a child process, and Chromium to look at it.
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { start } from './cli.ts';

/** Where Debian and its kin install it; tests of pages are skipped where there is none. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const chromiumPath: string | undefined = places.find((path) => existsSync(path));

export const withoutChromium =
  'there is no Chromium here (install the package `chromium` to test the pages of the viewer)';

export function openChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(withoutChromium);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

export interface OpenViewer {
  /** With the token. */
  readonly url: string;
  /** Without it, and without a path. */
  readonly origin: string;
  readonly token: string;
  /** Asks the API as the page does. */
  get(path: string): Promise<{ status: number; body: unknown }>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** Sends Ctrl-C and resolves to the exit code and what was printed. */
  end(): Promise<{ code: number | null; stderr: string }>;
}

/** `flags`: runs and options beside the port. */
export async function openViewer(cwd: string, ...flags: readonly string[]): Promise<OpenViewer> {
  const { child, result } = start(['view', ...flags, '--port', '0', '--no-open', '--json'], cwd);
  const url = await addressIn(child, result);
  const { origin, searchParams } = new URL(url);
  const token = searchParams.get('token') ?? '';
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { 'x-toolloom-token': token, 'content-type': 'application/json' };
    const response = await fetch(`${origin}/api${path}`, { ...init, headers });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return {
    ...{ url, origin, token },
    get: (path) => ask(path),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
    async end() {
      child.kill('SIGINT');
      const { code, stderr } = await result;
      return { code, stderr };
    },
  };
}

function addressIn(child: ChildProcess, result: Promise<{ stderr: string }>): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (data) => {
      printed += data;
      const [, url] = /"url":"([^"]+)".*\n/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
    });
    void result.then(({ stderr }) => reject(new Error(stderr)));
  });
}
