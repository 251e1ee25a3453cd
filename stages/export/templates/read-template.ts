// Reads a chat template of the user's: a Jinja file, or the tokenizer_config.json of a model.
import { readFile } from 'node:fs/promises';
import { Template } from '@huggingface/jinja';
import { z } from 'zod';
import { UsageError } from '../../../pipeline/errors.ts';

export interface ChatTemplate {
  readonly name: string;
  /** Throws what the template raises. */
  render(dialogue: RenderedAs): string;
}

/** What a trainer hands to a chat template. */
export interface RenderedAs {
  readonly messages: readonly object[];
  readonly tools: readonly object[];
}

const namedSchema = z.looseObject({ name: z.string(), template: z.string() });

const tokenSchema = z.union([z.string(), z.looseObject({ content: z.string() })]).nullish();

/** Of Hugging Face: several templates have names, of which `tool_use` is the one for tools. */
const configSchema = z.looseObject({
  chat_template: z.union([z.string(), z.array(namedSchema).min(1)]),
  bos_token: tokenSchema,
  eos_token: tokenSchema,
});

export async function readTemplate(name: string, path: string): Promise<ChatTemplate> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${path} is no file that can be read; expected a chat template`);
  });
  const { source, tokens } = path.endsWith('.json') ? inConfig(path, text) : { source: text, tokens: {} };
  const template = parsed(path, source);
  return {
    name,
    render: ({ messages, tools }) =>
      template.render({
        bos_token: '',
        eos_token: '',
        ...tokens,
        messages,
        tools: tools.length > 0 ? tools : null,
        add_generation_prompt: false,
      }),
  };
}

function parsed(path: string, source: string): Template {
  try {
    return new Template(source);
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read as a Jinja template: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function inConfig(path: string, text: string) {
  const config = configSchema.safeParse(jsonOr(text));
  if (!config.success)
    throw new UsageError(`${path} has no \`chat_template\`; give a Jinja file or a tokenizer_config.json`);
  const { chat_template: templates, bos_token: bos, eos_token: eos } = config.data;
  const source =
    typeof templates === 'string'
      ? templates
      : (templates.find((each) => each.name === 'tool_use') ?? templates[0])?.template;
  return { source: source ?? '', tokens: { bos_token: textOf(bos), eos_token: textOf(eos) } };
}

const textOf = (token: z.infer<typeof tokenSchema>): string =>
  typeof token === 'string' ? token : (token?.content ?? '');

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
