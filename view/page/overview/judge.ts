// How far the judge can be trusted: its error rates with their intervals, and how often tasks are passed.
import { passRateRows } from '../../../pipeline/pass-rates.ts';
import type { ClassRates } from '../../../stages/calibrate/report.ts';
import type { JudgeReport } from '../../contract/overview.ts';
import { html, useState, type VNode } from '../html.ts';
import { type Column, Table } from '../parts/table.ts';
import { playsHref } from '../play-links.ts';

interface JudgeProps {
  readonly run: string;
  readonly report: JudgeReport;
}

export function Judge({ run, report: { calibration, passRates } }: JudgeProps): VNode {
  return html`<div>
    ${
      calibration
        ? html`<p>Measured on ${calibration.plays} plays that had been accepted: with one defect planted, the judge must
          turn them down; with one harmless change, it must not. The ranges are 95 % intervals.</p>
          <${Table} columns=${columns} rows=${[...calibration.defects, calibration.falseAccepts]} />
          <${Table} columns=${columns} rows=${[...calibration.harmless, calibration.falseRejects]} />`
        : html`<p class="empty">The judge was not calibrated on this run; <code>toolloom calibrate</code> does that.</p>`
    }
    ${passRates && html`<h3>How often tasks are passed</h3><${PassRates} run=${run} rates=${passRates} />`}
  </div>`;
}

type Rate = ClassRates['both'];

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const columns: readonly Column<ClassRates>[] = [
  { title: 'planted', cell: ({ name }) => name },
  { title: 'plays', isNumber: true, cell: ({ plays }) => plays },
  { title: 'errors of code', cell: ({ code }) => html`<${Range} rate=${code} />` },
  { title: 'of the rubric, after code', cell: ({ rubric }) => html`<${Range} rate=${rubric} />` },
  { title: 'of both', cell: ({ both }) => html`<${Range} rate=${both} />` },
];

/** A share as a dot on a line from 0 to 100 %, with its interval. */
function Range({ rate }: { readonly rate: Rate }): VNode {
  const { plays, share, low, high } = rate;
  if (plays === 0) return html`<span class="dim">not asked</span>`;
  const text = `${percent(share)} (${percent(low)} to ${percent(high)})`;
  return html`<span class="range" title=${text}>
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <line class="range-whole" x1="0" y1="5" x2="100" y2="5" />
      <line class="range-interval" x1=${low * 100} y1="5" x2=${high * 100} y2="5" />
      <line class="range-share" x1=${share * 100} y1="0" x2=${share * 100} y2="10" />
    </svg><span class="number">${percent(share)}</span></span>`;
}

/** All plays, and the kinds that are passed least. */
const usualKinds = 9;

function PassRates({
  run,
  rates,
}: {
  readonly run: string;
  readonly rates: NonNullable<JudgeReport['passRates']>;
}): VNode {
  const { head, rows } = passRateRows(rates);
  const [isWhole, setWhole] = useState(false);
  const shownRows = isWhole ? rows : rows.slice(0, usualKinds);
  const columnsOf = head.map((title, place) => ({
    title,
    isNumber: place > 0,
    cell: (row: readonly string[]) =>
      place === 0 && row[0] !== 'all'
        ? html`<a href=${playsHref(run, { kind: row[0] })}>${row[0]}</a>`
        : row[place],
  }));
  return html`<${Table} columns=${columnsOf} rows=${shownRows} />
    ${
      shownRows.length < rows.length &&
      html`<button class="more" onClick=${() => setWhole(true)}>show all ${rows.length - 1} kinds</button>`
    }`;
}
