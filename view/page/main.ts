// Where the page begins in a browser.
import { html, render } from './html.ts';
import { listenToKeys } from './keyboard.ts';
import { pages } from './pages/index.ts';
import { applyTheme } from './parts/theme.ts';
import { Shell } from './shell.ts';
import { serverSource, setSource } from './source.ts';

const token = document.querySelector<HTMLMetaElement>('meta[name="toolloom-token"]')?.content ?? '';
const place = document.getElementById('app');
if (!place) throw new Error('the page has no place for the viewer');
setSource(serverSource(token));
applyTheme();
listenToKeys();
render(html`<${Shell} pages=${pages} />`, place);
