// Every exporter: the row that was reviewed for one trajectory with everything in it, and rows that read back
// as the dialogue that they were made of.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Template } from '@huggingface/jinja';
import { describe, expect, it } from 'vitest';
import { exporters } from '../../stages/exporters/index.ts';
import { trl } from '../../stages/exporters/trl.ts';
import { accepted, messages } from '../support/accepted.ts';
import { root } from '../support/cli.ts';
import { dialogueFaults } from '../support/dialogue-faults.ts';

const golden = join(root, 'test', 'golden', 'rows');

/** As it stands in the file. */
const written = (row: object | undefined): unknown => JSON.parse(JSON.stringify(row));

describe.each(exporters.map((exporter) => [exporter.format, exporter] as const))(
  'the exporter %s',
  (format, exporter) => {
    const row = written(exporter.line(accepted));

    // Run with UPDATE_GOLDEN=1 after a format was added or changed on purpose, and review the row.
    it('writes the row that was reviewed', async () => {
      const path = join(golden, `${format}.json`);
      if (process.env.UPDATE_GOLDEN) {
        await mkdir(golden, { recursive: true });
        await writeFile(path, `${JSON.stringify(row, null, 2)}\n`);
      }
      expect(existsSync(path), `UPDATE_GOLDEN=1 writes ${path}`).toBe(true);
      expect(row).toEqual(JSON.parse(await readFile(path, 'utf8')));
    });

    it('writes a row that reads back as the dialogue and the tools', () => {
      const { messages: read, tools } = exporter.dialogueIn(row);
      expect(tools).toEqual([
        {
          name: 'get_loan',
          description: 'Returns a loan.',
          inputSchema: { type: 'object', properties: { loan_id: { type: 'string' } }, required: ['loan_id'] },
        },
      ]);
      const withoutReasoning = ({ reasoning: _, ...message }: (typeof messages)[number]) => message;
      expect(read.map(withoutReasoning)).toEqual(messages.map(withoutReasoning));
      expect(dialogueFaults({ messages: read, tools })).toEqual([]);
    });

    it.each([[null], ['text'], [{}], [{ messages: 3 }]])('does not take %j for a row', (other) => {
      expect(() => exporter.dialogueIn(other)).toThrow();
    });
  },
);

it('no row of another format is taken for its own', () => {
  for (const exporter of exporters)
    for (const other of exporters)
      if (exporter !== other)
        expect(() => exporter.dialogueIn(written(other.line(accepted))), other.format).toThrow();
});

/** In the manner of the Qwen and Hermes chat templates, which want arguments as objects. */
const template = `{% for message in messages %}<|{{ message.role }}|>{{ message.content }}{% if message.tool_calls %}{% for call in message.tool_calls %}<tool_call>{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}</tool_call>{% endfor %}{% endif %}
{% endfor %}`;

it('a chat template renders the calls of a TRL row so that they parse back to what they were', () => {
  const text = new Template(template).render({ messages: trl.line(accepted)?.messages });
  const calls = [...text.matchAll(/<tool_call>(.+?)<\/tool_call>/g)].map((match) =>
    JSON.parse(match[1] ?? ''),
  );
  expect(calls).toEqual(
    ['LN-1', 'LN-2', 'LN-3'].map((loan) => ({ name: 'get_loan', arguments: { loan_id: loan } })),
  );
});
