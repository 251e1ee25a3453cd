// The proxy that the environment names, as other programs read it: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either
// case of letters.
import { environmentVariable } from './process-env.ts';

export interface ProxySettings {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy: string;
}

/** A proxy cannot reach them. */
const loopback = ['localhost', '127.0.0.1', '[::1]', '::1'];

const named = (name: string): string | undefined =>
  environmentVariable(name.toLowerCase()) ?? environmentVariable(name);

/** Undefined where no proxy is named. */
export function proxySettings(): ProxySettings | undefined {
  const [httpProxy, httpsProxy, exempt] = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map(named);
  if (httpProxy === undefined && httpsProxy === undefined) return undefined;
  return {
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    noProxy: exempt === '*' ? exempt : [...(exempt === undefined ? [] : [exempt]), ...loopback].join(','),
  };
}

/** Lets `fetch` use the proxy too. */
export async function proxyFetch(): Promise<void> {
  const settings = proxySettings();
  if (!settings) return;
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici'); // loaded where it is used
  setGlobalDispatcher(new EnvHttpProxyAgent(settings));
}
