// rmcp for Rust: functions with #[tool(description = "…")]. The parameters come from the struct in
// Parameters<T> with its schemars attributes and comments.
import type { JsonObject } from '../../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  noParameters,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { childrenOfKind } from '../syntax.ts';
import { above, expressionsIn, isTest } from './attributes.ts';
import { argumentsSchema, parameterOf } from './type-schema.ts';
import { text, words } from './values.ts';

const sdk = 'rmcp';

export const rmcp: Extractor = {
  sdk,
  languages: ['rust'],
  mayHold: (source) => /#\[(rmcp::)?tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'function_item'), file, (definition): Extracted[] => {
      const { attributes, comment } = above(definition);
      const attribute = attributes.find((each) => /^#\[(rmcp::)?tool(\(|\])/.test(each.text()));
      if (!attribute || isTest(definition)) return [];
      const missing: string[] = [];
      const given = expressionsIn(attribute);
      const [named, said] = [given.get('name'), given.get('description')];
      const name = named ? text(named, project) : definition.field('name')?.text();
      const description = said ? words(said, { project, path: 'description', missing }) : comment;
      return [
        toolAt(
          { node: definition, file, sdk },
          {
            name,
            description,
            inputSchema: schemaOf(definition, { project, path: 'inputSchema', missing }),
            missing,
          },
        ),
      ];
    });
  },
};

function schemaOf(definition: Node, at: SchemaPath): JsonObject {
  const parameters = childrenOfKind(definition.field('parameters'), 'parameter');
  // Parameters<T>, or in the older form T under #[tool(aggr)].
  const wrapped = parameters
    .map((parameter) => {
      const type = parameter.field('type')?.text() ?? '';
      const isWhole = above(parameter).attributes.some((each) => /tool\(aggr\)/.test(each.text()));
      return (
        /Parameters<\s*(?:\w+::)*(\w+)/.exec(type)?.[1] ?? (isWhole ? type.split('::').at(-1) : undefined)
      );
    })
    .find((name) => name !== undefined);
  if (wrapped !== undefined) {
    const schema = argumentsSchema(wrapped, at);
    if (!schema) at.missing.push(at.path);
    return schema ?? noParameters;
  }
  // The older form: #[tool(param)] before each parameter.
  const single = parameters.filter((parameter) =>
    above(parameter).attributes.some((each) => /tool\(param\)/.test(each.text())),
  );
  return parametersSchema(
    single.map((parameter) =>
      parameterOf({ node: parameter, name: parameter.field('pattern')?.text() ?? '' }, at),
    ),
  );
}
