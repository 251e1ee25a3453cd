// The run at a glance: its funnel, what its plays are like, what they cost, how the judge fares, and the map of tools.
import type { RunStats } from '../../../inspect/stats.ts';
import type { MapView } from '../../contract/map.ts';
import type { JudgeReport, Overview as OverviewData, PlannedFunnel } from '../../contract/overview.ts';
import { html, type VNode } from '../html.ts';
import { MapSection } from '../map/map-section.ts';
import { Cost } from '../overview/cost.ts';
import { Funnel } from '../overview/funnel.ts';
import { Judge } from '../overview/judge.ts';
import { Mix } from '../overview/mix.ts';
import { RunHead } from '../overview/run-head.ts';
import { StageTable } from '../overview/stage-table.ts';
import type { Page, PageProps } from '../page.ts';
import { WithData } from '../parts/loading.ts';
import { routeOf, useData } from '../source.ts';

export const overview: Page = { name: 'overview', title: 'Overview', key: 'o', inFile: true, View: Overview };

function Overview({ run }: PageProps): VNode {
  const whole = useData<OverviewData>(routeOf([run, 'overview']));
  const planned = useData<PlannedFunnel>(routeOf([run, 'funnel']));
  const stats = useData<RunStats>(routeOf([run, 'stats']));
  const judge = useData<JudgeReport>(routeOf([run, 'judge']));
  const map = useData<{ map?: MapView }>(routeOf([run, 'map']));
  return html`<article class="overview">
    <${WithData} data=${whole} show=${(data: OverviewData) => html`
      <${RunHead} overview=${data} />
      <h2>From tasks to training data</h2>
      <${Funnel} run=${run} overview=${data} />
      <h2>Stages</h2>
      <${StageTable} run=${run} rows=${planned.value?.funnel ?? data.stages} />`} />
    <h2>What the plays are like</h2>
    <${WithData} data=${stats} show=${(data: RunStats) => html`<${Mix} run=${run} stats=${data} />`} />
    <h2>Map of tools</h2>
    <${WithData} data=${map} show=${(data: { map?: MapView }) => html`<${MapSection} run=${run} map=${data.map} />`} />
    <h2>The judge</h2>
    <${WithData} data=${judge} show=${(data: JudgeReport) => html`<${Judge} run=${run} report=${data} />`} />
    <h2>Cost</h2>
    <${WithData} data=${stats} show=${(data: RunStats) =>
      html`<${Cost} spending=${data.spending} accepted=${data.all.verdicts.accepted ?? 0} />`} />
  </article>`;
}
