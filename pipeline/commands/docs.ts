// toolloom docs: writes the reference pages, which derive from the registries.
import { join } from 'node:path';
import { writeWhole } from '../files/whole-file.ts';
import { defineCommand, exitCodes } from './command.ts';
import { configJsonSchema, configurationPage, dataFormatPage } from './docs/reference-pages.ts';
import { nonEmptyText } from './options.ts';

export const docs = defineCommand({
  name: 'docs',
  summary: 'write the documents that derive from the registries',
  hidden: true,
  arguments: {},
  options: {
    out: {
      value: 'dir',
      parse: nonEmptyText,
      description: 'folder to write to',
      required: true,
      completeWith: 'directory',
    },
  },
  async run(_, { out }, { registries, importer }) {
    const schema = configJsonSchema(registries);
    await writeWhole(join(out, 'data-format.md'), dataFormatPage());
    await writeWhole(join(out, 'configuration.md'), configurationPage(schema));
    await writeWhole(join(out, 'config.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
    const importSchema = `${JSON.stringify(importer.fileSchema(), null, 2)}\n`;
    await writeWhole(join(out, 'import.schema.json'), importSchema);
    return exitCodes.done;
  },
});
