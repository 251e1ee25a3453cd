// Go, functions that take a name, a description and a handler whose struct holds the parameters:
// RegisterTool("add", "Adds.", func(args AddArgs) …) of metoro-io/mcp-golang, and the helpers that servers on
// mark3labs/mcp-go write (MustTool, ConvertTool).
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, partsOf } from '../syntax.ts';
import { functionOf, text } from './text.ts';
import { typeSchema } from './type-schema.ts';

export const goHandlers: Extractor = {
  sdk: 'metoro-io/mcp-golang',
  languages: ['go'],
  mayHold: (source) => callee.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const sdk = file.text.includes('metoro-io/mcp-golang') ? 'metoro-io/mcp-golang' : 'mark3labs/mcp-go';
    return readEach(nodesOf(file.root(), 'call_expression'), file, (call): Extracted[] => {
      if (!callee.test(`${call.field('function')?.text()}(`)) return [];
      const [first, second, handler] = argumentsOf(call);
      const name = handler && text(first, project);
      if (name === undefined) return [];
      const parameters = partsOf(functionOf(handler, project)?.field('parameters'));
      const type = parameters
        .filter((each) => !/\bcontext\.Context$/.test(each.text()))
        .at(-1)
        ?.field('type');
      const missing: string[] = [];
      const description = text(second, project);
      if (description === undefined) missing.push('description');
      const inputSchema = type ? typeSchema(type, { project, path: 'inputSchema.properties', missing }) : {};
      if (inputSchema.type !== 'object') missing.push('inputSchema');
      return [
        toolAt(
          { node: call, file, sdk },
          {
            name,
            description,
            inputSchema: inputSchema.type === 'object' ? inputSchema : noParameters,
            missing,
          },
        ),
      ];
    });
  },
};

const callee = /\b(RegisterTool|MustTool|ConvertTool)\(/;
