// What becomes of one tool of a server.
import { type NormalizedTool, normalizeAll, type Origin } from '../../stages/harvest/normalize.ts';
import type { ListedTool } from '../../stages/mcp/listed-tools.ts';

export function normalize(tool: ListedTool, origin: Origin, issues: readonly string[] = []): NormalizedTool {
  const [made] = normalizeAll([{ tool, origin, issues }]);
  if (!made) throw new Error('one tool gave nothing');
  return made;
}
