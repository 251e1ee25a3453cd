// Text of indented "name: value" lines, which is YAML.
import { parse, stringify } from 'yaml';
import { isDeepYaml } from '../../pipeline/config/yaml-depth.ts';
import type { Json } from '../../schemas/json.ts';
import type { ResultForm } from './form.ts';

const mark = '---\n';

/** In characters. Results of servers may begin with the mark too, and the parser takes the square of some lengths. */
const longest = 20_000;

function write(value: Json): string | undefined {
  const text = mark + stringify(value, { lineWidth: 0 }).trimEnd();
  return text.length > longest ? undefined : text;
}

export const yamlText: ResultForm = {
  name: 'text',
  write,
  read(text) {
    if (!text.startsWith(mark) || text.length > longest || isDeepYaml(text)) return undefined;
    try {
      const options = { logLevel: 'error', uniqueKeys: false } as const;
      // YAML has values that JSON has not, such as .nan: they come out as something else, and so does other YAML.
      const value = JSON.parse(JSON.stringify(parse(text.slice(mark.length), options))) as Json; // of JSON
      return write(value) === text ? value : undefined;
    } catch {
      return undefined; // a document with front matter begins like this, too
    }
  },
};
