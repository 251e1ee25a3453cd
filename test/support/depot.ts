// A parcel depot as a simulation: what a simulator is told about it, and code that answers its calls as a careful model
// would. Tests let it lie.
import { withId } from '../../pipeline/hash.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Simulation, SimulationDraft } from '../../schemas/simulation.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { SimulatorReply } from '../../stages/simulations/simulated-call.ts';

const text = { type: 'string' };
const object = (properties: JsonObject, required = Object.keys(properties)): JsonObject => ({
  type: 'object',
  properties,
  required,
});

const parcel = object({
  id: text,
  name: text,
  weight_kg: { type: 'number', minimum: 0 },
  shelf: text,
  courier_id: { type: ['string', 'null'] },
  status: { enum: ['stored', 'assigned', 'damaged'] },
});
const courier = object({ id: text, name: text, van: text });
const remark = object({ id: text, parcel_id: text, note: text, made_at: text });

export const depotTools: readonly (Pick<Spec, 'name' | 'description' | 'inputSchema'> &
  Partial<Pick<Spec, 'outputSchema' | 'annotations'>>)[] = [
  {
    name: 'list_parcels',
    description: 'Returns all parcels in the depot with their shelves, weights, and couriers.',
    inputSchema: object({}),
    outputSchema: object({ parcels: { type: 'array', items: parcel } }),
    annotations: { readOnlyHint: true },
  },
  {
    name: 'list_couriers',
    description: 'Returns all couriers of the depot with the vans that they drive.',
    inputSchema: object({}),
    annotations: { readOnlyHint: true },
  },
  {
    name: 'get_parcel',
    description: 'Returns one parcel of the depot, found by its ID.',
    inputSchema: object({ parcel_id: { ...text, description: 'ID of the parcel' } }),
    annotations: { readOnlyHint: true },
  },
  {
    name: 'assign_courier',
    description: 'Assigns a courier to a parcel, so that the parcel leaves with the next tour.',
    inputSchema: object({
      parcel_id: { ...text, description: 'ID of the parcel' },
      courier_id: { ...text, description: 'ID of the courier' },
    }),
    annotations: { destructiveHint: false },
  },
  {
    name: 'annotate_parcel',
    description: 'Adds a remark about the condition of a parcel, with the time of the depot.',
    inputSchema: object({
      parcel_id: { ...text, description: 'ID of the parcel' },
      note: { ...text, description: 'what was seen' },
    }),
  },
];

const by = (rows: readonly JsonObject[]): Record<string, JsonObject> =>
  Object.fromEntries(rows.map((row) => [String(row.id), row]));

export const depot: SimulationDraft = {
  title: 'Parcel depot',
  summary: 'Manages parcels on shelves and the couriers who take them out.',
  clock: '2025-03-01T09:00:00Z',
  tables: {
    parcels: {
      noun: 'parcel',
      plural: 'parcels',
      key: 'id',
      label: 'name',
      columns: {
        id: 'exact',
        name: 'exact',
        weight_kg: 'exact',
        shelf: 'exact',
        courier_id: 'exact',
        status: 'exact',
      },
      row: parcel,
      references: { courier_id: 'couriers' },
      fixed: ['name', 'weight_kg'],
    },
    couriers: {
      noun: 'courier',
      plural: 'couriers',
      key: 'id',
      label: 'name',
      columns: { id: 'exact', name: 'exact', van: 'exact' },
      row: courier,
      references: {},
      fixed: [],
    },
    remarks: {
      noun: 'remark',
      plural: 'remarks',
      key: 'id',
      label: 'id',
      columns: { id: 'exact', parcel_id: 'exact', note: 'semantic', made_at: 'exempt' },
      row: remark,
      references: { parcel_id: 'parcels' },
      fixed: ['note'],
    },
  },
  state: {
    parcels: by([
      { id: 'P-301', name: 'Blue crate', weight_kg: 12.5, shelf: 'A4', courier_id: null, status: 'stored' },
      { id: 'P-302', name: 'Lamp box', weight_kg: 3.2, shelf: 'B1', courier_id: 'C-11', status: 'assigned' },
      { id: 'P-303', name: 'Piano stool', weight_kg: 9.8, shelf: 'A7', courier_id: null, status: 'stored' },
      { id: 'P-304', name: 'Seed tray', weight_kg: 1.4, shelf: 'C2', courier_id: null, status: 'damaged' },
    ]),
    couriers: by([
      { id: 'C-11', name: 'Ines Dahl', van: 'Van 61' },
      { id: 'C-12', name: 'Kofi Brandt', van: 'Van 74' },
      { id: 'C-13', name: 'Mei Wong', van: 'Van 38' },
    ]),
    remarks: by([
      { id: 'R-81', parcel_id: 'P-304', note: 'Torn at one corner.', made_at: '2025-02-27T16:30:00Z' },
    ]),
  },
  tools: [
    { name: 'list_parcels', effect: 'read', changes: [], references: {}, samples: [], intents: [] },
    { name: 'list_couriers', effect: 'read', changes: [], references: {}, samples: [], intents: [] },
    {
      name: 'get_parcel',
      effect: 'read',
      changes: [],
      references: { parcel_id: 'parcels' },
      samples: [],
      intents: ['show me {parcel_id}'],
    },
    {
      name: 'assign_courier',
      effect: 'write',
      changes: [{ table: 'parcels', may: ['change'] }],
      references: { parcel_id: 'parcels', courier_id: 'couriers' },
      samples: [],
      intents: ['assign {courier_id} to {parcel_id}', 'let {courier_id} take {parcel_id} out'],
    },
    {
      name: 'annotate_parcel',
      effect: 'write',
      changes: [{ table: 'remarks', may: ['add'] }],
      references: { parcel_id: 'parcels' },
      samples: [{ note: 'The tape has come off.' }, { note: 'Dented on the left side.' }],
      intents: ['add a remark to {parcel_id} that says {note}'],
    },
  ],
};

