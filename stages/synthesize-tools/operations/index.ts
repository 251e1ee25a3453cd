// The registry of operations: adding one is a file, a line, and its sentences in a file of
// data/seeds/tool-sentences.
import { BugError } from '../../../pipeline/errors.ts';
import type { Entity, OperationSpec, SideWrite } from '../entity.ts';
import type { Write } from '../writes.ts';
import { adjust } from './adjust.ts';
import { approvalOperations } from './approvals/index.ts';
import { availabilityOperations } from './availability/index.ts';
import { batch } from './batch.ts';
import { compare } from './compare.ts';
import { copy } from './copy.ts';
import { create } from './create.ts';
import { currencyOperations } from './currency/index.ts';
import { due } from './due.ts';
import { get } from './get.ts';
import { itineraryOperations } from './itinerary/index.ts';
import { ledgerOperations } from './ledger/index.ts';
import { list } from './list.ts';
import { meteringOperations } from './metering/index.ts';
import { noticeOperations } from './notices/index.ts';
import type { Operation } from './operation.ts';
import { pricingOperations } from './pricing/index.ts';
import { quoteOperations } from './quotes/index.ts';
import { rank } from './rank.ts';
import { reassign } from './reassign.ts';
import { remove } from './remove.ts';
import { schedule } from './schedule.ts';
import { search } from './search.ts';
import { servicingOperations } from './servicing/index.ts';
import { shippingOperations } from './shipping/index.ts';
import { slaOperations } from './sla/index.ts';
import { statistics } from './statistics.ts';
import { stockOperations } from './stock/index.ts';
import { summarise } from './summarise.ts';
import { telemetryOperations } from './telemetry/index.ts';
import { threadOperations } from './threads/index.ts';
import { timesheetOperations } from './timesheets/index.ts';
import { transfer } from './transfer.ts';
import { transition } from './transition.ts';
import { undo } from './undo.ts';
import { update } from './update.ts';
import { versionOperations } from './versions/index.ts';
import { waitingOperations } from './waiting/index.ts';

export const operations: readonly Operation[] = [
  search,
  get,
  list,
  create,
  batch,
  copy,
  update,
  adjust,
  transfer,
  transition,
  schedule,
  reassign,
  undo,
  remove,
  summarise,
  statistics,
  rank,
  compare,
  due,
  ...approvalOperations,
  ...currencyOperations,
  ...itineraryOperations,
  ...meteringOperations,
  ...servicingOperations,
  ...shippingOperations,
  ...timesheetOperations,
  ...noticeOperations,
  ...slaOperations,
  ...telemetryOperations,
  ...threadOperations,
  ...versionOperations,
  ...availabilityOperations,
  ...ledgerOperations,
  ...pricingOperations,
  ...quoteOperations,
  ...stockOperations,
  ...waitingOperations,
];

export function operationNamed(name: string): Operation {
  const operation = operations.find((candidate) => candidate.name === name);
  if (operation) return operation;
  throw new BugError(`no operation ${name}; there are ${operations.map((each) => each.name).join(', ')}`);
}

export function optionsOf({ name, options }: OperationSpec): unknown {
  const parsed = operationNamed(name).options.safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BugError(`options of the operation ${name}: ${issue?.path.join('.')}: ${issue?.message}`);
}

export const sideWriteOf = ({ noun, set }: SideWrite): Write => ({
  kind: 'fields',
  noun,
  sets: Object.keys(set),
});

/** What the tools of an application write to one of its entities. */
export const writesTo = (noun: string, entities: Readonly<Record<string, Entity>>): Write[] =>
  Object.entries(entities).flatMap(([owner, entity]) =>
    entity.operations.flatMap((spec) =>
      [
        ...(operationNamed(spec.name).writes?.(optionsOf(spec), entity) ?? []),
        ...spec.also.map(sideWriteOf),
      ].filter((write) => (write.noun ?? owner) === noun),
    ),
  );
