// Tools as dictionaries, as written by servers without an SDK and by loops over a list: {"name": …,
// "description": …, "inputSchema": {…}}.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { declaredAt } from './instances.ts';
import type { Scope } from './names.ts';
import { literal, partialValue } from './value.ts';

const sdk = 'mcp';

export const toolDictionaries: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /['"]inputSchema['"]\s*:/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0, level: 0 };
    return readEach(nodesOf(file.root(), 'dictionary'), file, (dictionary): Extracted[] => {
      const members = membersOf(dictionary);
      const isTool = ['name', 'description', 'inputSchema'].every((key) => members.has(key));
      if (!isTool) return [];
      // A dictionary that only passes a value on ({"name": tool.name, …}) declares nothing.
      return declaredAt(dictionary, scope, (each) => toolFrom(dictionary, members, each)).filter(
        (found) => 'tool' in found,
      );
    });
  },
};

function toolFrom(dictionary: Node, members: ReadonlyMap<string, Node>, scope: Scope): Extracted {
  const missing: string[] = [];
  const name = literal(members.get('name'), scope);
  const description = partialValue(members.get('description'), { ...scope, path: 'description', missing });
  const inputSchema = partialValue(members.get('inputSchema'), { ...scope, path: 'inputSchema', missing });
  return toolAt(
    { node: dictionary, file: scope.file, sdk },
    {
      name: typeof name === 'string' ? name : undefined,
      description: typeof description === 'string' ? description : undefined,
      inputSchema: isObject(inputSchema) ? inputSchema : noParameters,
      missing,
    },
  );
}

const membersOf = (dictionary: Node): Map<string, Node> =>
  new Map(
    dictionary.children().flatMap((pair): [string, Node][] => {
      const [key, value] = [pair.field('key'), pair.field('value')];
      return pair.kind() === 'pair' && key && value ? [[key.text().replaceAll(/['"]/g, ''), value]] : [];
    }),
  );
