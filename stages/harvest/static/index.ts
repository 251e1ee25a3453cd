// The registry of extractors: adding one is a file and a line. If two find the same tool, the earlier one in
// this list wins.
import { mcpServerTool } from './csharp/mcp-server-tool.ts';
import { csharpToolObjects } from './csharp/tool-objects.ts';
import { csharp } from './csharp/values.ts';
import type { Extractor } from './extractor.ts';
import { goSdk } from './go/go-sdk.ts';
import { goHandlers } from './go/handlers.ts';
import { mcpGo } from './go/mcp-go.ts';
import { go } from './go/tool-types.ts';
import { annotated } from './java/annotated.ts';
import { sdkBuilder } from './java/sdk-builder.ts';
import { java } from './java/values.ts';
import { jsonManifest } from './json-manifest.ts';
import { kotlinAddTool } from './kotlin/add-tool.ts';
import { kotlinAnnotated } from './kotlin/annotated.ts';
import { kotlinToolClasses } from './kotlin/tool-classes.ts';
import { kotlin } from './kotlin/values.ts';
import { phpAttributes } from './php/attributes.ts';
import { phpLaravel } from './php/laravel.ts';
import { php } from './php/values.ts';
import { fastapiMcp } from './python/fastapi-mcp.ts';
import { fastmcp } from './python/fastmcp.ts';
import { fromOpenApi } from './python/from-openapi.ts';
import { toolCalls } from './python/tool-calls.ts';
import { pythonToolClasses } from './python/tool-classes.ts';
import { toolDictionaries } from './python/tool-dictionaries.ts';
import { rubyFastMcp } from './ruby/fast-mcp.ts';
import { rubyMcpRb } from './ruby/mcp-rb.ts';
import { rubyMcpTool } from './ruby/mcp-tool.ts';
import { ruby } from './ruby/values.ts';
import { mcpToolStruct } from './rust/mcp-tool-struct.ts';
import { rmcp } from './rust/rmcp.ts';
import { rustToolTraits } from './rust/tool-traits.ts';
import { rustToolValues } from './rust/tool-values.ts';
import { rust } from './rust/values.ts';
import { toolRecords } from './tool-records.ts';
import { mcpSdk } from './typescript/mcp-sdk.ts';
import { moduleManifests } from './typescript/module-manifests.ts';
import { toolClasses } from './typescript/tool-classes.ts';
import { toolObjects } from './typescript/tool-objects.ts';
import { xmcp } from './typescript/xmcp.ts';

export const extractors: readonly Extractor[] = [
  mcpSdk,
  toolObjects,
  toolClasses,
  xmcp,
  moduleManifests,
  fastmcp,
  fromOpenApi,
  fastapiMcp,
  toolCalls,
  toolDictionaries,
  pythonToolClasses,
  mcpGo,
  goSdk,
  goHandlers,
  toolRecords(go),
  rmcp,
  mcpToolStruct,
  rustToolValues,
  rustToolTraits,
  toolRecords(rust),
  mcpServerTool,
  csharpToolObjects,
  toolRecords(csharp),
  annotated,
  sdkBuilder,
  toolRecords(java),
  kotlinAddTool,
  kotlinAnnotated,
  kotlinToolClasses,
  toolRecords(kotlin),
  rubyMcpTool,
  rubyFastMcp,
  rubyMcpRb,
  toolRecords(ruby),
  phpAttributes,
  phpLaravel,
  toolRecords(php),
  jsonManifest,
];
