// The SDK for C#, tools that a handler lists: new Tool { Name = "…", Description = "…", InputSchema = …
// Deserialize<JsonElement>("""{…}""") }.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { nodesOf, type Project, type SourceFile } from '../source.ts';
import { json, text, words } from './values.ts';

const sdk = 'ModelContextProtocol';

export const csharpToolObjects: Extractor = {
  sdk,
  languages: ['csharp'],
  mayHold: (source) => /\bnew\s+(\w+\.)?Tool\b/.test(source) && /\bInputSchema\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'object_creation_expression'), file, (creation): Extracted[] => {
      if (!/(^|\.)Tool$/.test(creation.field('type')?.text() ?? '')) return [];
      const given = new Map(
        (creation.field('initializer')?.children() ?? []).map((each) => [
          each.field('left')?.text() ?? '',
          each.field('right') ?? undefined,
        ]),
      );
      if (!given.has('Name') || !given.has('InputSchema')) return [];
      const missing: string[] = [];
      const said = given.get('Description');
      const description = said && words(said, { project, path: 'description', missing });
      const schema = json(given.get('InputSchema'), { project, path: 'inputSchema', missing });
      if (!isObject(schema) && !missing.includes('inputSchema')) missing.push('inputSchema');
      return [
        toolAt(
          { node: creation, file, sdk },
          {
            name: text(given.get('Name'), project),
            description,
            inputSchema: isObject(schema) ? schema : noParameters,
            missing,
          },
        ),
      ];
    });
  },
};
