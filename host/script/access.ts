/** Which services an execution may use: the table of platform.md 2.1 (LC-2). */
import { ServiceError } from './service-error.ts';

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** What an operation touches. `anything` is allowed to everybody, at load time too. */
export type Realmwork =
  | 'anything'
  | 'locale'
  | 'menu'
  | 'document'
  | 'documentWrite'
  | 'storage'
  | 'storageWrite'
  | 'html'
  | 'interface';

const ALLOWED: Readonly<Record<AuthMode, ReadonlySet<Realmwork>>> = {
  NONE: new Set(['anything', 'locale', 'menu']),
  LIMITED: new Set(['anything', 'locale', 'menu', 'document', 'documentWrite', 'storage', 'storageWrite', 'html']),
  CUSTOM_FUNCTION: new Set(['anything', 'locale', 'document', 'storage', 'html']),
  FULL: new Set([
    'anything',
    'locale',
    'menu',
    'document',
    'documentWrite',
    'storage',
    'storageWrite',
    'html',
    'interface',
  ]),
};

export function checkAccess(mode: AuthMode, loading: boolean, work: Realmwork, method: string): void {
  if (work === 'anything') return;
  // Global code runs in every mode, NONE included; a service there breaks onOpen (LC-3). So it is refused in all.
  if (loading) throw new ServiceError(`You do not have permission to call ${method} while the project loads.`);
  if (ALLOWED[mode].has(work)) return;
  if (work === 'menu') throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
  throw new ServiceError(`You do not have permission to call ${method}.`);
}
