// A page of the viewer. Adding one is a file in pages/ and a line in pages/index.ts.
import type { ComponentType } from 'preact';

export interface PageProps {
  /** Key of the run. */
  readonly run: string;
  /** What follows the name of the page in the address. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

export interface Page {
  /** In the address, and unique. */
  readonly name: string;
  /** In the menu. */
  readonly title: string;
  /** `g` and this letter go to the page. */
  readonly key: string;
  /** True for a page that a file which is handed over has, too. */
  readonly inFile?: true;
  readonly View: ComponentType<PageProps>;
}
