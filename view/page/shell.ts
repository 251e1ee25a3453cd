// The frame of every page: the menu, the choice of the run, and the keys that always work.
import type { RunList, RunListing } from '../contract/runs.ts';
import { Home } from './home.ts';
import { html, useState, type VNode } from './html.ts';
import { type Key, useKeys } from './keyboard.ts';
import { goTo, hrefOf, type Location, useLocation } from './location.ts';
import type { Page } from './page.ts';
import { KeyHelp } from './parts/key-help.ts';
import { WithData } from './parts/loading.ts';
import { shown } from './parts/shown-text.ts';
import { ThemeButton } from './parts/theme.ts';
import { useData } from './source.ts';

export function Shell({ pages }: { readonly pages: readonly Page[] }): VNode {
  const data = useData<RunList>('');
  return html`<${WithData} data=${data} show=${({ runs }: RunList) => html`<${Frame} ...${{ pages, runs }} />`} />`;
}

interface FrameProps {
  readonly pages: readonly Page[];
  readonly runs: readonly RunListing[];
}

function Frame({ pages, runs }: FrameProps): VNode {
  const location = useLocation();
  const [isHelp, setHelp] = useState(false);
  const [only] = runs;
  const run = location.run || (runs.length === 1 && only ? only.key : '');
  const known = pages.find(({ name }) => name === (location.page || pages[0]?.name));
  useKeys([
    { keys: '?', does: 'list the keys', act: () => setHelp(true) },
    ...pages.map(
      ({ name, title, key }): Key => ({
        keys: `g ${key}`,
        does: `go to ${title}`,
        act: () => goTo(hrefOf([run || (only?.key ?? ''), name])),
      }),
    ),
  ]);
  document.title =
    [known?.title, run, 'toolloom'].filter((part) => run !== '' && part).join(' · ') || 'toolloom';
  return html`<a class="skip" href=${window.location.hash} onClick=${skip}>skip to the content</a>
    <${Menu} ...${{ pages, runs, run, page: known?.name }} />
    <main id="content" tabindex="-1">${content({ location, run, known, runs, pages })}</main>
    ${isHelp && html`<${KeyHelp} close=${() => setHelp(false)} />`}`;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

interface Content extends FrameProps {
  readonly location: Location;
  readonly run: string;
  readonly known: Page | undefined;
}

function content({ location: { rest, query, page }, run, known, runs, pages }: Content): VNode {
  if (run === '') return html`<${Home} runs=${runs} firstPage=${pages[0]?.name ?? ''} />`;
  if (!runs.some(({ key }) => key === run))
    return html`<p class="error">There is no run ${shown(run)} here.</p>`;
  if (!known) return html`<p class="error">There is no page ${shown(page)}.</p>`;
  return html`<${known.View} key=${`${run}/${known.name}`} run=${run} rest=${rest} query=${query} />`;
}

interface MenuProps extends FrameProps {
  readonly run: string;
  readonly page: string | undefined;
}

function Menu({ pages, runs, run, page }: MenuProps): VNode {
  const choose = (event: Event): void =>
    goTo(hrefOf([(event.target as HTMLSelectElement).value, page ?? '']));
  return html`<header>
    <a class="brand" href="#/">toolloom</a>
    ${
      run !== '' &&
      html`<nav aria-label="Pages">${pages.map(
        ({ name, title }) =>
          html`<a href=${hrefOf([run, name])} aria-current=${name === page ? 'page' : undefined}>${title}</a>`,
      )}</nav>`
    }
    <span class="grow"></span>
    ${
      run !== '' &&
      html`<label class="run">run <select value=${run} onChange=${choose}>
        ${runs.map(({ key }) => html`<option value=${key}>${shown(key)}</option>`)}</select></label>`
    }
    <${ThemeButton} />
    <span class="dim keys-hint"><kbd>?</kbd> keys</span>
  </header>`;
}
