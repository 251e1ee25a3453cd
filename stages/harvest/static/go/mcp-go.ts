// mark3labs/mcp-go: mcp.NewTool("name", mcp.WithDescription("…"), mcp.WithString("key", mcp.Required(), mcp.Description("…"), mcp.Enum(…))).
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Extracted, Extractor } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { lineOf, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { isPart, text } from './value.ts';

const sdk = 'mark3labs/mcp-go';

const types: Readonly<Record<string, JsonObject>> = {
  WithString: { type: 'string' },
  WithNumber: { type: 'number' },
  WithBoolean: { type: 'boolean' },
  WithArray: { type: 'array' },
  WithObject: { type: 'object' },
};

export const mcpGo: Extractor = {
  sdk,
  languages: ['go'],
  mayHold: (source) => source.includes('NewTool('),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'call_expression').flatMap((call): Extracted[] => {
      if (!/(^|\.)NewTool$/.test(call.field('function')?.text() ?? '')) return [];
      const [first, ...options] = argumentsOf(call);
      const place = { path: file.path, line: lineOf(call) };
      const name = text(first, project);
      if (name === undefined) return [{ unread: { ...place, why: 'its name is made when it runs' } }];
      const missing: string[] = [];
      let description: string | undefined;
      const parameters: Parameter[] = [];
      for (const option of options) {
        const what = nameOf(option);
        if (what === 'WithDescription') {
          description = text(argumentsOf(option)[0], project);
          if (description === undefined) missing.push('description');
        } else if (types[what]) parameters.push(parameterOf(option, types[what], { project, missing }));
      }
      const said = description === undefined ? {} : { description };
      return [
        {
          tool: {
            name,
            ...said,
            inputSchema: parametersSchema(parameters),
            ...place,
            language: file.language,
            sdk,
            missing,
          },
        },
      ];
    });
  },
};

const argumentsOf = (call: Node): Node[] => call.field('arguments')?.children().filter(isPart) ?? [];
const nameOf = (call: Node): string => call.field('function')?.text().split('.').at(-1) ?? '';

function parameterOf(
  call: Node,
  type: JsonObject,
  { project, missing }: { project: Project; missing: string[] },
): Parameter {
  const [first, ...options] = argumentsOf(call);
  const name = text(first, project) ?? '';
  if (name === '') missing.push('inputSchema.properties');
  const schema: JsonObject = { ...type };
  let description: string | undefined;
  for (const option of options) {
    const given = argumentsOf(option);
    const what = nameOf(option);
    const number = Number(given[0]?.text());
    if (what === 'Description') description = text(given[0], project);
    else if (what === 'Enum') schema.enum = given.flatMap((choice) => text(choice, project) ?? []);
    else if (what === 'DefaultString') schema.default = text(given[0], project) ?? null;
    else if (what === 'DefaultNumber' && !Number.isNaN(number)) schema.default = number;
    else if (what === 'DefaultBool') schema.default = given[0]?.text() === 'true';
    else if (what === 'Min' && !Number.isNaN(number)) schema.minimum = number;
    else if (what === 'Max' && !Number.isNaN(number)) schema.maximum = number;
  }
  return { name, schema, description, isRequired: options.some((option) => nameOf(option) === 'Required') };
}
