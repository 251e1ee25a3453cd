// The tool of a desk: it records a case for one of the receivers, and returns its number and when they reply.
import type { Desk } from '../../schemas/desk.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';

/** No table of another world is called so. */
export const handOverTable = 'desk_hand_overs';

/** What the records of a desk have in common with those that a stage makes. */
export const made: Pick<Tool, 'from' | 'provenance' | 'path'> = {
  from: [],
  provenance: { stage: 'synthesize-agents', unit: 'desk', seed: 0, roles: {} },
  path: ['desks', 'hand-overs', 'desk'],
};

/** The receiver is one of a few; the record and the summary are for the agent to fill in. */
export function deskInputSchema({ tool: { parameters }, receivers }: Desk): JsonObject {
  const { receiver, record, summary } = parameters;
  return {
    type: 'object',
    properties: {
      [receiver]: { type: 'string', enum: receivers.map(({ id }) => id), description: 'Who takes the case.' },
      [record]: {
        type: 'string',
        pattern: '\\S',
        description: 'The ID of the record that the case is about, such as OR-1001.',
      },
      [summary]: {
        type: 'string',
        minLength: 20,
        description:
          'What the receiver needs to know to go on without asking the user again: what the user wants, with ' +
          'all values and the IDs of other records, why it is handed over, and what has been done so far.',
      },
    },
    required: [receiver, record, summary],
    additionalProperties: false,
  };
}

/** No intents: nobody asks for a hand-over in so many words, so no task of another kind is planned around it. */
export function deskTool(desk: Desk, world: string): Tool {
  return {
    ...made,
    id: world,
    world,
    name: desk.tool.name,
    description: desk.tool.description,
    inputSchema: deskInputSchema(desk),
    outputSchema,
    effect: 'write',
    operation: 'hand_over',
    references: {},
    samples: [],
    intents: [],
    program: programOf(desk),
    validation: { accepted: 0, refused: 0, errors: [] },
  };
}

const outputSchema: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    receiver: { type: 'string' },
    status: { type: 'string' },
    replies: { type: 'string' },
  },
  required: ['id', 'receiver', 'status', 'replies'],
};

function programOf({ tool: { parameters }, prefix, first }: Desk): Tool['program'] {
  const { receiver, record, summary } = parameters;
  const number = `'${prefix}-' || (${first} + (SELECT COUNT(*) FROM "${handOverTable}"))`;
  return {
    guards: [],
    statements: [
      `INSERT INTO "${handOverTable}" ("id", "receiver", "record", "summary", "opened_at")
        VALUES (${number}, :${receiver}, :${record}, :${summary}, :now)`,
    ],
    result: {
      sql: `SELECT h."id" AS "id", r."title" AS "receiver", 'queued' AS "status", r."replies" AS "replies"
        FROM "${handOverTable}" h JOIN "desk_receivers" r ON r."id" = h."receiver"
        ORDER BY h.rowid DESC LIMIT 1`,
      shape: 'one',
    },
  };
}
