// A network of its own for a process, with one cable to this machine that can be pulled. Needs root and the program `ip`.
import { execFileSync } from 'node:child_process';

const ip = (...args: string[]): void => void execFileSync('ip', args, { stdio: 'ignore' });

/** Addresses of this machine and of the process, on the cable. */
const addresses = { here: '10.97.31.1', there: '10.97.31.2' };

interface Network extends Disposable {
  readonly namespace: string;
  /** Where a process in it finds this machine. */
  readonly host: string;
  cut(): void;
  mend(): void;
}

export const canMakeNetworks = (() => {
  try {
    openNetwork('toolloom-try')[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
})();

/** One at a time: its addresses are always the same. */
export function openNetwork(namespace = 'toolloom-test'): Network {
  const [inner, outer] = ['toolloom-in', 'toolloom-out'];
  ip('netns', 'add', namespace);
  try {
    ip('link', 'add', outer, 'type', 'veth', 'peer', 'name', inner, 'netns', namespace);
    ip('addr', 'add', `${addresses.here}/24`, 'dev', outer);
    ip('link', 'set', outer, 'up');
    ip('-n', namespace, 'addr', 'add', `${addresses.there}/24`, 'dev', inner);
    ip('-n', namespace, 'link', 'set', inner, 'up');
    ip('-n', namespace, 'link', 'set', 'lo', 'up');
  } catch (error) {
    ip('netns', 'del', namespace);
    throw error;
  }
  return {
    namespace,
    host: addresses.here,
    cut: () => ip('link', 'set', outer, 'down'),
    mend: () => ip('link', 'set', outer, 'up'),
    [Symbol.dispose]: () => ip('netns', 'del', namespace),
  };
}
