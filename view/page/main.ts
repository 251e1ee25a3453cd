// Where the page begins in a browser.
import { fileSource } from './handed-over/file-source.ts';
import { SampleNote } from './handed-over/sample-note.ts';
import { handedOver } from './handed-over/unpacked.ts';
import { html, render } from './html.ts';
import { listenToKeys } from './keyboard.ts';
import { pages } from './pages/index.ts';
import { applyTheme } from './parts/theme.ts';
import { Shell } from './shell.ts';
import { serverSource, setSource } from './source.ts';

const token = document.querySelector<HTMLMetaElement>('meta[name="toolloom-token"]')?.content ?? '';
const place = document.getElementById('app');
if (!place) throw new Error('the page has no place for the viewer');
const handed = await handedOver();
setSource(handed ? fileSource(handed) : serverSource(token));
const shownPages = handed ? pages.filter(({ inFile }) => inFile) : pages;
applyTheme();
listenToKeys();
render(html`${handed && html`<${SampleNote} handed=${handed} />`}<${Shell} pages=${shownPages} />`, place);
