import { BuildFailure } from './failure.ts';
import { forbiddenCalls } from './reserved.ts';

/** The whole of what the add-on may do: the open spreadsheet, and its own sidebar. */
export const scopes = [
  'https://www.googleapis.com/auth/spreadsheets.currentonly',
  'https://www.googleapis.com/auth/script.container.ui',
] as const;

export function checkPermissions(fileName: string, text: string): void {
  for (const { find, what } of forbiddenCalls) {
    const found = find.exec(text);
    if (!found) continue;
    const line = text.slice(0, found.index).split('\n').length;
    throw new BuildFailure(`${fileName} line ${line} names ${what}, which the add-on has no permission for.`);
  }
}

export function checkManifest(text: string): void {
  let manifest: { runtimeVersion?: unknown; oauthScopes?: unknown; addOns?: unknown; urlFetchWhitelist?: unknown };
  try {
    manifest = JSON.parse(text) as typeof manifest;
  } catch {
    throw new BuildFailure('appsscript.json is not valid JSON.');
  }
  const asked = Array.isArray(manifest.oauthScopes) ? manifest.oauthScopes.map(String) : [];
  if (asked.length !== scopes.length || scopes.some((scope) => !asked.includes(scope)))
    throw new BuildFailure(`appsscript.json should ask for exactly these scopes: ${scopes.join(', ')}.`);
  if (manifest.runtimeVersion !== 'V8') throw new BuildFailure('appsscript.json should say "runtimeVersion": "V8".');
  if (manifest.addOns || manifest.urlFetchWhitelist)
    throw new BuildFailure(
      'appsscript.json should have neither addOns nor urlFetchWhitelist: this is an editor add-on without network.',
    );
}
