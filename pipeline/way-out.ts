// How requests leave this process: straight, or by the proxy that the environment names.
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { proxySettings } from './proxy.ts';

/** Connections to any host. Whoever opens it destroys it. */
export function wayOut(options: Agent.Options): Dispatcher {
  const proxy = proxySettings();
  return proxy ? new EnvHttpProxyAgent({ ...options, ...proxy }) : new Agent(options);
}
