// The SDK for C#, tools that a handler lists: new Tool { Name = "…", Description = "…", InputSchema = …
// Deserialize<JsonElement>("""{…}""") }.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { text } from './literal.ts';

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
      const words = given.get('Description');
      const description = text(words, project);
      if (words && description === undefined) missing.push('description');
      const schema = schemaIn(given.get('InputSchema'), project);
      if (!isObject(schema)) missing.push('inputSchema');
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

/** The JSON that a parser is given. Undefined if the schema is made in another way. */
function schemaIn(node: Node | undefined, project: Project): Json | undefined {
  const argument = node && nodesOf(node, 'argument')[0];
  try {
    return JSON.parse(text(argument, project) ?? '') as Json; // what JSON.parse gives is JSON
  } catch {
    return undefined;
  }
}
