// Text of a run as it may be shown: every character can be seen, and long text is folded.
import { printable } from '../../../pipeline/printable.ts';
import { html, useState, type VNode } from '../html.ts';

/** Characters of a folded text that are shown. */
const usual = 1200;

/** Shown at once when a text is unfolded; a browser lays out no more in good time. */
const chunk = 200_000;

export const shown = (text: string): string => printable(text);

/** Ends before a character that would be cut in half. */
export const beginningOf = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

interface FoldedText {
  readonly text: string;
  readonly most?: number;
  readonly kind?: string;
}

/** Characters that are not worth a click. */
const spare = 120;

/** A text whose rest is a click away. */
export function FoldedText({ text, most: wanted = usual, kind = '' }: FoldedText): VNode {
  const most = text.length <= wanted + spare ? text.length : wanted;
  const [length, setLength] = useState(most);
  const rest = text.length - beginningOf(text, length).length;
  return html`<div class="text ${kind}"><span class="words">${shown(beginningOf(text, length))}</span>${
    rest > 0 &&
    html`<button class="more" onClick=${() => setLength(length + chunk)}>
      … show ${Math.min(rest, chunk).toLocaleString('en')} more characters</button>`
  }${
    length > most &&
    text.length > most &&
    html`<button class="more" onClick=${() => setLength(most)}>fold</button>`
  }</div>`;
}
