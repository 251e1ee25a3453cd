// Rows tried with chat templates: what a template keeps, what it loses, and what it refuses is told apart. The templates
// are ours, in the manner of those of model families.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { templateCheck } from '../../stages/export/templates/check-rows.ts';
import { readTemplate } from '../../stages/export/templates/read-template.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { dialogue, rowsIn } from '../support/accepted.ts';
import { tempDir } from '../support/temp-dir.ts';

const turn = (body: string) =>
  `{% for tool in tools or [] %}{{ tool.function | tojson }}{% endfor %}{% for m in messages %}<|{{ m.role }}|>${body}{% endfor %}`;
const call = '{% for c in m.tool_calls or [] %}<call>{"name": "{{ c.function.name }}", "arguments": ';

const templates = {
  /** Everything, arguments as JSON. */
  whole: turn(
    `{% if m.reasoning_content %}<think>{{ m.reasoning_content }}</think>{% endif %}{{ m.content }}${call}{{ c.function.arguments | tojson }}}</call>{% endfor %}`,
  ),
  /** A tag for each argument, no reasoning. */
  tags: turn(
    '{{ m.content }}{% for c in m.tool_calls or [] %}<call>{{ c.function.name }}{% for k, v in c.function.arguments | items %}<k>{{ k }}</k><v>{{ v }}</v>{% endfor %}</call>{% endfor %}',
  ),
  /** Either words or calls, and results as JSON texts. */
  'either-or': turn(
    `{% if m.tool_calls %}${call}{{ c.function.arguments | tojson }}}</call>{% endfor %}{% elif m.role == "tool" %}{{ m.content | tojson }}{% else %}{{ m.content }}{% endif %}`,
  ),
  /** One call a turn, or none. */
  single: turn(
    `{% if m.tool_calls and m.tool_calls | length > 1 %}{{ raise_exception("only one call at once") }}{% endif %}{{ m.content }}${call}{{ c.function.arguments | tojson }}}</call>{% endfor %}`,
  ),
  /** Forgets the arguments. */
  forgetful: turn(
    '{{ m.content }}{% for c in m.tool_calls or [] %}<call>{{ c.function.name }}</call>{% endfor %}',
  ),
  /** Shows no results and no tools. */
  deaf: `{% for m in messages %}{% if m.role != "tool" %}{{ m.content }}${call}{{ c.function.arguments | tojson }}}</call>{% endfor %}{% endif %}{% endfor %}`,
};

/** Every turn is learned, so that all reasoning counts. */
const all = { ...dialogue, messages: dialogue.messages.map(({ isMasked: _, ...message }) => message) };

async function tried(format: string, name: keyof typeof templates) {
  await using directory = await tempDir();
  const path = join(directory.path, 'template.jinja');
  await writeFile(path, templates[name]);
  const exporter = exporters.find((each) => each.format === format);
  if (!exporter) throw new Error(`no exporter ${format}`);
  const { counts, check } = templateCheck(exporter, [await readTemplate(name, path)]);
  const { rows } = rowsIn(exporter, all);
  for (const row of rows) check(row, exporter.line(row));
  const [count] = counts;
  return { ...count, losses: Object.fromEntries(count?.losses ?? []) };
}

describe('a row is found', () => {
  it.each([
    ['trl', 'whole'],
    ['qwen3', 'whole'],
    ['axolotl', 'whole'],
    ['llama3', 'tags'],
    ['llama3', 'either-or'],
    ['mistral', 'either-or'],
    ['llama3', 'single'],
  ] as const)('whole: %s with the template %s', async (format, name) => {
    expect((await tried(format, name)).losses).toEqual({});
  });

  it.each([
    ['trl', 'tags', { reasoning: 1 }],
    ['trl', 'either-or', { reasoning: 1, 'words beside calls': 1 }],
    ['openai', 'whole', { 'arguments are encoded twice': 1 }],
    ['trl', 'single', { 'does not render: only one call at once': 1 }],
    ['llama3', 'forgetful', { 'arguments of calls': 1 }],
    ['llama3', 'deaf', { results: 1, 'declarations of tools': 0 }],
  ] as const)('wanting: %s with the template %s', async (format, name, losses) => {
    const found = await tried(format, name);
    const wanted = Object.fromEntries(Object.entries(losses).filter(([, count]) => count > 0));
    expect(found.losses).toMatchObject(wanted);
    expect(
      Object.keys(found.losses)
        .filter((loss) => loss !== 'declarations of tools')
        .sort(),
    ).toEqual(Object.keys(wanted).sort());
    expect(found.whole).toBe(0);
  });

  it('by no template where the format uses none', async () => {
    expect(await tried('xlam', 'whole')).toEqual({ losses: {} });
  });
});

describe('a template', () => {
  const given = async (name: string, content: string) => {
    const directory = await tempDir();
    await writeFile(join(directory.path, name), content);
    return {
      path: join(directory.path, name),
      [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
    };
  };

  it('of tokenizer_config.json is the one for tools, with the tokens of the model', async () => {
    const named = [
      { name: 'default', template: 'none' },
      { name: 'tool_use', template: '{{ bos_token }}{{ messages[0].content }}{{ eos_token }}' },
    ];
    const config = { chat_template: named, bos_token: { content: '<s>' }, eos_token: '</s>' };
    await using file = await given('tokenizer_config.json', JSON.stringify(config));
    const template = await readTemplate('m', file.path);
    expect(template.render({ messages: [{ role: 'user', content: 'hi' }], tools: [] })).toBe('<s>hi</s>');
  });

  it.each([
    ['t.jinja', '{% for %}', 'cannot be read as a Jinja template'],
    ['tokenizer_config.json', '{}', 'has no `chat_template`'],
    ['tokenizer_config.json', '{', 'has no `chat_template`'],
  ])('that is none is refused in one line: %s with %s', async (name, content, message) => {
    await using file = await given(name, content);
    await expect(readTemplate('m', file.path)).rejects.toThrow(message);
  });

  it('that is not there is refused in one line', async () => {
    await expect(readTemplate('m', 'nowhere.jinja')).rejects.toThrow(
      'nowhere.jinja is no file that can be read',
    );
  });
});
