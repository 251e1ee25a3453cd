// The list of the keys that work on the screen as it is.
import { html, useEffect, useRef, type VNode } from '../html.ts';
import { activeKeys } from '../keyboard.ts';

export function KeyHelp({ close }: { close(): void }): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return html`<dialog ref=${dialog} class="help" onClose=${close} aria-label="Keys">
    <h2>Keys</h2>
    <dl>${activeKeys().map(
      ({ keys, does }) =>
        html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd>`,
    )}</dl>
    <form method="dialog"><button autofocus>close</button></form>
  </dialog>`;
}
