// A plot drawn by uPlot, in the colors of the theme.
import uPlot from 'uplot';
import { html, useEffect, useRef, type VNode } from '../html.ts';

interface PlotProps {
  /** Without width and height, which follow the page. */
  options(colors: PlotColors): Omit<uPlot.Options, 'width' | 'height'>;
  readonly data: uPlot.AlignedData;
  /** In pixels. */
  readonly height?: number;
  /** Told to people who cannot see it. */
  readonly label: string;
}

export interface PlotColors {
  readonly text: string;
  readonly grid: string;
  /** Of one series after another. */
  readonly series: readonly string[];
}

export function Plot({ options, data, height = 260, label }: PlotProps): VNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    let plot: uPlot | undefined;
    const draw = (): void => {
      plot?.destroy();
      plot = new uPlot({ ...options(colorsOf(current)), width: current.clientWidth, height }, data, current);
    };
    draw();
    const resized = new ResizeObserver(() => plot?.setSize({ width: current.clientWidth, height }));
    resized.observe(current);
    window.addEventListener('themechange', draw);
    return () => {
      window.removeEventListener('themechange', draw);
      resized.disconnect();
      plot?.destroy();
    };
  }, [data, height]);
  return html`<div class="plot" ref=${place} role="img" aria-label=${label}></div>`;
}

/** As the style sheet has them. A canvas takes no colors that depend on the theme, so an element is asked. */
function colorsOf(place: HTMLElement): PlotColors {
  const probe = document.createElement('span');
  place.append(probe);
  const color = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    text: color('--dim'),
    grid: color('--line'),
    series: [1, 2, 3, 4, 5, 6].map((number) => color(`--series-${number}`)),
  };
  probe.remove();
  return colors;
}
