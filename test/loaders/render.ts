// Renders the rows of a folder through a chat template as `toolloom export --template` does, one JSON text a line, for a
// comparison with Jinja in Python. Started by checks/templates.py:
//   tsx test/loaders/render.ts FORMAT FOLDER TEMPLATE
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTemplate } from '../../stages/export/templates/read-template.ts';
import { exporters } from '../../stages/exporters/index.ts';

const [format = '', folder = '', path = ''] = process.argv.slice(2);
const rendering = exporters.find((exporter) => exporter.format === format)?.rendering;
if (!rendering) throw new Error(`the format ${format} is not made for chat templates`);
const template = await readTemplate(format, path);
for (const split of ['train', 'test']) {
  const text = await readFile(join(folder, `${split}.jsonl`), 'utf8');
  for (const line of text.split('\n').filter((each) => each !== ''))
    process.stdout.write(`${JSON.stringify(rendered(JSON.parse(line)))}\n`);
}

/** The text, or null where the template refuses the row. */
function rendered(row: object): string | null {
  try {
    return template.render(rendering?.(row) ?? { messages: [], tools: [] });
  } catch {
    return null;
  }
}
