// What a simulator is asked about one call, and what it answers.
import { z } from 'zod';
import { type JsonObject, jsonSchema } from '../../schemas/json.ts';
import type { Simulation, SimulationDraft } from '../../schemas/simulation.ts';
import type { Spec } from '../../schemas/spec.ts';

export interface SimulatorInput {
  readonly server: Pick<Simulation, 'title' | 'summary' | 'clock' | 'tables'>;
  readonly state: SimulationDraft['state'];
  readonly tool: Pick<Spec, 'name' | 'description' | 'inputSchema' | 'outputSchema'> &
    Pick<Simulation['tools'][number], 'effect' | 'changes'>;
  /** The key that the next row of a table gets, where keys are numbered. */
  readonly newKeys: Readonly<Record<string, string>>;
  /** Calls of this play that came before, with their results. */
  readonly earlier: readonly string[];
  readonly given: JsonObject;
  /** What code found wrong with an answer to this call. */
  readonly faults: readonly string[];
}

export const simulatorReplySchema = z.strictObject({
  reason: z.string().min(1).describe('which rows and values decide the answer'),
  patch: z
    .array(
      z.strictObject({
        op: z.enum(['add', 'replace', 'remove']),
        path: z.string().describe('JSON pointer: /table/key or /table/key/column'),
        value: jsonSchema.optional(),
      }),
    )
    .describe('RFC 6902; empty if nothing changes'),
  error: z
    .strictObject({ code: z.string().min(1), message: z.string().min(1) })
    .nullable()
    .describe('null for a call that succeeds'),
  result: jsonSchema.describe('what the tool returns; null where there is an error'),
});
export type SimulatorReply = z.infer<typeof simulatorReplySchema>;
