// Live: a run in progress, as it commits its units.
import type uPlot from 'uplot';
import type { LiveRun } from '../../contract/live.ts';
import { html, useEffect, useMemo, useState, type VNode } from '../html.ts';
import { Line } from '../list/play-line.ts';
import { paceOf, type Sample, withSample } from '../live/samples.ts';
import { hrefOf } from '../location.ts';
import type { Page, PageProps } from '../page.ts';
import { WithData } from '../parts/loading.ts';
import { Plot, type PlotColors } from '../parts/plot.ts';
import { shown } from '../parts/shown-text.ts';
import { Table } from '../parts/table.ts';
import { routeOf, usePolled } from '../source.ts';

/** Milliseconds from an answer to the next look. */
const pause = 1500;

function Live({ run }: PageProps): VNode {
  const data = usePolled<LiveRun>(routeOf([run, 'live']), pause);
  const { value } = data;
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    if (value && !value.indexing) setSamples((before) => withSample(before, value, Date.now() / 1000));
  }, [value]);
  return html`<section class="live"><h1>Live</h1>
    <${WithData} data=${data} show=${(live: LiveRun) => html`<${Now} ...${{ run, live, samples }} />`} /></section>`;
}

interface NowProps {
  readonly run: string;
  readonly live: LiveRun;
  readonly samples: readonly Sample[];
}

function Now({ run, live, samples }: NowProps): VNode {
  const { isWritten, target, plays, judged, accepted, cost, latest, indexing } = live;
  const pace = isWritten ? paceOf(samples) : undefined;
  const state = isWritten
    ? html`<span class="tag good">being written</span>`
    : html`<span class="tag">nothing writes it now</span>`;
  return html`<div>
    <p class="live-counts">${state}
      <span><strong>${accepted.toLocaleString('en')}</strong> accepted, target ${target.toLocaleString('en')}</span>
      <span><strong>${plays.toLocaleString('en')}</strong> plays, ${(plays - judged).toLocaleString('en')} not judged yet</span>
      ${pace !== undefined && html`<span>${pace.toFixed(0)} plays a minute</span>`}
      <span>$${cost.toFixed(2)}</span>
      ${indexing && html`<span class="dim">${Math.floor((indexing.done / indexing.of) * 100)} % of the run is read</span>`}</p>
    <progress max=${target} value=${Math.min(accepted, target)} aria-label="accepted trajectories"></progress>
    ${hasGrown(samples) ? html`<${Growth} samples=${samples} />` : html`<p class="empty">No play has come since this page was opened.</p>`}
    <div class="columns"><div><h2>Newest trajectories</h2>
      ${latest.length === 0 ? html`<p class="empty">No play is committed yet.</p>` : latest.map((play) => html`<${Line} key=${play.id} play=${play} href=${hrefOf([run, 'trajectories', play.id])} />`)}
    </div><div><h2>Stages</h2><${Stages} stages=${live.stages} /></div></div>
  </div>`;
}

const hasGrown = (samples: readonly Sample[]): boolean => samples.at(-1)?.plays !== samples[0]?.plays;

function Growth({ samples }: { readonly samples: readonly Sample[] }): VNode {
  const data = useMemo<uPlot.AlignedData>(
    () => [
      samples.map(({ time }) => time),
      samples.map(({ plays }) => plays),
      samples.map(({ accepted }) => accepted),
    ],
    [samples],
  );
  const options = ({ text, grid, series }: PlotColors): Omit<uPlot.Options, 'width' | 'height'> => ({
    axes: [
      { stroke: text, grid: { stroke: grid } },
      { stroke: text, grid: { stroke: grid } },
    ],
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
    series: [
      {},
      { label: 'plays', stroke: series[0] ?? '', width: 2 },
      { label: 'accepted', stroke: series[2] ?? '', width: 2 },
    ],
  });
  return html`<${Plot} options=${options} data=${data} height=${220} label="plays and accepted plays over time" />`;
}

function Stages({ stages }: Pick<LiveRun, 'stages'>): VNode {
  type Stage = LiveRun['stages'][number];
  const columns = [
    { title: 'stage', cell: ({ stage }: Stage) => shown(stage) },
    { title: 'kept', isNumber: true, cell: ({ kept }: Stage) => kept.toLocaleString('en') },
    { title: 'rejected', isNumber: true, cell: ({ rejected }: Stage) => rejected.toLocaleString('en') },
  ];
  return html`<${Table} columns=${columns} rows=${stages} empty="No stage has committed a unit yet." />`;
}

export const live: Page = { name: 'live', title: 'Live', key: 'l', View: Live };
