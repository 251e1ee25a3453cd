// Tools as dictionaries, as servers without an SDK and loops over a list write them: {"name": …,
// "description": …, "inputSchema": {…}}.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import type { Scope } from './names.ts';
import { literal, told } from './value.ts';

const sdk = 'mcp';

export const toolDictionaries: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /['"]inputSchema['"]\s*:/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0 };
    return nodesOf(file.root(), 'dictionary').flatMap((dictionary): Extracted[] => {
      const members = membersOf(dictionary);
      const schema = members.get('inputSchema');
      const name = literal(members.get('name'), scope);
      // A value that is passed on ({"name": tool.name, …}) declares nothing.
      if (!schema || !members.has('description') || typeof name !== 'string') return [];
      const missing: string[] = [];
      const description = told(members.get('description'), scope, 'description', missing);
      const inputSchema = told(schema, scope, 'inputSchema', missing);
      return [
        toolAt(
          { node: dictionary, file, sdk },
          {
            name,
            description: typeof description === 'string' ? description : undefined,
            inputSchema: isObject(inputSchema) ? inputSchema : { type: 'object', properties: {} },
            missing,
          },
        ),
      ];
    });
  },
};

const membersOf = (dictionary: Node): Map<string, Node> =>
  new Map(
    dictionary.children().flatMap((pair): [string, Node][] => {
      const [key, value] = [pair.field('key'), pair.field('value')];
      return pair.kind() === 'pair' && key && value ? [[key.text().replaceAll(/['"]/g, ''), value]] : [];
    }),
  );
