// Processes of services, on drafted applications that have them: what their tools compute is computed here a
// second time, from the rows alone.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { type Blueprint, entityNamed } from '../../stages/synthesize-tools/blueprint.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import { tableOf } from '../../stages/synthesize-tools/entity-names.ts';
import { openWorld, type WorldDatabase } from '../../stages/worlds/database.ts';
import { callProgram, rehearse } from '../../stages/worlds/program.ts';
import { sampleArguments } from '../../stages/worlds/sample-arguments.ts';
import { drafted, growthSeeds, lexicon } from '../support/grown.ts';

type Row = Record<string, unknown>;

interface Application {
  readonly blueprint: Blueprint;
  readonly world: WorldDraft;
  readonly tools: readonly ToolDraft[];
  /** The rows of the entity that plays a part. */
  rowsOf(part: string): Row[];
}

/** The first applications that have the process and a tool of the operation. */
function* having(process: string, operation: string): Generator<Application> {
  for (let seed = 0; seed < 3000; seed += 1) {
    const random = randomFor('services', seed);
    const { blueprint, category } = drafted(random);
    const found = blueprint.processes.find(({ name }) => name === process);
    if (!found) continue;
    const tools = buildTools(blueprint, growthSeeds, random.fork('tools'));
    if (!tools.some((tool) => tool.operation === operation)) continue;
    const world = buildWorld(blueprint, { category, lexicon }, random.fork('world'));
    const rowsOf = (part: string): Row[] => {
      const noun = found.parts[part] ?? part;
      return [...(world.rows[tableOf(noun, entityNamed(noun, blueprint))] ?? [])];
    };
    yield { blueprint, world, tools, rowsOf };
  }
}

interface Called {
  readonly given: JsonObject;
  readonly value: Record<string, unknown>;
}

/** What successful calls of a tool give, with their arguments in snake case. */
function callsOf(tool: ToolDraft, database: WorldDatabase, seed: string): Called[] {
  const random = randomFor(seed);
  const called: Called[] = [];
  for (let attempt = 0; attempt < 80 && called.length < 6; attempt += 1) {
    const given = sampleArguments(tool, { database, state: database.initial, random });
    const result = rehearse(tool, database, given);
    if (!result.ok) continue;
    const names = Object.entries(given).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      value,
    ]);
    called.push({ given: Object.fromEntries(names), value: result.value as Called['value'] }); // results are objects
  }
  return called;
}

/** Runs a check on the calls of an operation in three applications that have the process. */
async function inApplications(
  [process, operation]: readonly [string, string],
  check: (called: Called, application: Application) => void,
): Promise<void> {
  let seen = 0;
  let applications = 0;
  for (const application of having(process, operation)) {
    using database = await openWorld(application.world);
    for (const tool of application.tools.filter((each) => each.operation === operation))
      for (const called of callsOf(tool, database, `${operation} ${applications}`)) {
        check(called, application);
        seen += 1;
      }
    applications += 1;
    if (applications === 3) break;
  }
  expect(applications).toBe(3);
  expect(seen).toBeGreaterThan(5);
}

/** The key of the row that a call names, which is the only value that looks like one. */
const keyIn = (given: JsonObject): unknown =>
  Object.values(given).find((value) => typeof value === 'string' && /^[A-Z]{2,4}-\d+$/.test(value));

const ownedBy = (rows: readonly Row[], key: unknown): Row[] =>
  rows.filter((row) => Object.entries(row).some(([name, value]) => name !== 'id' && value === key));

const day = (text: unknown): number => Date.parse(`${String(text)}T00:00:00Z`) / 86_400_000;
const minute = (date: unknown, time: unknown): number =>
  Date.parse(`${String(date)}T${String(time)}:00Z`) / 60_000;

/** Options of a tool of the process, as the blueprint holds them. */
const optionsIn = ({ blueprint }: Application, operation: string): Record<string, unknown> =>
  Object.values(blueprint.entities)
    .flatMap(({ operations }) => operations)
    .find(({ name }) => name === operation)?.options as Record<string, unknown>; // options of operations are objects

