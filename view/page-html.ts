// The page as the browser gets it: empty, with the token that its script sends with each request.

export const pageHtml = (token: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="toolloom-token" content="${token}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<title>toolloom</title>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="app"></div>
<noscript>The viewer needs JavaScript.</noscript>
<script type="module" src="/page.js"></script>
</body>
</html>
`;
