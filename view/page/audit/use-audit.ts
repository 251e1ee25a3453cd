// Verdicts of a person on plays, with the keys for them: each is saved at once, and the latest can be taken back.
import { html, useState, type VNode } from '../html.ts';
import type { Key } from '../keyboard.ts';
import { routeOf, source } from '../source.ts';
import { RejectDialog } from './reject-dialog.ts';

interface AuditOptions {
  readonly run: string;
  /** The play that the keys are about. */
  readonly play: string | undefined;
  /** Called after each change. */
  changed(play: string): void;
}

export interface Audit {
  /** None where nothing can be changed. */
  readonly keys: readonly Key[];
  accept(): void;
  /** Asks for a reason first. */
  reject(): void;
  undo(): void;
  readonly canUndo: boolean;
  /** The dialog that asks, or what was done last. */
  readonly view: VNode;
}

interface Done {
  readonly run: string;
  readonly play: string;
}

/** What was decided since the page was opened, the latest last. */
const decided: Done[] = [];

type Decision = { verdict: 'accepted' | 'undone' } | { verdict: 'rejected'; reason: string };

export function useAudit({ run, play, changed }: AuditOptions): Audit {
  const [asked, setAsked] = useState<string | undefined>();
  const [said, setSaid] = useState('');
  const { post } = source();
  const decide = async (id: string, decision: Decision): Promise<void> => {
    try {
      await post?.(routeOf([run, 'plays', id, 'audit']), decision);
      if (decision.verdict !== 'undone') decided.push({ run, play: id });
      setSaid(
        `${id.slice(0, 8)}: ${decision.verdict === 'undone' ? 'verdict taken back' : decision.verdict}`,
      );
      changed(id);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const accept = (): void => void (play && decide(play, { verdict: 'accepted' }));
  const reject = (): void => setAsked(play);
  const undo = (): void => {
    const at = decided.findLastIndex((each) => each.run === run);
    const [last] = at < 0 ? [] : decided.splice(at, 1);
    if (last) void decide(last.play, { verdict: 'undone' });
    else setSaid('there is no verdict of this session to take back');
  };
  const keys: Key[] = [
    { keys: 'a', does: 'accept the play', act: accept },
    { keys: 'r', does: 'reject the play, with a reason', act: reject },
    { keys: 'u', does: 'take back the latest verdict', act: undo },
  ];
  const close = (): void => setAsked(undefined);
  const view = html`<div>
    <p class="said" role="status">${said}</p>
    ${
      asked !== undefined &&
      html`<${RejectDialog} run=${run} close=${close} choose=${(reason: string) => {
        close();
        void decide(asked, { verdict: 'rejected', reason });
      }} />`
    }</div>`;
  const canUndo = decided.some((each) => each.run === run);
  return { keys: post ? keys : [], accept, reject, undo, canUndo, view };
}
