// Go, functions that take name, words and a handler, whose struct holds the parameters: RegisterTool("add",
// "Adds.", func(args AddArgs) …) of metoro-io/mcp-golang, and the helpers that servers on mark3labs/mcp-go
// write (MustTool, ConvertTool).
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, functionNamed, isPart, text, typeSchema } from './value.ts';

export const goHandlers: Extractor = {
  sdk: 'metoro-io/mcp-golang',
  languages: ['go'],
  mayHold: (source) => callee.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const sdk = file.text.includes('metoro-io/mcp-golang') ? 'metoro-io/mcp-golang' : 'mark3labs/mcp-go';
    return nodesOf(file.root(), 'call_expression').flatMap((call): Extracted[] => {
      const [first, second, handler] = argumentsOf(call);
      const name = text(first, project);
      if (!callee.test(`${call.field('function')?.text()}(`) || !handler || name === undefined) return [];
      const declared = handler.kind() === 'func_literal' ? handler : functionNamed(handler.text(), project);
      const parameters = declared?.field('parameters')?.children().filter(isPart) ?? [];
      const type = parameters
        .filter((each) => !/\bcontext\.Context$/.test(each.text()))
        .at(-1)
        ?.field('type');
      const missing: string[] = [];
      const description = text(second, project);
      if (description === undefined) missing.push('description');
      const inputSchema = type ? typeSchema(type, project, 'inputSchema.properties', missing) : {};
      if (inputSchema.type !== 'object') missing.push('inputSchema');
      return [
        toolAt(
          { node: call, file, sdk },
          {
            name,
            description,
            inputSchema: inputSchema.type === 'object' ? inputSchema : { type: 'object', properties: {} },
            missing,
          },
        ),
      ];
    });
  },
};

const callee = /\b(RegisterTool|MustTool|ConvertTool)\(/;
