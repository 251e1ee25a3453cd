// Light or dark: as the system has it, or as the user has chosen on this machine.
import { html, useState, type VNode } from '../html.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const stored = 'toolloom-theme';

/** Opened from a file, a page may not be allowed to store anything. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

const current = (): Theme => themes.find((theme) => theme === storage()?.getItem(stored)) ?? 'system';

export function applyTheme(theme: Theme = current()): void {
  storage()?.setItem(stored, theme);
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
  window.dispatchEvent(new Event('themechange'));
}

export function ThemeButton(): VNode {
  const [theme, setTheme] = useState(current());
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const change = (): void => {
    applyTheme(next);
    setTheme(next);
  };
  return html`<button class="quiet" onClick=${change} title="change to ${next}">theme: ${theme}</button>`;
}
