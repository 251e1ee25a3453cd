// The Open Reward Standard over HTTP: environments, splits, tasks, sessions, and calls whose results carry the reward.
// The protocol is that of the packages ors-sdk 0.1.0 and openreward 0.1.167.
import type { Backstage } from '../backstage.ts';
import type { Exchange } from '../http/exchange.ts';
import { environmentRoutes } from './environment-routes.ts';
import { deploymentIn, orsEnvironments } from './environments.ts';
import { sessionRoutes } from './session-routes.ts';

/** Answers true if the request was one of this protocol. */
export function orsEndpoint(backstage: Backstage): (exchange: Exchange) => Promise<boolean> {
  const environments = orsEnvironments(backstage);
  const rooted = sessionRoutes(backstage, environments);
  const inEnvironment = environmentRoutes(backstage);
  return async (exchange) => {
    const { request, url } = exchange;
    const path = url.pathname
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .slice(1);
    const root = path.length === 1 ? rooted[`${request.method} /${path[0]}`] : undefined;
    if (root) {
      await root(exchange);
      return true;
    }
    const [first = '', second] = path;
    const isNamed = path.length === 2 && environments.isName(first.toLowerCase());
    const route = inEnvironment[`${request.method} /${isNamed ? second : first}`];
    if (!route || path.length > (isNamed ? 2 : 1)) return false;
    const name = isNamed ? first.toLowerCase() : deploymentIn(exchange, environments);
    await route(exchange, await environments.named(name));
    return true;
  };
}
