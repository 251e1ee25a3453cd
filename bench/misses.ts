// What the code checks let pass: defects planted in the accepted plays of a run, each with the turns that were
// changed, what the user wanted, and what the tools returned. For whoever mends a rule of the judge.
// Usage: npm run bench -- misses.js RUN [--plays N] [--caught] [CLASS ...]
import { parseArgs } from 'node:util';
import { hashOf, randomFor } from '../pipeline/hash.ts';
import { isObject } from '../pipeline/json/json-schema.ts';
import { readRunStore } from '../pipeline/run.ts';
import type { Json } from '../schemas/json.ts';
import type { Message } from '../schemas/message.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { defects } from '../stages/calibrate/defects/index.ts';
import { harmlessChanges } from '../stages/calibrate/harmless/index.ts';
import { placesFor, plantedPlays } from '../stages/calibrate/planted-play.ts';
import { settingOf } from '../stages/faces/setting.ts';
import { examine } from '../stages/judge/examine.ts';
import { isFatal } from '../stages/judge/rules/rule.ts';
import type { Played } from '../stages/simulate/play.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { plays: { type: 'string' }, caught: { type: 'boolean' }, seed: { type: 'string' } },
});
const [run = '', ...names] = positionals;
const signal = new AbortController().signal;
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const clipped = (text: string, length = 400): string =>
  text.length > length ? `${text.slice(0, length)} ...` : text;

await using store = await readRunStore(run);
const plants = [
  ...defects,
  ...harmlessChanges.map((change) => ({ ...change, wants: 'accept' as const })),
].filter(({ name }) => names.length === 0 || names.includes(name));
const ids: string[] = [];
for await (const { trajectory } of store.read('judgements')) ids.push(trajectory);
const counts = new Map<string, { planted: number; wrong: number }>();

for (const id of ids.sort().slice(0, Number(values.plays ?? ids.length))) {
  const trajectory = await store.get('trajectories', id);
  const enactment = { trajectory, shown: await settingOf(trajectory, store), store, signal };
  const { sceneFor } = placesFor(enactment);
  const before = (await examine(trajectory, store, signal)).findings.length;
  for (const plant of plants) {
    const random = randomFor(values.seed ?? 1, id, plant.name);
    for (const played of await plantedPlays(plant, { sceneFor, enactment, random })) {
      const body = { ...trajectory, ...played };
      const { findings } = await examine({ ...body, id: hashOf(body) }, store, signal);
      const isCaught = findings.some(isFatal) || (plant.wants === 'notice' && findings.length > before);
      const isWrong = isCaught === (plant.wants === 'accept');
      const count = counts.get(plant.name) ?? { planted: 0, wrong: 0 };
      counts.set(plant.name, { planted: count.planted + 1, wrong: count.wrong + Number(isWrong) });
      const told = findings.map(({ rule, message, evidence }) => `${rule} [${message}] ${evidence}`);
      if (isWrong !== Boolean(values.caught)) show(plant.name, { trajectory, played, told });
    }
  }
}
for (const [name, { planted, wrong }] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
  print(`${name.padEnd(28)} ${String(wrong).padStart(4)} wrong of ${planted}`);

interface Shown {
  readonly trajectory: Trajectory;
  readonly played: Played;
  readonly told: readonly string[];
}

/** The turns that differ, each with what was said and done since the user spoke last. */
function show(name: string, { trajectory, played, told }: Shown): void {
  print(`\n=== ${name} in ${trajectory.id} (${trajectory.task})`);
  const [recorded, lines] = [trajectory, played].map(({ messages }) => messages.map(lineOf)) as [
    string[],
    string[],
  ];
  const isNew = lines.map((line) => !recorded.includes(line));
  const around = contextOf(played.messages, isNew);
  for (const line of recorded) if (!lines.includes(line)) print(`  - ${clipped(line, 1000)}`);
  for (const [at, line] of lines.entries())
    if (isNew[at]) print(`  + [${at}] ${clipped(line, 1000)}`);
    else if (around.has(at)) print(`    [${at}] ${clipped(line)}`);
  for (const { call, result, message } of played.steps)
    for (const { table, key, before, after } of around.has(message) ? result.changes : [])
      print(`    ${call.name}: ${table} ${key}: ${clipped(difference(before, after))}`);
  for (const line of told) print(`  finding: ${line}`);
}

/** The messages from the user's last turn to each changed one, a dozen at most, and the one after it. */
function contextOf(messages: readonly Message[], isNew: readonly boolean[]): Set<number> {
  const changed = isNew.flatMap((is, at) => (is ? [at] : []));
  return new Set(
    changed.flatMap((at) => {
      const since = messages.findLastIndex(({ role }, index) => index < at && role === 'user');
      const from = Math.max(1, since, at - 12);
      return Array.from({ length: at + 2 - from }, (_, index) => from + index);
    }),
  );
}

function lineOf({ role, content, toolCalls = [] }: Message): string {
  const calls = toolCalls.map((call) => `${call.name}(${JSON.stringify(call.arguments)})`);
  return [`${role}: ${content}`, ...calls].join(' ');
}

function difference(before: Json, after: Json): string {
  if (!isObject(before) || !isObject(after)) return `${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => `${field} ${JSON.stringify(before[field])} -> ${JSON.stringify(after[field])}`)
    .join(', ');
}