describe('what process tools compute', () => {
  it('the trend of readings is their least-squares line', async () => {
    await inApplications(['telemetry', 'reading_trend'], ({ given, value }, { rowsOf, world }) => {
      const now = Date.parse(world.clock) / 86_400_000;
      const points = ownedBy(rowsOf('reading'), keyIn(given))
        .map((row) => ({ x: minute(row.taken_on, row.taken_at) / 1440 - now, y: Number(row.value) }))
        .filter(({ x }) => -x <= Number(given.days ?? 30));
      const mean = (of: (point: { x: number; y: number }) => number) =>
        points.reduce((sum, point) => sum + of(point), 0) / points.length;
      const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
      const slope = mean(({ x, y }) => (x - mx) * (y - my)) / mean(({ x }) => (x - mx) ** 2);
      expect(value.readings_used).toBe(points.length);
      expect(Number(value.average_value)).toBeCloseTo(my, 1);
      expect(Number(value.change_per_day)).toBeCloseTo(slope, 2);
    });
  });

  it('outliers lie beyond the sensitivity times the scaled median distance', async () => {
    const median = (values: number[]): number => {
      const sorted = [...values].sort((a, b) => a - b);
      const half = sorted.length / 2;
      return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
    };
    await inApplications(['telemetry', 'reading_outliers'], ({ given, value }, { rowsOf, world }) => {
      const now = Date.parse(world.clock) / 60_000;
      const values = ownedBy(rowsOf('reading'), keyIn(given))
        .filter((row) => now - minute(row.taken_on, row.taken_at) <= Number(given.days ?? 30) * 1440)
        .map((row) => Number(row.value));
      const middle = median(values);
      const spread = 1.4826 * median(values.map((each) => Math.abs(each - middle)));
      const found = values.filter(
        (each) => Math.abs(each - middle) > Number(given.sensitivity ?? 3) * spread,
      );
      expect(value.outliers_found).toBe(found.length);
    });
  });

  it('the remaining minutes count from the opening and the hours of the priority', async () => {
    await inApplications(['response times', 'check_sla'], ({ given, value }, application) => {
      const options = optionsIn(application, 'check_sla');
      const hours = new Map(options.hours as [string, number][]); // as the process has written them
      const row = application.rowsOf('owner').find(({ id }) => id === keyIn(given)) ?? {};
      const opened = minute(row[String(options.day)], row.opened_at);
      const due = opened + 60 * (hours.get(String(row.priority)) ?? Number.NaN);
      const now = Date.parse(application.world.clock) / 60_000;
      expect(value.remaining_minutes).toBe(due - now);
    });
  });

  it('connections are the minutes between an arrival and the next departure', async () => {
    await inApplications(['itineraries', 'check_connections'], ({ given, value }, application) => {
      const legs = ownedBy(application.rowsOf('leg'), keyIn(given)).sort(
        (a, b) => Number(a.position) - Number(b.position),
      );
      const gaps = legs.slice(1).map((leg, index) => {
        const before = legs[index] ?? {};
        const arrival = minute(before.departs_on, before.departs_at) + Number(before.travel_minutes);
        return minute(leg.departs_on, leg.departs_at) - arrival;
      });
      const least = Number(given.minimum_transfer ?? optionsIn(application, 'check_connections').transfer);
      expect(value.connections_checked).toBe(gaps.length);
      expect(value.short_connections).toBe(gaps.filter((gap) => gap < least).length);
      expect(value.shortest_transfer_minutes).toBe(gaps.length > 0 ? Math.min(...gaps) : null);
    });
  });

  it('a charge is the fee by the day and the units beyond those that are included', async () => {
    await inApplications(['usage billing', 'calculate_charge'], ({ given, value }, { rowsOf }) => {
      const key = keyIn(given);
      const account = rowsOf('owner').find(({ id }) => id === key) ?? {};
      const tariff = rowsOf('tariff').find(({ id }) => Object.values(account).includes(id)) ?? {};
      const [from, to] = [String(given.from_day), String(given.to_day)];
      const days = day(to) - day(from) + 1;
      const used = ownedBy(rowsOf('usage'), key)
        .filter(({ used_on }) => String(used_on) >= from && String(used_on) <= to)
        .reduce((sum, { quantity }) => sum + Number(quantity), 0);
      const base = (Number(tariff.monthly_fee) * days) / 30;
      const beyond = Math.max(0, used - (Number(tariff.included_units) * days) / 30);
      expect(value.used_units).toBe(used);
      expect(Number(value.total_charge)).toBeCloseTo(base + beyond * Number(tariff.unit_price), 0);
    });
  });

  it('a delivery skips weekends', async () => {
    await inApplications(['shipping', 'estimate_delivery'], ({ given, value }, { world }) => {
      let date = Date.parse(`${String(given.handed_over_on ?? world.clock.slice(0, 10))}T00:00:00Z`);
      for (let left = Number(value.business_days); left > 0; ) {
        date += 86_400_000;
        if (![0, 6].includes(new Date(date).getUTCDay())) left -= 1;
      }
      expect(value.delivery_date).toBe(new Date(date).toISOString().slice(0, 10));
    });
  });

  it('pay counts hours beyond the daily limit as overtime', async () => {
    await inApplications(['time sheets', 'calculate_pay'], ({ given, value }, application) => {
      const { daily, overtime } = optionsIn(application, 'calculate_pay');
      const worker = application.rowsOf('owner').find(({ id }) => id === keyIn(given)) ?? {};
      const byDay = new Map<string, number>();
      for (const { worked_on, hours } of ownedBy(application.rowsOf('entry'), keyIn(given)))
        if (String(worked_on) >= String(given.from_day) && String(worked_on) <= String(given.to_day))
          byDay.set(String(worked_on), (byDay.get(String(worked_on)) ?? 0) + Number(hours));
      const paid = [...byDay.values()].reduce(
        (sum, hours) =>
          sum + Math.min(hours, Number(daily)) + Math.max(0, hours - Number(daily)) * Number(overtime),
        0,
      );
      expect(Number(value.gross_pay)).toBeCloseTo(paid * Number(worker.hourly_rate), 1);
    });
  });

  it('the next service is due an interval after the last', async () => {
    await inApplications(['maintenance', 'next_service_due'], ({ given, value }, { rowsOf, world }) => {
      const row = rowsOf('owner').find(({ id }) => id === keyIn(given)) ?? {};
      const due = day(row.last_serviced_on) + Number(row.service_interval);
      expect(day(value.service_due_date)).toBe(due);
      expect(value.remaining_days).toBe(due - day(world.clock.slice(0, 10)));
    });
  });

  it('differing fields of two versions are those whose values differ', async () => {
    await inApplications(['versions', 'compare_versions'], ({ given, value }, { rowsOf }) => {
      const own = ownedBy(rowsOf('version'), keyIn(given));
      const [before = {}, after = {}] = [given.from_number, given.to_number].map((number) =>
        own.find((row) => row.number === number),
      );
      const fields = ['word_count', 'effective_on', 'reviewed_by', 'change_note'];
      expect(value.differing_fields).toBe(fields.filter((field) => before[field] !== after[field]).length);
    });
  });
});

