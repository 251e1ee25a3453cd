// Another way to what a call that fails was made for: it must show which of its rows is the one that the user means.
import { expect, it } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import { otherWay } from '../../stages/write-tasks/faults/other-way.ts';
import { gives } from '../support/plays.ts';

const robots = [
  { id: 'PR-1', name: 'Row 22', due: '2025-08-31' },
  { id: 'PR-2', name: 'Row 23', due: '2025-08-31' },
];

/** As much of a tool as is looked at. */
const reading = (name: string, properties: JsonObject): Tool =>
  ({
    ...{ name, world: 'w', effect: 'read', references: {} },
    inputSchema: { type: 'object', properties },
  }) as Partial<Tool> as Tool;

const search = reading('search_robots', { name: { type: 'string' } });
const overdue = reading('list_overdue_robots', {});
const request = 'When is the next service of Row 23?';
const call = { tool: search.name, arguments: { name: 'Row 23' }, turn: 0, goal: 0, purpose: 'to find it' };
const next = {
  tool: 'next_service',
  arguments: { robot_id: 'PR-2' },
  turn: 1,
  goal: 0,
  purpose: 'to read it',
};

/** The other way, where the other tool shows these rows. */
function wayBy(rows: readonly JsonObject[], tool = overdue) {
  const found = gives({ total: 1, robots: robots.slice(1) });
  return otherWay(
    { communicate: [], calls: [call, next], request, facts: [] },
    { call, occurrence: 1, effect: 'read', arguments: call.arguments, result: found, earlier: [] },
    { tools: [search, tool], probe: () => gives({ total: rows.length, robots: [...rows] }) },
  );
}

it('shows the name that the failing call searched for', () => {
  expect(wayBy(robots)).toEqual({ tool: overdue.name, arguments: {} });
});

it('is none where rows have keys alone, since any of them could be meant', () => {
  expect(wayBy(robots.map(({ id, due }) => ({ id, due })))).toBeUndefined();
});

it('may have keys alone where the other tool is told the name, or shows no other row', () => {
  const byName = reading('find_robots', { name: { type: 'string' } });
  expect(wayBy([{ id: 'PR-1' }, { id: 'PR-2' }], byName)).toEqual({
    tool: byName.name,
    arguments: { name: 'Row 23' },
  });
  expect(wayBy([{ id: 'PR-2' }])).toEqual({ tool: overdue.name, arguments: {} });
});
