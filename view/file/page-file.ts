// One file with everything in it: the page of the viewer, its look, and a packed sample of a run. It loads nothing, from
// nowhere: its policy names its own script and style by their hashes, and texts of the run are base64 in it.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type HandedOver, packedElement } from '../contract/handed-over.ts';

export interface PageParts {
  readonly script: string;
  readonly style: string;
}

export async function pageFile(handed: HandedOver, parts: PageParts): Promise<string> {
  const packed = await promisify(gzip)(JSON.stringify(handed), { level: 9 });
  // Neither may end its element early. In a script, the text can only stand in a string or a pattern.
  const script = parts.script.replaceAll('</script', '<\\/script');
  const style = parts.style.replaceAll('</style', '<\\/style');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>toolloom</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>This page needs JavaScript. It loads nothing from anywhere.</noscript>
<script type="application/octet-stream" id="${packedElement}">${packed.toString('base64')}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');
