// The head of a request in the form of the chat completions API.
import type { JsonObject } from '../../../schemas/json.ts';
import type { Request } from '../model.ts';
import type { ResolvedSettings } from '../settings.ts';
import { strictSchema } from './strict-schema.ts';

/** The ways to ask for a structured reply, the strictest first. */
export const replyForms = ['json_schema', 'json_object', 'prompt'] as const;
export type ReplyForm = (typeof replyForms)[number];

type HeadSettings = Pick<ResolvedSettings, 'model' | 'parameters' | 'schemas' | 'stream'>;

/** The part of a body before its messages, which come last. */
export function headOf(settings: HeadSettings, { tools, schema }: Request, form: ReplyForm): string {
  const head = {
    model: settings.model,
    ...settings.parameters,
    ...(settings.stream ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...(tools && tools.length > 0 ? { tools: tools.map(wireTool) } : {}),
    ...(schema && form !== 'prompt'
      ? { response_format: responseFormat(schema, form, settings.schemas) }
      : {}),
  };
  return `${JSON.stringify(head).slice(0, -1)},"messages":[`;
}

const wireTool = ({
  name,
  description,
  inputSchema,
}: {
  name: string;
  description: string;
  inputSchema: JsonObject;
}) => ({
  type: 'function',
  function: { name, description, parameters: inputSchema },
});

function responseFormat(
  schema: JsonObject,
  form: 'json_schema' | 'json_object',
  schemas: ResolvedSettings['schemas'],
): JsonObject {
  if (form === 'json_object') return { type: 'json_object' };
  const strict = schemas === 'strict' ? strictSchema(schema) : undefined;
  return {
    type: 'json_schema',
    json_schema: {
      name: 'reply',
      strict: schemas === 'whole' || strict !== undefined,
      schema: strict ?? schema,
    },
  };
}
