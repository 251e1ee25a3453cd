// Text of indented "name: value" lines, which is YAML.
import { parse, stringify } from 'yaml';
import type { Json } from '../../schemas/json.ts';
import type { ResultForm } from './form.ts';

const mark = '---\n';

export const yamlText: ResultForm = {
  name: 'text',
  write: (value) => mark + stringify(value, { lineWidth: 0 }).trimEnd(),
  read: (text) => (text.startsWith(mark) ? (parse(text.slice(mark.length)) as Json) : undefined), // written from JSON
};
