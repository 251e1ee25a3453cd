// The worked example of the prompt of tool-simulator: a call that changes one row and moves a count.
import type { SimulatorInput, SimulatorReply } from './simulated-call.ts';

const room = {
  type: 'object',
  properties: { id: { type: 'string' }, name: { type: 'string' }, light: { enum: ['on', 'off'] } },
  required: ['id', 'name', 'light'],
};

export const exampleInput: SimulatorInput = {
  server: {
    title: 'House lights',
    summary: 'Switches the lights of a house.',
    clock: '2025-03-01T09:00:00Z',
    tables: {
      rooms: {
        noun: 'room',
        plural: 'rooms',
        key: 'id',
        label: 'name',
        columns: { id: 'exact', name: 'exact', light: 'exact' },
        row: room,
        references: {},
        fixed: ['name'],
      },
      switchings: {
        noun: 'switching',
        plural: 'switchings',
        key: 'id',
        label: 'id',
        columns: { id: 'exact', room: 'exact', to: 'exact', at: 'exempt' },
        row: { type: 'object' },
        references: { room: 'rooms' },
        fixed: [],
      },
    },
  },
  state: {
    rooms: {
      kitchen: { id: 'kitchen', name: 'Kitchen', light: 'off' },
      attic: { id: 'attic', name: 'Attic', light: 'on' },
    },
    switchings: { 'sw-7': { id: 'sw-7', room: 'attic', to: 'on', at: '2025-02-28T20:15:00Z' } },
  },
  tool: {
    name: 'set_light',
    description: 'Switches the light of a room on or off and logs it.',
    inputSchema: {
      type: 'object',
      properties: { room: { type: 'string' }, light: { enum: ['on', 'off'] } },
      required: ['room', 'light'],
    },
    effect: 'write',
    changes: [
      { table: 'rooms', may: ['change'] },
      { table: 'switchings', may: ['add'] },
    ],
  },
  newKeys: { switchings: 'sw-8' },
  earlier: ['list_rooms {} -> [{"id":"kitchen","light":"off"},{"id":"attic","light":"on"}]'],
  given: { room: 'kitchen', light: 'on' },
  faults: [],
};

export const exampleReply: SimulatorReply = {
  reason: 'The room kitchen exists and its light is off, so it goes on, and the switching is logged as sw-8.',
  patch: [
    { op: 'replace', path: '/rooms/kitchen/light', value: 'on' },
    {
      op: 'add',
      path: '/switchings/sw-8',
      value: { id: 'sw-8', room: 'kitchen', to: 'on', at: '2025-03-01T09:00:00Z' },
    },
  ],
  error: null,
  result: { room: 'kitchen', light: 'on', changed_at: '2025-03-01T09:00:00Z' },
};
