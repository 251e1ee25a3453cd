// The map on a canvas, which is moved by dragging, zoomed by the wheel or by keys, and clicked to open a tool.
import type { MapView } from '../../contract/map.ts';
import { html, useEffect, useLayoutEffect, useRef, useState, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { resolvedColors } from './colors.ts';
import { draw, pointNear, type Scene } from './drawing.ts';
import { fitted, moved, onScreen, type Point, type Size, type Viewport, zoomed } from './viewport.ts';

interface MapCanvasProps {
  readonly map: MapView;
  /** For each point the number of its color; -1 where it is hidden. */
  readonly codes: readonly number[];
  readonly colorCount: number;
  readonly found: ReadonlySet<number> | undefined;
  open(index: number): void;
}

const height = 520;
const step = 1.4;
/** In pixels. A click moves the pointer a little. */
const mostClick = 4;

export function MapCanvas({ map, codes, colorCount, found, open }: MapCanvasProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const [chosen, setViewport] = useState<Viewport | undefined>();
  const [hovered, setHovered] = useState<number | undefined>();
  const [theme, setTheme] = useState(0);
  const viewport = chosen ?? fitted(map, size);
  const zoom = (factor: number, at: Point = { x: size.width / 2, y: size.height / 2 }): void =>
    setViewport(zoomed(viewport, size, { at, factor }));
  useTheme(() => setTheme((number) => number + 1));
  useLayoutEffect(() => {
    const [place, surface] = [frame.current, canvas.current];
    if (!place || !surface || size.width === 0) return;
    const text = getComputedStyle(place).color;
    const scene: Scene = {
      map,
      viewport,
      size,
      codes,
      found,
      hovered,
      text,
      colors: resolvedColors(colorCount, place),
    };
    draw(surface, scene);
  }, [map, viewport.scale, viewport.middle.x, viewport.middle.y, size, codes, found, hovered, theme]);
  useWheel(canvas, (at, factor) => zoom(factor, at));
  const pointer = usePointer({
    move: (by) => setViewport(moved(viewport, by)),
    point: (at) => setHovered(at && pointNear(at, { map, viewport, size, codes })),
    click: (at) => {
      const index = pointNear(at, { map, viewport, size, codes });
      if (index !== undefined) open(index);
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const change = keyChanges[event.key];
    if (!change || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (change === 'fit') setViewport(undefined);
    else if (typeof change === 'number') zoom(change);
    else setViewport(moved(viewport, change));
  };
  return html`<div class="map-frame" ref=${frame}>
    <canvas ref=${canvas} tabindex="0" style=${{ width: '100%', height: `${height}px` }} role="img"
      class=${hovered === undefined ? '' : 'pointing'} onKeyDown=${onKeyDown} ...${pointer}
      aria-label="Map of ${map.ids.length} tools. Arrow keys move it, plus and minus zoom, 0 shows all of it."></canvas>
    <div class="map-buttons">
      <button onClick=${() => zoom(step)} title="zoom in" aria-label="zoom in">+</button>
      <button onClick=${() => zoom(1 / step)} title="zoom out" aria-label="zoom out">−</button>
      <button onClick=${() => setViewport(undefined)} title="show all of it">all</button>
    </div>
    ${hovered !== undefined && html`<${Hint} ...${{ map, index: hovered, viewport, size }} />`}
  </div>`;
}

const keyChanges: Readonly<Record<string, Point | number | 'fit'>> = {
  ArrowLeft: { x: 60, y: 0 },
  ArrowRight: { x: -60, y: 0 },
  ArrowUp: { x: 0, y: 60 },
  ArrowDown: { x: 0, y: -60 },
  '+': step,
  '=': step,
  '-': 1 / step,
  '0': 'fit',
};

interface HintProps {
  readonly map: MapView;
  readonly index: number;
  readonly viewport: Viewport;
  readonly size: Size;
}

function Hint({ map, index, viewport, size }: HintProps): VNode {
  const at = onScreen(viewport, size, { x: map.x[index] ?? 0, y: map.y[index] ?? 0 });
  const side = at.x > size.width / 2 ? { right: `${size.width - at.x + 12}px` } : { left: `${at.x + 12}px` };
  return html`<div class="map-hint" style=${{ ...side, top: `${at.y + 8}px` }}>
    <strong>${shown(map.names[index] ?? '')}</strong>
    <span>${shown(map.groups[map.group[index] ?? -1] ?? '')}</span>
    <span class="dim">${map.origins[map.origin[index] ?? -1]}</span></div>`;
}

function useSize(frame: { readonly current: HTMLDivElement | null }): Size {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    setWidth(current.clientWidth);
    return () => observer.disconnect();
  }, []);
  const size = useRef<Size>({ width, height });
  if (size.current.width !== width) size.current = { width, height };
  return size.current;
}

function useTheme(changed: () => void): void {
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener('themechange', changed);
    system.addEventListener('change', changed);
    return () => {
      window.removeEventListener('themechange', changed);
      system.removeEventListener('change', changed);
    };
  }, []);
}

/** The listener of an attribute could not keep the page from scrolling. */
function useWheel(
  canvas: { readonly current: HTMLCanvasElement | null },
  zoom: (at: Point, factor: number) => void,
): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const { current } = canvas;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current({ x: event.offsetX, y: event.offsetY }, Math.exp(-event.deltaY / 400));
    };
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  }, []);
}

interface PointerUse {
  move(by: Point): void;
  /** Undefined where the pointer has left. */
  point(at: Point | undefined): void;
  click(at: Point): void;
}

/** Handlers that tell dragging from pointing and from a click. */
function usePointer({ move, point, click }: PointerUse) {
  const held = useRef<{ last: Point; far: number } | undefined>(undefined);
  const atOf = (event: PointerEvent): Point => ({ x: event.offsetX, y: event.offsetY });
  return {
    onPointerDown(event: PointerEvent) {
      held.current = { last: atOf(event), far: 0 };
      (event.target as Element).setPointerCapture(event.pointerId); // the canvas
    },
    onPointerMove(event: PointerEvent) {
      const at = atOf(event);
      if (!held.current) return point(at);
      const { last, far } = held.current;
      held.current = { last: at, far: far + Math.hypot(at.x - last.x, at.y - last.y) };
      if (held.current.far > mostClick) move({ x: at.x - last.x, y: at.y - last.y });
    },
    onPointerUp(event: PointerEvent) {
      const wasClick = held.current !== undefined && held.current.far <= mostClick;
      held.current = undefined;
      if (wasClick) click(atOf(event));
    },
    onPointerLeave() {
      point(undefined);
    },
    onPointerCancel() {
      held.current = undefined;
    },
  };
}
