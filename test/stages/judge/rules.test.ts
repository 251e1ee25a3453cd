// Every rule of the judge finds what it is for and nothing else. A rule needs a table in rules/, in a file
// with the name of the rule; a rule without one fails here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf, rules } from '../../../stages/judge/rules/index.ts';
import { rightPlay } from '../../support/plays.ts';
import type { RuleTable } from '../../support/rule-table.ts';

const fileOf = (rule: string): string => `rules/${rule.replaceAll('_', '-')}.ts`;

const tables = new Map<string, RuleTable>();
for (const { name } of rules) {
  const file = join(import.meta.dirname, fileOf(name));
  if (existsSync(file)) tables.set(name, ((await import(file)) as { table: RuleTable }).table);
}

it.each(rules.map((rule) => rule.name))('the rule %s has a table of plays', (name) => {
  const { fires, staysSilent } = tables.get(name) ?? { fires: {}, staysSilent: {} };
  expect(Object.keys(fires), `test/stages/judge/${fileOf(name)} holds plays that break it`).not.toEqual([]);
  expect(Object.keys(staysSilent), 'and plays that come close').not.toEqual([]);
});

describe.each([...tables])('the rule %s', (name, { fires, staysSilent }) => {
  const rule = rules.find((candidate) => candidate.name === name);

  it.each(Object.entries(fires))('finds that %s', (_, { play, findings }) => {
    const found = rule?.check(play) ?? [];
    expect(found.map(({ message, blame, severity }) => ({ message, blame, severity }))).toEqual(
      findings.map(({ message, blame = 'agent', severity = 'fatal' }) => ({ message, blame, severity })),
    );
    for (const [index, { evidence, code, step }] of findings.entries()) {
      for (const words of evidence) expect(found[index]?.evidence).toContain(words);
      if (code !== undefined) expect(found[index]?.code).toBe(code);
      if (step !== undefined) expect(found[index]?.step).toBe(step);
    }
  });

  it.each(Object.entries(staysSilent))('says nothing when %s', (_, play) => {
    expect(rule?.check(play)).toEqual([]);
  });
});

it('no rule finds anything in a correct play', () => {
  expect(findingsOf(rightPlay)).toEqual([]);
});
