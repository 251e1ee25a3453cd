// Writes to stdout without a line break until nobody reads.
const part = 'x'.repeat(2 ** 20);
for (;;)
  if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve));
