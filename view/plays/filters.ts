// What is asked for in the address, as conditions in SQL. Values never become part of a statement.
import type { DuckDBValue } from '@duckdb/node-api';
import { listValue } from '@duckdb/node-api';
import { type FilterName, type Filters, filterNames, type Sort, sorts } from '../contract/plays.ts';
import { ViewError } from '../view-error.ts';
import type { Values } from './database.ts';
import { after, wordsIn } from './words.ts';

/** The plays with all that is known of each. Two units may have made the same task or agent. */
export const playsWithAll = `plays p
  LEFT JOIN (SELECT DISTINCT ON (id) * FROM tasks) t ON t.id = p.task
  LEFT JOIN (SELECT DISTINCT ON (id) * FROM agents) a ON a.id = t.agent
  LEFT JOIN verdicts v ON v.id = p.id LEFT JOIN selected s ON s.id = p.id
  LEFT JOIN audits u ON u.id = p.id LEFT JOIN visits w ON w.id = p.id`;

export interface Condition {
  readonly where: string;
  readonly values: Values;
}

export function filtersIn(query: URLSearchParams): Filters {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = query.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
}

const orders: Readonly<Record<Sort, string>> = {
  made: 'p.number',
  calls: 'p.calls',
  characters: 'p.characters',
  difficulty: 't.difficulty',
  score: 'v.total',
};

/** `calls` puts the smallest first, `-calls` the largest. Equal plays come as they were made. */
export function orderIn(query: URLSearchParams): string {
  const [, minus = '', name = ''] = /^(-?)(.*)$/.exec(query.get('sort') ?? 'made') ?? [];
  const sort = sorts.find((each) => each === name);
  if (!sort) throw new ViewError(400, `plays cannot be sorted by ${name}; choose ${sorts.join(', ')}`);
  return `${orders[sort]} ${minus ? 'DESC' : 'ASC'} NULLS LAST, p.number`;
}

/** `settingIds`: the worlds of each name. */
export function conditionFor(filters: Filters, settingIds: (name: string) => readonly string[]): Condition {
  const parts: string[] = [];
  const values: Record<string, DuckDBValue> = {};
  for (const [name, value] of Object.entries(filters) as [FilterName, string][]) {
    if (name === 'q') continue;
    parts.push(conditions[name]);
    if (name === 'setting') values.setting = listValue([...settingIds(value)]);
    else if (/^(?:difficulty|minCalls|maxCalls)$/.test(name)) values[name] = numberIn(name, value);
    else if (conditions[name].includes(`$${name}`)) values[name] = value;
  }
  for (const [index, word] of wordsIn(filters.q ?? '').entries()) {
    parts.push(`p.number IN (SELECT number FROM words WHERE word >= $from${index} AND word < $to${index})`);
    values[`from${index}`] = word;
    values[`to${index}`] = after(word);
  }
  return { where: parts.length === 0 ? 'true' : parts.join(' AND '), values };
}

const conditions: Readonly<Record<Exclude<FilterName, 'q'>, string>> = {
  kind: 't.kind = $kind',
  verdict: "coalesce(v.verdict, 'not judged') = $verdict",
  rule: "(list_contains(v.findings, $rule || ' fatal') OR list_contains(v.findings, $rule || ' slip'))",
  reason: 'v.reason = $reason',
  tool: 'list_contains(p.tools, $tool)',
  setting: 'list_has_any(a.settings, $setting)',
  difficulty: 't.difficulty = $difficulty',
  ending: 'p.ending = $ending',
  selected: "(s.id IS NOT NULL) = ($selected = 'yes')",
  audit: `CASE $audit WHEN 'none' THEN u.id IS NULL WHEN 'unread' THEN u.id IS NULL AND w.id IS NULL
    WHEN 'differs' THEN u.id IS NOT NULL AND (u.verdict = 'accepted') <> (v.verdict = 'accepted')
    ELSE u.verdict = $audit END`,
  minCalls: 'p.calls >= $minCalls',
  maxCalls: 'p.calls <= $maxCalls',
};

function numberIn(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value))
    throw new ViewError(400, `${name} is ${value}, but a whole number is expected`);
  return Number(value);
}
