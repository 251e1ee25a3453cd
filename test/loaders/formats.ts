// Prints the names of all export formats, for run.sh.
import { exporters, pairExporters } from '../../stages/exporters/index.ts';

for (const { format } of [...exporters, ...pairExporters]) process.stdout.write(`${format}\n`);
