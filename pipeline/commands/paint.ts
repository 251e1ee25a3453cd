// Colors of a terminal. Where there is none, or where NO_COLOR is set (no-color.org), text stays as it is.
import { styleText } from 'node:util';
import { environmentVariable } from '../process-env.ts';
import type { Output } from './output.ts';

export type Style = Parameters<typeof styleText>[0];

/** The text must hold no control characters of its own. */
export type Paint = (style: Style | undefined, text: string) => string;

const plain: Paint = (_, text) => text;

/** Whether there are colors is decided below, for the stream that is written to. */
const colored: Paint = (style, text) =>
  style === undefined || text === '' ? text : styleText(style, text, { validateStream: false });

export function paintFor({ isTerminal }: Pick<Output, 'isTerminal'>): Paint {
  const isDumb = environmentVariable('TERM') === 'dumb';
  return isTerminal && !isDumb && environmentVariable('NO_COLOR') === undefined ? colored : plain;
}
