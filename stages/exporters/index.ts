// The registries of exporters, for trajectories and for pairs: adding one is a file and a line.
import { dpo } from './dpo.ts';
import type { Exporter } from './exporter.ts';
import { openai } from './openai.ts';
import { openaiDpo } from './openai-dpo.ts';
import type { PairExporter } from './pair-exporter.ts';
import { trl } from './trl.ts';

export const exporters: readonly Exporter[] = [openai, trl];

export const pairExporters: readonly PairExporter[] = [dpo, openaiDpo];
