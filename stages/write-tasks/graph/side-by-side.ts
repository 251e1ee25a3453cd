// Independent parts of a graph, interleaved: the first nodes of all parts share a turn, then the second ones.
import type { Graph } from './graph.ts';

export function sideBySide(parts: readonly Graph[]): Graph {
  const longest = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length: longest }, (_, at) =>
    parts
      .flatMap((part) => part[at] ?? [])
      .map((node, order) => (order > 0 ? { ...node, beside: true as const } : node)),
  ).flat();
}
