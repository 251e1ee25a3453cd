// What the page is told about tools: rows of the list, and one tool in full.
import { z } from 'zod';
import { specSchema } from '../../schemas/spec.ts';
import { toolSchema } from '../../schemas/tool.ts';
import { worldSchema } from '../../schemas/world.ts';

export const toolRowSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['spec', 'tool']).describe('spec: a tool as it was found; tool: one that agents are given'),
  name: z.string(),
  description: z.string().describe('the beginning of it'),
  origin: z
    .string()
    .describe('grown, inferred from a real server, or where a spec was found: live, static, registry, file'),
  group: z.string().describe('category of a tool, label of the cluster of a spec'),
  owner: z.string().describe('title of its world, or name of its server'),
  world: z.string().optional().describe('ID of its world'),
  effect: z.enum(['read', 'write']).optional(),
  parameters: z.int().nonnegative(),
  accepted: z.int().optional().describe('generated calls that succeeded in validation'),
  refused: z.int().optional().describe('generated bad calls that gave the typed error expected of them'),
});
export type ToolRow = z.infer<typeof toolRowSchema>;

export const neighborSchema = z.strictObject({
  ...toolRowSchema.pick({ id: true, kind: true, name: true, owner: true, description: true }).shape,
  cosine: z.number(),
});
export type Neighbor = z.infer<typeof neighborSchema>;

const linkSchema = z.strictObject({ id: z.string(), name: z.string() });
export type ToolLink = z.infer<typeof linkSchema>;

export const toolDetailSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tool'),
    tool: toolSchema,
    origin: z.enum(['grown', 'inferred']),
    world: worldSchema.pick({ id: true, name: true, title: true, path: true, clock: true, evolution: true }),
    siblings: z.array(linkSchema).describe('the other tools of the world'),
    specs: z.array(linkSchema).describe('the real tools that it was inferred from'),
    neighbors: z.array(neighborSchema),
  }),
  z.strictObject({
    kind: z.literal('spec'),
    spec: specSchema,
    cluster: z.string().describe('label of its cluster; empty where there is none'),
    tools: z.array(linkSchema).describe('the tools that were inferred from it'),
    neighbors: z.array(neighborSchema),
  }),
]);
export type ToolDetail = z.infer<typeof toolDetailSchema>;
