// The registry of processes: adding one is a file here, a line, its operations, and their sentences. Which an
// application gets is drawn by seed from those that suit it.
import { BugError } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import type { WorldDraft } from '../../../schemas/world.ts';
import { inWeightedOrder } from '../../weighted-order.ts';
import { type Blueprint, entityNamed } from '../blueprint.ts';
import { tableOf } from '../entity-names.ts';
import { approvals } from './approvals.ts';
import { availability } from './availability.ts';
import { conversations } from './conversations.ts';
import { currencyConversion } from './currency-conversion.ts';
import { itineraries } from './itineraries.ts';
import { ledger } from './ledger.ts';
import { maintenance } from './maintenance.ts';
import { metering } from './metering.ts';
import { notifications } from './notifications.ts';
import { priceCalculation } from './price-calculation.ts';
import type { Entities, Process, ProcessSite, Row } from './process.ts';
import { quotes } from './quotes.ts';
import { shipping } from './shipping.ts';
import { sla } from './sla.ts';
import { stockReservations } from './stock-reservations.ts';
import { telemetry } from './telemetry.ts';
import { timesheets } from './timesheets.ts';
import { versions } from './versions.ts';
import { waitingLists } from './waiting-lists.ts';

export const processes: readonly Process[] = [
  approvals,
  availability,
  conversations,
  currencyConversion,
  itineraries,
  ledger,
  maintenance,
  metering,
  notifications,
  priceCalculation,
  quotes,
  shipping,
  sla,
  stockReservations,
  telemetry,
  timesheets,
  versions,
  waitingLists,
];

/**
 * How much of an application its processes make up. With fewer tools than the least, it would merely keep
 * records; with more than the most, few tools for records would be left.
 */
const extent = { processes: 3, leastTools: 6, mostTools: 9 };

interface WithProcesses {
  /** Owners before what belongs to them. */
  readonly entities: Entities;
  readonly processes: Blueprint['processes'];
}

/** Drawn by weight from the processes that suit. */
export function withProcesses({ entities, currency, random }: ProcessSite): WithProcesses {
  const attached: Blueprint['processes'] = [];
  let grown = entities;
  for (const process of inWeightedOrder(processes, ({ weight }) => weight, random)) {
    if (attached.length === extent.processes || toolCount(grown) >= extent.leastTools) break;
    const { name } = process;
    const attachment = process.attach({ entities: grown, currency, random: random.fork(name) });
    if (!attachment) continue;
    const next = { ...grown, ...attachment.entities };
    if (attached.length > 0 && toolCount(next) > extent.mostTools) continue;
    grown = next;
    attached.push({ name, parts: { ...attachment.parts } });
  }
  return { entities: ownersFirst(grown), processes: attached };
}

const toolCount = (entities: Entities): number =>
  Object.values(entities).reduce((sum, { operations }) => sum + operations.length, 0);

/** A process may let an entity refer to one that it brings. */
function ownersFirst(entities: Entities): Entities {
  const placed = new Map<string, Entities[string]>();
  const waiting = Object.entries(entities);
  while (waiting.length > 0) {
    const at = waiting.findIndex(([noun, { fields }]) =>
      Object.values(fields).every(({ ref }) => ref === undefined || ref === noun || placed.has(ref)),
    );
    for (const [noun, entity] of waiting.splice(Math.max(at, 0), 1)) placed.set(noun, entity);
  }
  return Object.fromEntries(placed);
}

/** The rows after each process of the blueprint has made them agree. */
export function settledRows(
  blueprint: Blueprint,
  rows: WorldDraft['rows'],
  random: Random,
): WorldDraft['rows'] {
  const settled: { [table: string]: Row[] } = Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [table, list.map((row) => ({ ...row }))]),
  );
  for (const { name, parts } of blueprint.processes) {
    const noun = (part: string): string => parts[part] ?? part;
    const entity = (part: string) => entityNamed(noun(part), blueprint);
    const rowsOf = (part: string): Row[] => settled[tableOf(noun(part), entity(part))] ?? [];
    processNamed(name).settle?.({
      parts,
      entities: blueprint.entities,
      currency: blueprint.currency,
      now: blueprint.clock,
      today: blueprint.clock.slice(0, 10),
      random: random.fork(name),
      rowsOf,
      nextKey: (part) => nextKey(entity(part).prefix, rowsOf(part)),
    });
  }
  return settled;
}

function processNamed(name: string): Process {
  const process = processes.find((candidate) => candidate.name === name);
  if (process) return process;
  throw new BugError(`no process ${name}; there are ${processes.map((each) => each.name).join(', ')}`);
}

/** As the world numbers its rows: 1001 is the first. */
function nextKey(prefix: string, rows: readonly Row[]): string {
  const numbers = rows.map(({ id }) => Number(String(id).slice(prefix.length + 1)));
  return `${prefix}-${Math.max(1000, ...numbers) + 1}`;
}
