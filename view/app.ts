// The application behind the viewer: the page with its two files, and the data that it asks for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ViewOptions } from '../pipeline/commands/run-viewer.ts';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { foreignJson } from '../pipeline/json/foreign-json.ts';
import { packageRoot } from '../stages/seeds.ts';
import { routes } from './api/index.ts';
import { checkNames, checkToken, type GuardSettings, openPage } from './guard.ts';
import { pageHtml } from './page-html.ts';
import type { Route } from './route.ts';
import type { RunTable } from './runs/viewed-run.ts';
import { ViewError } from './view-error.ts';

interface AppParts extends GuardSettings {
  readonly runs: RunTable;
  readonly options: Pick<ViewOptions, 'registries' | 'rules' | 'version' | 'note'>;
}

/** In bytes. Verdicts and arguments of calls take a few hundred. */
const mostBody = 2 ** 20;

/** Nothing is loaded but the page's own script and style; texts of a run cannot become either. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Two threads that cross. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 5h14M1 11h14M5 1v14M11 1v14" ' +
  'stroke="#2f6fd0" stroke-width="2"/></svg>';

export interface ViewApp {
  readonly fetch: Hono['fetch'];
  /** Resolves when no answer is being made any more. */
  settled(): Promise<void>;
}

export function viewApp(parts: AppParts): ViewApp {
  const answers = new Set<Promise<void>>();

  const app = new Hono();
  app.use(checkNames(parts));
  app.use(async (context, next) => {
    await next();
    context.header('content-security-policy', policy);
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    context.header('cache-control', 'no-store');
    context.header('cross-origin-resource-policy', 'same-origin');
  });
  const folder = join(packageRoot(), 'dist', 'view');
  app.get('/', openPage(parts), (context) => context.html(pageHtml(parts.token)));
  for (const [name, type] of [
    ['page.js', 'text/javascript; charset=utf-8'],
    ['page.css', 'text/css; charset=utf-8'],
  ] as const) {
    const text = readFileSync(join(folder, name), 'utf8');
    app.get(`/${name}`, (context) => context.body(text, 200, { 'content-type': type }));
  }
  app.get('/icon.svg', (context) => context.body(icon, 200, { 'content-type': 'image/svg+xml' }));
  app.use('/api/*', checkToken(parts), bodyLimit({ maxSize: mostBody }), async (_, next) => {
    const answer = next();
    answers.add(answer);
    await answer.finally(() => answers.delete(answer));
  });
  app.get('/api', checkToken(parts), async (context) => context.json({ runs: await parts.runs.list() }));
  for (const route of routes) app.on(route.method, `/api/:run${route.path}`, answering(route, parts));
  app.notFound((context) => context.json({ error: `there is nothing at ${context.req.path}` }, 404));
  app.onError((error, context) => failed(error, context, parts));
  return {
    fetch: app.fetch,
    async settled() {
      await Promise.allSettled(answers);
    },
  };
}

function answering(route: Route, { runs, options }: AppParts): (context: Context) => Promise<Response> {
  return async (context) => {
    const { run: key = '', ...params } = context.req.param() as Record<string, string>; // all are texts
    const run = runs.get(key);
    if (!run) throw new ViewError(404, `there is no run ${key} here`);
    const text = route.method === 'POST' ? await context.req.text() : undefined;
    const body = text === undefined ? undefined : foreignJson(text);
    if (text !== undefined && body === undefined) throw new ViewError(400, 'the body is not JSON');
    const query = new URL(context.req.url).searchParams;
    return context.json(await route.answer({ run, runs, params, query, body, options }));
  };
}

function failed(error: Error, context: Context, { options }: AppParts): Response {
  if (error instanceof ViewError) return context.json({ error: error.message }, error.status);
  if (error instanceof UsageError) return context.json({ error: error.message }, 400);
  options.note(`${context.req.method} ${context.req.path} failed: ${messageOf(error)}`);
  return context.json({ error: `internal error: ${messageOf(error)}` }, 500);
}
