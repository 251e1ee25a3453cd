// A dance school in which goals are easy to get wrong: names that several rows share, searches that find nothing or
// everything, changes to what is already so, and two tools for one thing.
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';

const day = (number: number): string => `2025-03-${String(number).padStart(2, '0')}`;

/** Seventy open lessons, so that a search for them finds too many; one that is full; none that is held. */
const lessons = Array.from({ length: 71 }, (_, at) => ({
  id: `LE-${1001 + at}`,
  room_id: at % 2 === 0 ? 'RM-1001' : 'RM-1002',
  day: day(1 + (at % 28)),
  topic: at === 28 ? 'Tango for beginners' : at === 0 ? 'Tango' : `Course ${at}`,
  status: at === 70 ? 'full' : 'open',
}));

export const danceSchool: WorldDraft = {
  name: 'dance_school',
  title: 'Dance School',
  path: ['education', 'adult education', 'dance_school'],
  summary: 'Rooms and lessons of a dance school.',
  clock: '2025-03-01T09:00:00Z',
  schema: [
    'CREATE TABLE "rooms" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "seats" INTEGER NOT NULL, "locked" INTEGER NOT NULL)',
    'CREATE TABLE "lessons" ("id" TEXT PRIMARY KEY, "room_id" TEXT NOT NULL REFERENCES "rooms"("id"), "day" TEXT NOT NULL, "topic" TEXT NOT NULL, "status" TEXT NOT NULL)',
  ],
  tables: {
    rooms: {
      noun: 'room',
      plural: 'rooms',
      key: 'id',
      label: 'name',
      columns: { id: 'exact', name: 'exact', seats: 'exact', locked: 'exact' },
    },
    lessons: {
      noun: 'lesson',
      plural: 'lessons',
      key: 'id',
      label: 'id',
      columns: { id: 'exact', room_id: 'exact', day: 'exact', topic: 'exact', status: 'exact' },
    },
  },
  rows: {
    rooms: [
      { id: 'RM-1001', name: 'Garden Hall', seats: 40, locked: 0 },
      { id: 'RM-1002', name: 'Attic', seats: 12, locked: 0 },
      { id: 'RM-1003', name: 'Cellar', seats: 20, locked: 1 },
      // A search for the first of these finds all three.
      { id: 'RM-1004', name: 'Studio', seats: 30, locked: 0 },
      { id: 'RM-1005', name: 'Studio East', seats: 31, locked: 0 },
      { id: 'RM-1006', name: 'Studio West', seats: 32, locked: 0 },
    ],
    lessons,
  },
  policies: [
    {
      id: 'at-most-60-seats',
      about: 'limit',
      enforcedBy: 'agent',
      check: { on: 'change', table: 'rooms', violation: 'changed.new_seats > 60' },
      error: { code: 'TOO_MANY_SEATS', message: 'A room has at most 60 seats.' },
      prose: 'Do not give a room more than 60 seats.',
    },
  ],
};

const record = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const list = (name: string, items: JsonObject): JsonObject =>
  record({ total: { type: 'integer' }, [name]: { type: 'array', items } });
const text = { type: 'string' };
const lesson = record({ id: text, room_id: text, day: text, topic: text, status: text });
const room = record({ id: text, name: text, seats: { type: 'integer' } });

interface Draft {
  readonly name: string;
  readonly operation: string;
  readonly parameters: JsonObject;
  readonly required?: readonly string[];
  readonly references?: Readonly<Record<string, string>>;
  readonly intents: readonly string[];
  readonly guards?: ToolDraft['program']['guards'];
  readonly statement?: string;
  readonly result: string;
  readonly output: JsonObject;
}

function tool({
  parameters,
  required = [],
  references = {},
  guards = [],
  statement,
  ...draft
}: Draft): ToolDraft {
  const { name, operation, intents, result, output } = draft;
  return {
    name,
    description: `${name.replaceAll('_', ' ')}.`,
    inputSchema: {
      type: 'object',
      properties: parameters,
      required: [...required],
      additionalProperties: false,
    },
    outputSchema: output,
    effect: statement === undefined ? 'read' : 'write',
    operation,
    references,
    samples: [],
    intents: [...intents],
    program: {
      guards: [...guards],
      statements: statement === undefined ? [] : [statement],
      result: { sql: result, shape: 'one' },
    },
  };
}

