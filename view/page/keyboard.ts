// Keys of the page: whoever is on the screen says which keys it takes, and `?` lists them all.
import { useEffect } from './html.ts';

export interface Key {
  /** As in KeyboardEvent.key, or two keys in a row: `g t`. */
  readonly keys: string;
  /** For the list of keys. */
  readonly does: string;
  act(): void;
}

const taken = new Set<readonly Key[]>();
let first: string | undefined;

/** What was mounted last comes first. */
export const activeKeys = (): readonly Key[] => [...taken].reverse().flat();

/** The keys hold as long as the component is on the screen. */
export function useKeys(keys: readonly Key[]): void {
  useEffect(() => {
    taken.add(keys);
    return () => void taken.delete(keys);
  });
}

/** Where the user writes, keys are letters; Escape leaves the field. */
const isWriting = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** Enter and Space belong to the link or button that has the focus. */
const isPressing = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') &&
  target instanceof HTMLElement &&
  /^(?:A|BUTTON|SUMMARY)$/.test(target.tagName);

export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isPressing(event)) return;
    if (!isWriting(event)) press(event);
    else if (event.key === 'Escape') (event.target as HTMLElement).blur(); // it is one, as isWriting found
  });
}

function press(event: KeyboardEvent): void {
  const typed = first === undefined ? event.key : `${first} ${event.key}`;
  first = undefined;
  const found = activeKeys().find(({ keys }) => keys === typed);
  if (found) {
    event.preventDefault();
    found.act();
  } else if (activeKeys().some(({ keys }) => keys.startsWith(`${event.key} `))) first = event.key;
}
