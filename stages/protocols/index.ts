// The registry of agent protocols: adding one is one file and one line here.
import { native } from './native.ts';
import type { Protocol } from './protocol.ts';
import { react } from './react.ts';

export const protocols: readonly Protocol[] = [native, react];

/** The protocol of a play; a play that names none is native. */
export const protocolOf = (name: string | undefined): Protocol =>
  protocols.find((protocol) => protocol.name === name) ?? native;
