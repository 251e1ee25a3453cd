// The report of a research play, as the session records it: one row, in words of the agent's own.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Step } from '../../schemas/trajectory.ts';
import type { Table } from '../../schemas/world.ts';

/** No table of a world is called so. */
export const reportTable = 'library_reports';
export const reportKey = 'report';

/** What a report says is for rules to compare. */
export const reportColumns: Table = {
  noun: 'report',
  plural: 'reports',
  key: 'id',
  label: 'title',
  columns: { id: 'exact', title: 'semantic', body: 'semantic', citations: 'semantic' },
};

export interface Citation {
  readonly document: string;
  readonly quote: string;
}

export interface Report {
  /** Index of the message with the call, and of the step. */
  readonly message: number;
  readonly step: number;
  readonly title: string;
  readonly body: string;
  readonly citations: readonly Citation[];
}

/** The report as it is in the end. */
export function reportIn(steps: readonly Step[]): Report | undefined {
  return steps
    .flatMap(({ message, result }, step) =>
      result.changes.flatMap(({ table, after }) =>
        table === reportTable && isObject(after) ? [{ message, step, ...reportOf(after) }] : [],
      ),
    )
    .at(-1);
}

function reportOf({ title, body, citations }: JsonObject): Pick<Report, 'title' | 'body' | 'citations'> {
  return { title: String(title), body: String(body), citations: citationsIn(citations ?? []) };
}

export const citationsIn = (value: unknown): Citation[] =>
  (Array.isArray(value) ? value : []).flatMap((item) =>
    isObject(item) ? [{ document: String(item.document), quote: String(item.quote) }] : [],
  );