const { state, ...described } = depot;

/** What a writer of simulations says to the tools of the depot, and to one that no records stand behind. */
export const writtenDepot = {
  simulation: {
    ...described,
    rows: Object.fromEntries(Object.entries(state).map(([table, rows]) => [table, Object.values(rows)])),
  },
  skipped: [{ tool: 'weigh_photo', why: 'its answer does not follow from records' }],
};

const provenance = { stage: 'write-simulations', unit: 'depot', seed: 1, roles: {} };

export const depotSpecs: readonly Spec[] = depotTools.map((tool) => ({
  ...withId(tool),
  from: [],
  provenance,
  originalName: tool.name,
  descriptionLanguage: 'eng',
  server: { name: 'depot', transport: 'stdio' },
  source: { origin: 'static', licence: 'MIT' },
  quality: { score: 1, issues: [] },
}));

export const depotSimulation = (samples = 2): Simulation => ({
  ...withId({
    from: [],
    server: 'depot',
    ...depot,
    tools: depot.tools.map((tool, at) => ({ ...tool, spec: depotSpecs[at]?.id ?? '' })),
    samples,
    known: [],
  }),
  provenance,
});

/** A call as the prompt of the simulator shows it, with the state. */
export interface ShownCall {
  readonly state: SimulationDraft['state'];
  readonly tool: string;
  readonly given: JsonObject;
  /** What was wrong with the answer before. */
  readonly faults: readonly string[];
}

export function shownCall(prompt: string): ShownCall {
  const [, state = '{}'] = /^State: (.*)$/m.exec(prompt) ?? [];
  const [, tool = '', given = '{}'] = /^Call: (\S+) (.*)$/m.exec(prompt) ?? [];
  const [, faults = ''] = /^An answer to this call was wrong[^\n]*\n([\s\S]*)$/m.exec(prompt) ?? [];
  return {
    state: JSON.parse(state) as ShownCall['state'], // our own prompt
    tool,
    given: JSON.parse(given) as JsonObject,
    faults: faults.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : [])),
  };
}

const fails = (code: string, message: string): SimulatorReply => ({
  reason: message,
  patch: [],
  error: { code, message },
  result: null,
});

/** What the depot answers. */
export function depotAnswer({ state, tool, given }: ShownCall): SimulatorReply {
  const { parcels = {}, couriers = {}, remarks = {} } = state;
  const reads = (result: SimulatorReply['result']): SimulatorReply => ({
    reason: 'The state lists it.',
    patch: [],
    error: null,
    result,
  });
  if (tool === 'list_parcels') return reads({ parcels: Object.values(parcels) });
  if (tool === 'list_couriers') return reads({ couriers: Object.values(couriers) });
  const id = String(given.parcel_id);
  const found = parcels[id];
  if (!found) return fails('NOT_FOUND', `There is no parcel ${id}.`);
  if (tool === 'get_parcel') return reads(found);
  if (tool === 'annotate_parcel') {
    const key = `R-${81 + Object.keys(remarks).length}`;
    const row = { id: key, parcel_id: id, note: given.note ?? '', made_at: depot.clock };
    return {
      reason: 'A new remark.',
      patch: [{ op: 'add', path: `/remarks/${key}`, value: row }],
      error: null,
      result: { message: 'Remark added.', remark: row },
    };
  }
  const taker = couriers[String(given.courier_id)];
  if (!taker) return fails('NOT_FOUND', `There is no courier ${String(given.courier_id)}.`);
  if (found.status === 'damaged') return fails('DAMAGED', `Parcel ${id} is damaged and stays here.`);
  return {
    reason: 'The parcel and the courier exist.',
    patch: [
      { op: 'replace', path: `/parcels/${id}/courier_id`, value: taker.id ?? null },
      { op: 'replace', path: `/parcels/${id}/status`, value: 'assigned' },
    ],
    error: null,
    result: { parcel: id, courier: taker.name ?? null, status: 'assigned' },
  };
}
