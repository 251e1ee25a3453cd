// Go, functions that take a name, a description and a handler whose struct holds the parameters:
// RegisterTool("add", "Adds.", func(args AddArgs) …) of metoro-io/mcp-golang, and the helpers that servers on
// mark3labs/mcp-go write (MustTool, ConvertTool).
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, partsOf } from '../syntax.ts';
import { typeSchema } from './type-schema.ts';
import { calleeName, functionOf, text, words } from './values.ts';

export const goHandlers: Extractor = {
  sdk: 'metoro-io/mcp-golang',
  languages: ['go'],
  mayHold: (source) => /\b(RegisterTool|MustTool|ConvertTool)\(/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const sdk = file.text.includes('metoro-io/mcp-golang') ? 'metoro-io/mcp-golang' : 'mark3labs/mcp-go';
    return readEach(nodesOf(file.root(), 'call_expression'), file, (call): Extracted[] => {
      if (!callees.has(calleeName(call))) return [];
      const [first, second, handler] = argumentsOf(call);
      const name = handler && text(first, project);
      if (name === undefined) return [];
      const parameters = partsOf(functionOf(handler, project)?.field('parameters'));
      const type = parameters
        .filter((each) => !/\bcontext\.Context$/.test(each.text()))
        .at(-1)
        ?.field('type');
      const missing: string[] = [];
      const description = words(second, { project, path: 'description', missing });
      const at = { project, path: 'inputSchema.properties', missing };
      const inputSchema = type ? typeSchema(type, { ...at, isRequiredByTag: true }) : {};
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

const callees = new Set(['RegisterTool', 'MustTool', 'ConvertTool']);
