// The SDK for Kotlin: server.addTool(name = "…", description = "…", inputSchema = Tool.Input(properties =
// buildJsonObject { … }, required = listOf("…"))).
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Setting, settingsOf } from '../settings.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, callOf } from './calls.ts';
import { json, kotlinGrammar, text, words } from './values.ts';

const sdk = 'io.modelcontextprotocol:kotlin-sdk';

export const kotlinAddTool: Extractor = {
  sdk,
  languages: ['kotlin'],
  mayHold: (source) =>
    /\b(addTool|Tool)\s*\(/.test(source) && /modelcontextprotocol|\baddTool\b/.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(madeIn(file, project), file, (tool) => [toolFrom(tool)]),
};

interface MadeTool extends Setting {
  readonly given: ReadonlyMap<string, Node>;
}

function madeIn(file: SourceFile, project: Project): MadeTool[] {
  return nodesOf(file.root(), 'call_expression').flatMap((node) => {
    const { name } = callOf(node);
    if (name !== 'addTool' && name !== 'Tool') return [];
    const given = argumentsOf(node);
    // `Tool(name = …, inputSchema = …)` makes a tool that other code adds.
    const isMade = given.has('name') && given.has('inputSchema');
    const isAdded = name === 'addTool' && (given.has('name') || given.size > 1);
    if (!isMade && !isAdded) return [];
    const named = given.get('name') ?? given.get('0');
    return settingsOf({ node, file, project }, named, kotlinGrammar).map((each) => ({ ...each, given }));
  });
}

function toolFrom({ given, ...from }: MadeTool): Extracted {
  const { project } = from;
  const missing: string[] = [];
  const said = given.get('description') ?? given.get('1');
  const description = said && words(said, { project, path: 'description', missing });
  const schema = given.get('inputSchema') ?? given.get('2');
  const isSchema = schema && !/^(annotated_)?lambda/.test(schema.kind());
  const found = isSchema ? json(schema, { project, path: 'inputSchema', missing }) : noParameters;
  const inputSchema = isObject(found) ? found : noParameters;
  const name = text(given.get('name') ?? given.get('0'), project);
  return toolAt({ ...from, sdk }, { name, description, inputSchema, missing });
}
