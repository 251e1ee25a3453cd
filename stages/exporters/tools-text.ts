// Tool declarations as one JSON text, for formats that keep them so: the text has the same type in every row.
import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { declarationIn, functionTool, functionToolSchema } from './function-tool.ts';

export const toolsText = (tools: readonly ToolOffer[]): string => JSON.stringify(tools.map(functionTool));

export const toolsIn = (text: string): ToolOffer[] =>
  z.array(functionToolSchema).parse(JSON.parse(text)).map(declarationIn);
