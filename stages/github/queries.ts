// Searches that together find MCP servers: by topic, and by the SDK that a package manifest names.
import type { SearchKind } from './search.ts';

export interface Query {
  readonly kind: SearchKind;
  readonly text: string;
}

const topics = ['mcp-server', 'model-context-protocol', 'mcp-servers', 'modelcontextprotocol'];

const dependencies: readonly (readonly [string, string])[] = [
  ['"@modelcontextprotocol/sdk"', 'package.json'],
  ['"fastmcp"', 'package.json'],
  ['"mcp"', 'pyproject.toml'],
  ['"fastmcp"', 'pyproject.toml'],
  ['"mcp"', 'requirements.txt'],
  ['"mark3labs/mcp-go"', 'go.mod'],
  ['"modelcontextprotocol/go-sdk"', 'go.mod'],
  ['"metoro-io/mcp-golang"', 'go.mod'],
  ['"rmcp"', 'Cargo.toml'],
  ['"rust-mcp-sdk"', 'Cargo.toml'],
  ['"ModelContextProtocol"', 'csproj'],
  ['"io.modelcontextprotocol"', 'pom.xml'],
  ['"io.modelcontextprotocol"', 'build.gradle'],
  ['"spring-ai-starter-mcp-server"', 'pom.xml'],
  ['"quarkus-mcp-server"', 'pom.xml'],
  ['"mcp"', 'Gemfile'],
  ['"fast-mcp"', 'Gemfile'],
  ['"php-mcp/server"', 'composer.json'],
  ['"mcp/sdk"', 'composer.json'],
  ['"laravel/mcp"', 'composer.json'],
];

export const standardQueries: readonly Query[] = [
  ...topics.map((topic): Query => ({ kind: 'repositories', text: `topic:${topic}` })),
  ...dependencies.map(
    ([dependency, file]): Query => ({ kind: 'code', text: `${dependency} filename:${file}` }),
  ),
];
