// Asks why a play is rejected: a rule of the judge, or words of one's own.
import { html, useEffect, useRef, useState, type VNode } from '../html.ts';
import { routeOf, useData } from '../source.ts';

interface RejectDialogProps {
  readonly run: string;
  choose(reason: string): void;
  close(): void;
}

export function RejectDialog({ run, choose, close }: RejectDialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const { value } = useData<{ rules: readonly string[] }>(routeOf([run, 'reasons']));
  useEffect(() => dialog.current?.showModal(), []);
  const send = (event: Event): void => {
    event.preventDefault();
    if (reason.trim() !== '') choose(reason.trim());
  };
  return html`<dialog ref=${dialog} class="reject" onClose=${close} aria-label="Reject this play">
    <form onSubmit=${send}>
      <h2>Why is it rejected?</h2>
      <input list="rules" autofocus value=${reason} placeholder="a rule of the judge, or your own words"
        onInput=${(event: Event) => setReason((event.target as HTMLInputElement).value)} />
      <datalist id="rules">${value?.rules.map((rule) => html`<option value=${rule} />`)}</datalist>
      <p class="actions"><button disabled=${reason.trim() === ''}>reject</button>
        <button type="button" class="quiet" onClick=${() => dialog.current?.close()}>cancel</button></p>
    </form></dialog>`;
}
