// Tools that a JSON file lists: {"tools":[{"name":"…","description":"…","inputSchema":{…}}]}.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { dataIn, lineWith } from './data-file.ts';
import type { Extracted, Extractor } from './extractor.ts';
import { mostNested } from './limits.ts';
import type { SourceFile } from './source.ts';

export const jsonManifest: Extractor = {
  sdk: 'manifest',
  languages: ['json'],
  mayHold: (text) => /"(inputSchema|input_schema)"\s*:/.test(text),
  extract(file: SourceFile): Extracted[] {
    return listsIn(dataIn(file) ?? null, 0).map((tool) => ({
      tool: {
        ...tool,
        path: file.path,
        line: lineWith(JSON.stringify(tool.name), file.text),
        language: file.language,
        sdk: 'manifest',
        missing: [],
      },
    }));
  },
};

interface ListedTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: { readonly [key: string]: Json };
}

function listsIn(value: Json, depth: number): ListedTool[] {
  if (depth > mostNested) return [];
  if (Array.isArray(value)) return value.flatMap((item) => listsIn(item, depth + 1));
  if (!isObject(value)) return [];
  const schema = value.inputSchema ?? value.input_schema;
  if (typeof value.name === 'string' && isObject(schema))
    return [
      {
        name: value.name,
        ...(typeof value.description === 'string' ? { description: value.description } : {}),
        inputSchema: schema,
      },
    ];
  return Object.values(value).flatMap((member) => listsIn(member, depth + 1));
}
