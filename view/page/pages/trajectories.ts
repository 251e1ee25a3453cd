// Trajectories: the list, or the one that the address names.
import { html, type VNode } from '../html.ts';
import { PlayListPage } from '../list/play-list.ts';
import type { Page, PageProps } from '../page.ts';
import { PlayPage } from '../play/play-page.ts';

function Trajectories(props: PageProps): VNode {
  const [id] = props.rest;
  return id === undefined
    ? html`<${PlayListPage} ...${props} />`
    : html`<${PlayPage} key=${id} run=${props.run} id=${id} query=${props.query} />`;
}

export const trajectories: Page = {
  name: 'trajectories',
  title: 'Trajectories',
  key: 't',
  inFile: true,
  View: Trajectories,
};
