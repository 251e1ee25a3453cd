// What a scratch session is told to do, and what it answers.
import type { JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { World } from '../../schemas/world.ts';

export type Order =
  | { readonly kind: 'open'; readonly world: World; readonly tools: readonly Tool[] }
  | { readonly kind: 'call'; readonly tool: string; readonly given: JsonObject }
  | { readonly kind: 'rewind' };

export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'result'; readonly result: ToolResult }
  | { readonly kind: 'fault'; readonly message: string };
