// What the auditor types: keys and short texts at a terminal, lines everywhere else.
import { on } from 'node:events';
import { createInterface, emitKeypressEvents } from 'node:readline';
import type { Readable } from 'node:stream';
import type { CommandContext } from '../command.ts';

/** Ctrl-C, as a terminal in raw mode sends it. */
export const interruptKey = '\u0003';

export interface AuditInput {
  /** One key, or the word for it; undefined when the input has ended. */
  command(): Promise<string | undefined>;
  /** A line of text; undefined if it was called off or the input has ended. */
  text(question: string): Promise<string | undefined>;
  /** Gives the terminal back as it was. */
  close(): Promise<void>;
}

type Streams = Pick<CommandContext, 'stdin' | 'stderr'>;

export const openInput = (streams: Streams): AuditInput =>
  streams.stdin.isTTY && streams.stdin.setRawMode ? keyInput(streams) : lineInput(streams);

interface Press {
  readonly sequence: string;
  readonly name?: string;
  readonly ctrl: boolean;
}

/** Keys that have no letter of their own. */
const letters: Readonly<Record<string, string>> = {
  space: 'n',
  return: 'n',
  enter: 'n',
  right: 'n',
  left: 'b',
};

/** Keys typed ahead are kept. */
function keyInput({ stdin, stderr }: Streams): AuditInput {
  emitKeypressEvents(stdin);
  stdin.setRawMode?.(true);
  const presses = on(stdin, 'keypress', { close: ['end'] });
  stdin.resume();
  let putBack: Press | undefined;
  const next = async (): Promise<Press | undefined> => {
    const again = putBack;
    putBack = undefined;
    if (again) return again;
    const { done, value } = await presses.next();
    return done ? undefined : value[1];
  };
  return {
    async command() {
      const press = await next();
      if (!press || isCtrl(press, 'd')) return undefined;
      return letters[press.name ?? ''] ?? press.sequence.toLowerCase();
    },
    async text(question) {
      for (let text = ''; ; ) {
        stderr.screen.write(`\r\u001b[K${question} ${text}`);
        const press = await next();
        if (press?.name === 'return' || press?.name === 'enter') return text.trim();
        if (!press || press.name === 'escape' || isCtrl(press, 'c') || isCtrl(press, 'd')) {
          if (press && !isCtrl(press, 'd') && press.name !== 'escape') putBack = press;
          return undefined;
        }
        text = edited(text, press);
      }
    },
    async close() {
      await presses.return?.();
      stdin.setRawMode?.(false);
      stdin.pause();
    },
  };
}

const isCtrl = (press: Press, name: string): boolean => press.ctrl && press.name === name;

function edited(text: string, press: Press): string {
  if (press.name === 'backspace') return [...text].slice(0, -1).join('');
  if (isCtrl(press, 'u')) return '';
  return /^\P{Cc}+$/u.test(press.sequence) ? text + press.sequence : text;
}

/** A line is a command; what follows its first word is the text that the command asks for. */
function lineInput({ stdin, stderr }: Streams): AuditInput {
  const reader = createInterface({ input: stdin as Readable, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  let rest = '';
  const next = async (): Promise<string | undefined> => {
    const { done, value } = await lines.next();
    return done ? undefined : value.trim();
  };
  return {
    async command() {
      const line = await next();
      if (line === undefined) return undefined;
      const [, word = '', following = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
      rest = following;
      return word === '' ? 'n' : word.toLowerCase();
    },
    async text(question) {
      const given = rest;
      rest = '';
      if (given !== '') return given;
      stderr.write(`${question} `);
      return await next();
    },
    async close() {
      reader.close();
    },
  };
}
