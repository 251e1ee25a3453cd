// The stdio transport of MCP over a supervised child process: one JSON-RPC message per line, in both directions.
//   {"jsonrpc":"2.0","id":1,"result":{"tools":[…]}}
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { printable } from '../../pipeline/printable.ts';
import { lastLines, withoutValues } from './last-lines.ts';
import { lineReader } from './line-reader.ts';
import type { Explanation } from './server-failure.ts';
import { type Exit, exitText, type ServerCommand, startSupervised } from './supervised.ts';

interface ChildTransport extends Transport {
  /** What is known about a server that failed: how it ended and what it wrote. */
  explain(): Explanation;
}

/** In bytes. A list of ten thousand tools has about ten million. */
const longestMessage = 64 * 2 ** 20;

/** In characters: enough to recognize a banner or a log line. */
const longestStray = 100;

/** `secrets`: as in last-lines.ts. */
export function childTransport(
  command: ServerCommand,
  secrets: ReadonlyMap<string, string> = new Map(),
): ChildTransport {
  const child = startSupervised(command);
  const words = lastLines(child.stderr, secrets);
  let strayLine: string | undefined;
  let isTooLong = false;
  let exit: Exit | undefined;
  let isEnding = false;
  const read = lineReader(longestMessage, {
    line(text) {
      const message = messageIn(text);
      if (message) transport.onmessage?.(message);
      else if (text.trim() !== '') strayLine ??= text.slice(0, longestStray);
    },
    tooLong() {
      isTooLong = true;
      void child.end();
    },
  });
  child.stdout.on('data', read);
  const transport: ChildTransport = {
    async start() {
      await child.started;
      void child.exited.then((ended) => {
        exit = isEnding ? undefined : ended;
        transport.onclose?.();
      });
    },
    // A write to a process that is gone fails, and `onclose` then reports the exit.
    send: (message) =>
      new Promise((resolve) => child.stdin.write(`${JSON.stringify(message)}\n`, () => resolve())),
    close() {
      isEnding = exit === undefined;
      return child.end();
    },
    explain() {
      const stray = strayLine && printable(withoutValues(strayLine, secrets));
      const facts = [
        isTooLong ? `sent a message of more than ${longestMessage / 2 ** 20} MB` : '',
        exit && !isTooLong ? exitText(exit) : '',
        stray ? `wrote to stdout what is not JSON-RPC ("${stray}")` : '',
        words() === '' ? '' : `its last lines on stderr: ${words()}`,
      ];
      return { text: facts.filter((fact) => fact !== '').join('; '), isPermanent: isTooLong };
    },
  };
  return transport;
}

function messageIn(line: string): JSONRPCMessage | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isMessage =
      typeof value === 'object' && value !== null && 'jsonrpc' in value && value.jsonrpc === '2.0';
    return isMessage ? (value as JSONRPCMessage) : undefined; // the SDK checks the rest
  } catch {
    return undefined; // a banner or a log line
  }
}
