// Services of C#: what a host registers (AddSingleton<Store>()) it hands to a tool itself, so it is no parameter of it.
import type { Project } from '../source.ts';
import { lastName } from '../syntax.ts';

const known = new WeakMap<Project['files'], ReadonlySet<string>>();

/** `AddSingleton<Store>()`, `AddScoped<Store, SqlStore>()`, `AddSingleton(Store.Open(path))`, `AddHttpClient<Store>()`. */
const registration =
  /\bAdd(?:Keyed)?(?:Singleton|Scoped|Transient|HttpClient)\s*(?:<\s*([\w.]{1,100})|\(\s*(?:new\s+)?([A-Z]\w{0,100})\s*[.(])/g;

export function isService(type: string, { files }: Project): boolean {
  const services = known.get(files) ?? new Set([...files.values()].flatMap(registeredIn));
  known.set(files, services);
  return services.has(type.replace(/\?$/, ''));
}

const registeredIn = ({ language, text }: { language: string; text: string }): string[] =>
  language === 'csharp'
    ? [...text.matchAll(registration)].map(([, type, made]) => lastName(type ?? made ?? ''))
    : [];