describe('what process tools write', () => {
  it('approval steps are decided in the order of their levels, and none after a rejection', async () => {
    let decided = 0;
    for (const { world, tools, rowsOf } of having('approvals', 'approve_step')) {
      using database = await openWorld(world);
      const random = randomFor('approvals', decided);
      const own = tools.filter(({ operation }) => /_step$|_approval$/.test(operation));
      for (let call = 0; call < 200; call += 1) {
        const tool = random.pick(own);
        const state = database.snapshot();
        callProgram(tool, database, sampleArguments(tool, { database, state, random }));
      }
      const table = Object.keys(world.tables).find(
        (name) => world.rows[name]?.[0]?.id === rowsOf('step')[0]?.id,
      );
      const steps = database.snapshot()[table ?? ''] ?? [];
      const owner = Object.keys(steps[0] ?? {}).find((name) => name.endsWith('_id')) ?? '';
      for (const step of steps.filter(({ status }) => status === 'approved')) {
        decided += 1;
        const lower = steps.filter(
          (other) => other[owner] === step[owner] && Number(other.level) < Number(step.level),
        );
        expect(lower.map(({ status }) => status)).toEqual(lower.map(() => 'approved'));
      }
      if (decided > 60) break;
    }
    expect(decided).toBeGreaterThan(60);
  });
});