const exists = (table: string, parameter: string) => ({
  sql: `SELECT EXISTS (SELECT 1 FROM ${table} WHERE id = :${parameter})`,
  error: { code: 'NOT_FOUND', message: `Nothing has the ID {${parameter}}.` },
});

const lessonRow = "json_object('id', id, 'room_id', room_id, 'day', day, 'topic', topic, 'status', status)";
const roomRow = "json_object('id', id, 'name', name, 'seats', seats)";

export const danceTools: readonly ToolDraft[] = [
  // Asked for the name of a room, it shows lessons: other rows than the one that is meant.
  tool({
    name: 'search_notices',
    operation: 'search',
    parameters: { words: text },
    required: ['words'],
    intents: ['which notices speak of {words}'],
    result: "SELECT 0 AS total, json_array(json_object('id', 'NO-1', 'about', :words)) AS notices",
    output: list('notices', record({ id: text, about: text })),
  }),
  tool({
    name: 'search_rooms',
    operation: 'search',
    parameters: { name: text },
    required: ['name'],
    intents: ['which rooms are called {name}'],
    result: `SELECT COUNT(*) AS total, json_group_array(${roomRow}) AS rooms FROM rooms WHERE name LIKE '%' || :name || '%'`,
    output: list('rooms', room),
  }),
  tool({
    name: 'find_lessons',
    operation: 'search',
    parameters: {
      day: { type: 'string', format: 'date' },
      topic: text,
      status: { type: 'string', enum: ['open', 'full', 'held'] },
    },
    intents: ['which lessons are {status}', 'which lessons are on {day}', 'which lessons are about {topic}'],
    result: `SELECT COUNT(*) AS total, json_group_array(${lessonRow}) AS lessons FROM lessons
      WHERE (:day IS NULL OR day = :day) AND (:topic IS NULL OR topic LIKE '%' || :topic || '%')
      AND (:status IS NULL OR status = :status)`,
    output: list('lessons', lesson),
  }),
  tool({
    name: 'set_seats',
    operation: 'update',
    parameters: { room_id: text, seats: { type: 'integer', minimum: 1, maximum: 80 } },
    required: ['room_id', 'seats'],
    references: { room_id: 'rooms' },
    intents: ['set the seats of {room_id} to {seats}', 'change the seats of {room_id}'],
    guards: [
      exists('rooms', 'room_id'),
      {
        sql: 'SELECT locked = 0 FROM rooms WHERE id = :room_id',
        error: { code: 'ROOM_LOCKED', message: 'The room {room_id} is locked.' },
      },
    ],
    statement: 'UPDATE rooms SET seats = :seats WHERE id = :room_id',
    result: 'SELECT id, name, seats FROM rooms WHERE id = :room_id',
    output: room,
  }),
  tool({
    name: 'remove_lesson',
    operation: 'remove',
    parameters: { lesson_id: text },
    required: ['lesson_id'],
    references: { lesson_id: 'lessons' },
    intents: ['cancel the lesson {lesson_id}'],
    guards: [exists('lessons', 'lesson_id')],
    statement: 'DELETE FROM "lessons" WHERE id = :lesson_id',
    result: 'SELECT :lesson_id AS id',
    output: record({ id: text }),
  }),
  tool({
    name: 'remove_lessons',
    operation: 'remove',
    parameters: { lesson_ids: { type: 'array', items: text, minItems: 2 } },
    required: ['lesson_ids'],
    references: { lesson_ids: 'lessons' },
    intents: ['cancel the lessons {lesson_ids}'],
    statement: 'DELETE FROM "lessons" WHERE id IN (SELECT value FROM json_each(:lesson_ids))',
    result: 'SELECT json_array_length(:lesson_ids) AS removed',
    output: record({ removed: { type: 'integer' } }),
  }),
  tool({
    name: 'remove_room',
    operation: 'remove',
    parameters: { room_id: text },
    required: ['room_id'],
    references: { room_id: 'rooms' },
    intents: ['give up the room {room_id}'],
    guards: [exists('rooms', 'room_id')],
    statement: 'DELETE FROM "rooms" WHERE id = :room_id',
    result: 'SELECT :room_id AS id',
    output: record({ id: text }),
  }),
];
