// A folder of documents for tests, as a user might have it.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const prices = [
  '| Room | Seats | Price per day |',
  '| --- | --- | --- |',
  '| Blue room | 12 | 1,150 |',
  '| Hall | 140 | 4,800 |',
  '| Library corner | 6 | 390 |',
].join('\n');

const html = [
  '<html><head><title>x</title><script>alert("never read")</script></head><body><h1>Menus</h1>',
  '<table><tr><th>Menu</th><th>Guests at most</th></tr><tr><td>Soup buffet</td><td>80</td></tr>',
  '<tr><td>Garden dinner</td><td>45</td></tr></table></body></html>',
].join('');

export const ownDocuments: Readonly<Record<string, string>> = {
  'rooms.md': `# Rooms and prices\n\nAll prices are in euros.\n\n${prices}\n`,
  'menus.html': html,
  'history.txt': 'House history\n\nThe new wing was opened in 1974 by the mayor.\n',
};

export async function writeLibrary(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>> = ownDocuments,
): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
