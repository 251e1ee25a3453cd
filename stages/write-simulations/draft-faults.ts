// What is wrong with a written simulation: with its tables, its rows, and what it says of the tools of the server.
import { messageOf } from '../../pipeline/errors.ts';
import { propertiesOf, requiredOf, schemaFaults, validatorFor } from '../../pipeline/json/json-schema.ts';
import type { SimulatedTable, SimulatedTool, SimulationDraft } from '../../schemas/simulation.ts';
import type { Spec } from '../../schemas/spec.ts';
import { isReadOnly } from '../mcp/read-only.ts';
import { stateFaults } from '../simulations/state.ts';
import type { WrittenSimulation } from './simulation-writer.ts';

/** Fewer tools make no service; fewer rows leave nothing to ask about; a larger state is too long for every prompt. */
export const standards = { tools: 3, rows: 4, state: 24_000 };

type Written = NonNullable<WrittenSimulation['simulation']>;

/** The rows by their keys, of the tools that the server has; a key that occurs twice is a fault. */
export function draftFrom(
  { rows, tools, ...simulation }: Written,
  specs: readonly Spec[],
): { readonly draft: SimulationDraft; readonly faults: string[] } {
  const faults: string[] = [];
  const state = Object.keys(simulation.tables).map((table) => {
    const key = simulation.tables[table]?.key ?? '';
    const keys = (rows[table] ?? []).map((row) => String(row[key]));
    const repeated = keys.filter((each, at) => keys.indexOf(each) !== at);
    faults.push(...repeated.map((each) => `${table}: two rows have the ${key} ${each}`));
    return [table, Object.fromEntries((rows[table] ?? []).map((row, at) => [keys[at] ?? '', row]))] as const;
  });
  const strange = Object.keys(rows).filter((table) => !Object.hasOwn(simulation.tables, table));
  faults.push(...strange.map((table) => `rows: there is no table ${table}`));
  const own = tools.filter(({ name }) => specs.some((spec) => spec.name === name));
  const draft = { ...simulation, state: Object.fromEntries(state), tools: own };
  return { draft, faults: [...faults, ...draftFaults(draft, specs)] };
}

function draftFaults(draft: SimulationDraft, specs: readonly Spec[]): string[] {
  const { tables, state, tools } = draft;
  const shape = Object.entries(tables).flatMap(([name, table]) =>
    tableFaults(table, tables).map((fault) => `${name}: ${fault}`),
  );
  if (shape.length > 0) return shape;
  const names = tools.map(({ name }) => name);
  return [
    ...stateFaults(state, tables),
    ...sizeFaults(draft),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is listed twice`),
    ...tools.flatMap((tool) => {
      const spec = specs.find(({ name }) => name === tool.name);
      return (spec ? toolFaults(tool, spec, tables) : []).map((fault) => `${tool.name}: ${fault}`);
    }),
  ];
}

function tableFaults(table: SimulatedTable, tables: SimulationDraft['tables']): string[] {
  const { key, label, columns, row, references, fixed } = table;
  const unknown = (names: readonly string[], of: string): string[] =>
    names.filter((name) => !Object.hasOwn(columns, name)).map((name) => `${of} names no column: ${name}`);
  try {
    validatorFor(row);
  } catch (error) {
    return [`row is no JSON Schema: ${messageOf(error)}`];
  }
  const properties = propertiesOf(row).map(([name]) => name);
  return [
    ...unknown([key], 'key'),
    ...unknown([label], 'label'),
    ...unknown(Object.keys(references), 'references'),
    ...unknown(fixed, 'fixed'),
    ...unknown(properties, 'row'),
    ...Object.keys(columns)
      .filter((name) => !properties.includes(name))
      .map((name) => `row says nothing about the column ${name}`),
    ...Object.values(references)
      .filter((target) => !Object.hasOwn(tables, target))
      .map((target) => `references: there is no table ${target}`),
  ];
}

function sizeFaults({ state, tools }: SimulationDraft): string[] {
  const most = Math.max(0, ...Object.values(state).map((rows) => Object.keys(rows).length));
  const length = JSON.stringify(state).length;
  return [
    ...(tools.length < standards.tools
      ? [`it has ${tools.length} tools; expected at least ${standards.tools}`]
      : []),
    ...(tools.some(({ effect }) => effect === 'read') ? [] : ['none of its tools reads']),
    ...(most < standards.rows ? [`no table has ${standards.rows} rows`] : []),
    ...(length > standards.state ? [`the rows take ${length} characters; at most ${standards.state}`] : []),
  ];
}

function toolFaults(tool: SimulatedTool, spec: Spec, tables: SimulationDraft['tables']): string[] {
  const { effect, changes, references, samples, intents } = tool;
  const parameters = new Map(propertiesOf(spec.inputSchema));
  const isKnown = (table: string): boolean => Object.hasOwn(tables, table);
  const required = requiredOf(spec.inputSchema).filter((name) => references[name] === undefined);
  const slots = intents.flatMap((intent) => [...intent.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot));
  return [
    ...effectFaults(tool, spec),
    ...changes
      .filter(({ table }) => !isKnown(table))
      .map(({ table }) => `changes: there is no table ${table}`),
    ...Object.entries(references).flatMap(([name, table]) => [
      ...(parameters.has(name) ? [] : [`references: there is no parameter ${name}`]),
      ...(isKnown(table) ? [] : [`references: there is no table ${table}`]),
    ]),
    ...samples.flatMap((sample) =>
      Object.entries(sample).flatMap(([name, value]) => {
        const parameter = parameters.get(name);
        if (!parameter) return [`samples: there is no parameter ${name}`];
        return schemaFaults(parameter, value).map((fault) => `samples: ${name}: ${fault}`);
      }),
    ),
    ...(effect === 'write' && intents.length === 0 ? ['intents: expected at least one'] : []),
    ...slots.filter((slot) => !parameters.has(slot)).map((slot) => `intents: there is no parameter ${slot}`),
    ...(effect === 'write' && required.some((name) => !samples.some((sample) => Object.hasOwn(sample, name)))
      ? [`samples: expected values for ${required.join(', ')}`]
      : []),
  ];
}

function effectFaults({ effect, changes }: SimulatedTool, { name, annotations }: Spec): string[] {
  const hints = annotations ?? {};
  const isRead = isReadOnly({ name, annotations });
  const removes = changes.some(({ may }) => may.includes('remove'));
  return [
    ...(effect === 'write' && isRead ? ['the server says that it only reads'] : []),
    ...(effect === 'read' && hints.readOnlyHint === false
      ? ['the server says that it does not only read']
      : []),
    ...(effect === 'read' && changes.length > 0 ? ['a tool that reads may change nothing'] : []),
    ...(effect === 'write' && changes.length === 0 ? ['changes: expected what it may change'] : []),
    ...(removes && hints.destructiveHint === false ? ['the server says that it destroys nothing'] : []),
  ];
}
