// What a call changed in a row, as people read it: the fields that are now different.
import type { StateChange } from '../../schemas/trajectory.ts';

export function changeText({ table, key, before, after }: StateChange): string {
  const [left, right] = [membersOf(before), membersOf(after)];
  if (!left || !right) return `${table} ${key}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
  const fields = Object.keys({ ...left, ...right }).filter(
    (name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]),
  );
  const shown = fields.map(
    (name) => `${name} ${JSON.stringify(left[name])} -> ${JSON.stringify(right[name])}`,
  );
  return `${table} ${key}: ${shown.join(', ')}`;
}

const membersOf = (row: StateChange['before']): Record<string, unknown> | undefined =>
  row !== null && typeof row === 'object' && !Array.isArray(row) ? row : undefined;
