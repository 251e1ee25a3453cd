// What a tool answered: as a tree where it is JSON, or as the text that the agent saw.
import type { Json } from '../../../schemas/json.ts';
import { html, useState, type VNode } from '../html.ts';
import { JsonView } from '../parts/json-view.ts';
import { FoldedText } from '../parts/shown-text.ts';

interface ResultViewProps {
  /** As the agent saw it. */
  readonly text: string;
  readonly value: Json | undefined;
}

/** Levels of a result that are open at first; of a long one less, so that the play stays in sight. */
const depthFor = (text: string): number => (text.length < 600 ? 4 : 2);

export function ResultView({ text, value }: ResultViewProps): VNode {
  const isTree = value !== undefined && value !== null && typeof value === 'object';
  const [showsText, setShowsText] = useState(!isTree);
  return html`<div class="result">
    ${
      isTree &&
      html`<button class="quiet result-switch" onClick=${() => setShowsText(!showsText)}>${showsText ? 'as a tree' : 'as the agent saw it'}</button>`
    }
    ${
      showsText || value === undefined
        ? html`<${FoldedText} text=${text} most=${900} kind="mono" />`
        : html`<${JsonView} value=${value} depth=${depthFor(text)} />`
    }</div>`;
}
