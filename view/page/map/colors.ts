// Colors for the names on a map: the first ones each have their own, and all others share a gray.

/** More than this many colors are not told apart. */
const mostColors = 14;

/** The hue moves on by the golden angle, so that neighbors in the list differ most. */
const goldenAngle = 137.508;

/** As a style sheet takes it, for both themes. */
export function colorAt(place: number): string {
  if (place >= mostColors) return 'var(--dim)';
  const hue = Math.round((210 + place * goldenAngle) % 360);
  return `light-dark(hsl(${hue} 65% 40%), hsl(${hue} 65% 66%))`;
}

/** A canvas takes no colors that depend on the theme, so an element is asked what they come to. */
export function resolvedColors(count: number, place: HTMLElement): string[] {
  const probe = document.createElement('span');
  place.append(probe);
  const colors = Array.from({ length: Math.min(count, mostColors + 1) }, (_, index) => {
    probe.style.color = colorAt(index);
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return Array.from({ length: count }, (_, index) => colors[Math.min(index, mostColors)] ?? 'gray');
}
