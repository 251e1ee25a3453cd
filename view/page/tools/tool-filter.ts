// Which tools of the list are shown: those whose words and fields match.
import type { ToolRow } from '../../contract/tools.ts';

/** Fields that the list can be narrowed by. */
export const filterFields = ['origin', 'group', 'effect'] as const;

export function matchingTools(rows: readonly ToolRow[], query: URLSearchParams): readonly ToolRow[] {
  const words = (query.get('text') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const wanted = filterFields.flatMap((field) => {
    const value = query.get(field);
    return value ? [[field, value] as const] : [];
  });
  return rows.filter(
    (row) =>
      wanted.every(([field, value]) => row[field] === value) &&
      words.every((word) => `${row.name} ${row.owner} ${row.description}`.toLowerCase().includes(word)),
  );
}
