// The worked example of the prompt of simulation-writer: a greenhouse, with a tool that is skipped.
import type { Spec } from '../../schemas/spec.ts';

const text = { type: 'string' };

export const exampleTools: readonly Pick<Spec, 'name' | 'description' | 'inputSchema' | 'annotations'>[] = [
  {
    name: 'get_sensors',
    description: 'Returns all sensors with their last readings.',
    inputSchema: { type: 'object', properties: {} },
    annotations: { readOnlyHint: true },
  },
  {
    name: 'sensor_history',
    description: 'Returns the readings of one sensor.',
    inputSchema: { type: 'object', properties: { sensor_id: text }, required: ['sensor_id'] },
  },
  {
    name: 'set_threshold',
    description: 'Sets the value at which a sensor raises an alarm.',
    inputSchema: {
      type: 'object',
      properties: { sensor_id: text, threshold: { type: 'number' } },
      required: ['sensor_id', 'threshold'],
    },
  },
  {
    name: 'diagnose_leaf',
    description: 'Tells from a picture which disease a leaf has.',
    inputSchema: { type: 'object', properties: { image_url: text }, required: ['image_url'] },
  },
];

const sensor = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    measures: { enum: ['temperature', 'humidity'] },
    last_value: { type: 'number' },
    threshold: { type: ['number', 'null'] },
  },
  required: ['id', 'name', 'measures', 'last_value', 'threshold'],
};

const reading = {
  type: 'object',
  properties: { id: text, sensor_id: text, value: { type: 'number' }, at: { ...text, format: 'date-time' } },
  required: ['id', 'sensor_id', 'value', 'at'],
};

const reads = { effect: 'read' as const, changes: [], samples: [] };

export const exampleReply = {
  simulation: {
    title: 'Greenhouse control',
    summary: 'Watches the climate of a greenhouse.',
    clock: '2025-03-01T09:00:00Z',
    tables: {
      sensors: {
        noun: 'sensor',
        plural: 'sensors',
        key: 'id',
        label: 'name',
        columns: { id: 'exact', name: 'exact', measures: 'exact', last_value: 'exact', threshold: 'exact' },
        row: sensor,
        references: {},
        fixed: ['name', 'measures'],
      },
      readings: {
        noun: 'reading',
        plural: 'readings',
        key: 'id',
        label: 'id',
        columns: { id: 'exact', sensor_id: 'exact', value: 'exact', at: 'exempt' },
        row: reading,
        references: { sensor_id: 'sensors' },
        fixed: ['sensor_id', 'value', 'at'],
      },
    },
    tools: [
      {
        ...reads,
        name: 'get_sensors',
        references: {},
        intents: ['which sensors are there', 'list the sensors'],
      },
      {
        ...reads,
        name: 'sensor_history',
        references: { sensor_id: 'sensors' },
        intents: ['show me the readings of {sensor_id}', 'what has {sensor_id} measured'],
      },
      {
        name: 'set_threshold',
        effect: 'write',
        changes: [{ table: 'sensors', may: ['change'] }],
        references: { sensor_id: 'sensors' },
        samples: [{ threshold: 31.5 }, { threshold: 28 }],
        intents: ['set the alarm of {sensor_id} to {threshold}', 'let {sensor_id} warn at {threshold}'],
      },
    ],
    rows: {
      sensors: [
        { id: 'sen-1', name: 'North bench', measures: 'temperature', last_value: 21.4, threshold: 30 },
        { id: 'sen-2', name: 'Mist room', measures: 'humidity', last_value: 88, threshold: null },
        { id: 'sen-3', name: 'Seedling table', measures: 'temperature', last_value: 24.1, threshold: 27 },
        { id: 'sen-4', name: 'Orchid case', measures: 'humidity', last_value: 71, threshold: 80 },
        { id: 'sen-5', name: 'Door', measures: 'temperature', last_value: 14.9, threshold: null },
        { id: 'sen-6', name: 'Cactus shelf', measures: 'humidity', last_value: 22, threshold: 40 },
      ],
      readings: [
        { id: 'rd-1', sensor_id: 'sen-1', value: 20.9, at: '2025-03-01T08:00:00Z' },
        { id: 'rd-2', sensor_id: 'sen-2', value: 86.5, at: '2025-03-01T08:00:00Z' },
        { id: 'rd-3', sensor_id: 'sen-3', value: 23.4, at: '2025-03-01T08:00:00Z' },
        { id: 'rd-4', sensor_id: 'sen-4', value: 70, at: '2025-03-01T08:00:00Z' },
        { id: 'rd-5', sensor_id: 'sen-1', value: 21.4, at: '2025-03-01T08:30:00Z' },
        { id: 'rd-6', sensor_id: 'sen-2', value: 88, at: '2025-03-01T08:30:00Z' },
      ],
    },
  },
  skipped: [{ tool: 'diagnose_leaf', why: 'its answer does not follow from records' }],
};
