// The registry of exporters: adding one is a file and a line.
import type { Exporter } from './exporter.ts';
import { openai } from './openai.ts';
import { trl } from './trl.ts';

export const exporters: readonly Exporter[] = [openai, trl];
