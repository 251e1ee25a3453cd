// What the plays of a run are like: kinds, difficulties, settings, checks, and lengths.
import type { Check, Group, RunStats } from '../../../inspect/stats.ts';
import { html, useState, type VNode } from '../html.ts';
import { Bars } from '../parts/bars.ts';
import { Histogram } from '../parts/histogram.ts';
import { shown } from '../parts/shown-text.ts';
import { type Segment, StackedBar } from '../parts/stacked-bar.ts';
import { playsHref } from '../play-links.ts';

interface MixProps {
  readonly run: string;
  readonly stats: RunStats;
}

/** Groups that are shown until all are asked for; a large run has hundreds of settings. */
const usualGroups = 14;

export function Mix({ run, stats }: MixProps): VNode {
  const { kinds, difficulties, settings, checks, reasons, calls, messages } = stats;
  if (stats.all.plays === 0) return html`<p class="empty">Nothing was played yet.</p>`;
  return html`<div class="panels">
    <section class="panel"><h3>Kind of task</h3>
      <${Groups} groups=${kinds.toSorted((a, b) => b.plays - a.plays)} href=${(kind: string) => playsHref(run, { kind })} />
    </section>
    <section class="panel"><h3>Difficulty</h3>
      <${Groups} groups=${difficulties} href=${(difficulty: string) => playsHref(run, { difficulty })} />
      <h3>Calls in a play</h3><${Histogram} spread=${calls} unit="calls" />
      <h3>Messages in a play</h3><${Histogram} spread=${messages} unit="messages" />
    </section>
    <section class="panel"><h3>Setting</h3>
      <${Groups} groups=${settings} href=${(setting: string) => playsHref(run, { setting })} />
    </section>
    <section class="panel"><h3>Why plays were turned down</h3>
      <${Bars} empty="Every play was accepted." bars=${reasons.map(({ name, count }) => ({
        ...{ label: name, value: count, kind: 'bad' as const },
        href: playsHref(run, { reason: name }),
      }))} />
      <h3>What the checks found</h3><${Checks} run=${run} checks=${checks} />
    </section>
  </div>`;
}

interface GroupsProps {
  readonly groups: readonly Group[];
  readonly href?: (name: string) => string;
}

function Groups({ groups, href }: GroupsProps): VNode {
  const [isWhole, setWhole] = useState(false);
  const isFolded = !isWhole && groups.length > usualGroups + 2; // a button takes the place of two
  const most = Math.max(...groups.map(({ plays }) => plays), 1);
  return html`<div class="bars">${(isFolded ? groups.slice(0, usualGroups) : groups).map((group) => {
    const { name, plays, verdicts } = group;
    return html`<div class="bar-label" title=${shown(name)}>${href ? html`<a href=${href(name)}>${shown(name)}</a>` : shown(name)}</div>
      <${StackedBar} segments=${segmentsOf(group)} most=${most} />
      <div class="bar-value">${verdicts.accepted ?? 0} <span class="dim">of ${plays}</span></div>`;
  })}</div>
  ${isFolded && html`<button class="more" onClick=${() => setWhole(true)}>show all ${groups.length}</button>`}`;
}

/** Plays that say nothing about the agent count as neither. */
function segmentsOf({ plays, verdicts }: Group): Segment[] {
  const { accepted = 0, rejected = 0 } = verdicts;
  return [
    { value: accepted, kind: 'good', name: 'accepted' },
    { value: rejected, kind: 'bad', name: 'rejected' },
    { value: plays - accepted - rejected, kind: 'neutral', name: 'spoiled, undecided, or not judged' },
  ];
}

function Checks({ run, checks }: { readonly run: string; readonly checks: readonly Check[] }): VNode {
  return html`<${Bars} empty="The checks found nothing." bars=${checks.map(({ rule, fatal, slips }) => ({
    ...{ label: rule, value: fatal + slips, kind: fatal > 0 ? ('bad' as const) : ('neutral' as const) },
    text: slips === 0 ? String(fatal) : `${fatal} + ${slips} slip${slips === 1 ? '' : 's'}`,
    href: playsHref(run, { rule }),
  }))} />`;
}
