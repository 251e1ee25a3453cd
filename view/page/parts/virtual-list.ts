// A list of any length, of which only what can be seen is on the page. All rows are equally high.
import { html, useEffect, useLayoutEffect, useRef, useState, type VNode } from '../html.ts';

interface VirtualListProps {
  readonly count: number;
  /** In pixels. */
  readonly rowHeight: number;
  /** Index of the row that is marked and kept in sight; -1 for none. */
  readonly selected: number;
  row(index: number): VNode;
  /** Told which rows can be seen, so that they can be loaded. */
  onRange(first: number, last: number): void;
  readonly label: string;
}

/** Rows above and below the window that are ready when it moves. */
const margin = 10;

export function VirtualList({ count, rowHeight, selected, row, onRange, label }: VirtualListProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ top: 0, height: 600 });
  const measure = (): void => {
    const { current } = frame;
    if (current) setPlace({ top: current.scrollTop, height: current.clientHeight });
  };
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(place.top / rowHeight) - margin);
  const last = Math.min(count, Math.ceil((place.top + place.height) / rowHeight) + margin);
  useEffect(() => onRange(first, last), [first, last, count]);
  useEffect(() => keepInSight(frame.current, selected * rowHeight, rowHeight), [selected]);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
  return html`<div class="list" ref=${frame} onScroll=${measure} role="listbox" aria-label=${label}>
    <div class="list-whole" style=${{ height: `${count * rowHeight}px` }}>
      ${indexes.map(
        (
          index,
        ) => html`<div key=${index} class="list-row ${index === selected ? 'selected' : ''}" role="option"
          aria-selected=${index === selected} aria-setsize=${count} aria-posinset=${index + 1}
          style=${{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}>${row(index)}</div>`,
      )}
    </div></div>`;
}

function keepInSight(frame: HTMLDivElement | null, top: number, height: number): void {
  if (!frame || top < 0) return;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top + height > frame.scrollTop + frame.clientHeight)
    frame.scrollTop = top + height - frame.clientHeight;
}
