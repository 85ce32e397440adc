/** PropertiesService, CacheService, LockService. Documents' stores are null when there is no document. */
import { ask } from './port.ts';
import { checkCall } from './signature.ts';
import { strict } from './strict.ts';

type Store = 'script' | 'user' | 'document';

const withDocument = <T>(method: string, make: () => T): T | null =>
  ask<boolean>('hasDocument', method) ? make() : null;

function properties(store: Store): object {
  const call = <T>(operation: string, method: string, ...args: readonly unknown[]): T =>
    ask(operation, `PropertiesService.Properties.${method}`, store, ...args);
  const object = {
    toString: () => 'Properties',
    getProperty(key: string) {
      checkCall('PropertiesService.Properties.getProperty', [key], 'string');
      return call<Record<string, string>>('properties', 'getProperty')[key] ?? null;
    },
    getProperties: () => call<Record<string, string>>('properties', 'getProperties'),
    getKeys: () => Object.keys(call<Record<string, string>>('properties', 'getKeys')),
    setProperty(key: string, value: unknown) {
      checkCall('PropertiesService.Properties.setProperty', [key, value], 'string string|number|boolean');
      call('setProperties', 'setProperty', { [key]: written(value) }, false);
      return proxy;
    },
    setProperties(values: Record<string, unknown>, deleteAllOthers = false) {
      checkCall('PropertiesService.Properties.setProperties', [values, deleteAllOthers], 'object boolean');
      const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, written(value)]));
      call('setProperties', 'setProperties', texts, deleteAllOthers);
      return proxy;
    },
    deleteProperty(key: string) {
      checkCall('PropertiesService.Properties.deleteProperty', [key], 'string');
      call('deleteProperties', 'deleteProperty', [key]);
      return proxy;
    },
    deleteAllProperties() {
      call('deleteProperties', 'deleteAllProperties', null);
      return proxy;
    },
  };
  const proxy = strict(object, 'Properties');
  return proxy;
}

/** Numbers pass through Java and come back with a decimal point (platform.md PS-2). */
const written = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value);

function cache(store: Store): object {
  const call = <T>(operation: string, method: string, ...args: readonly unknown[]): T =>
    ask(operation, `CacheService.Cache.${method}`, store, ...args);
  return strict(
    {
      toString: () => 'Cache',
      get(key: string) {
        checkCall('CacheService.Cache.get', [key], 'string');
        return call<Record<string, string>>('cached', 'get', [key])[key] ?? null;
      },
      getAll: (keys: readonly string[]) => call('cached', 'getAll', keys),
      put(key: string, value: string, seconds?: number) {
        checkCall('CacheService.Cache.put', [key, value, seconds ?? 600], 'string string integer');
        call('cache', 'put', { [key]: value }, seconds ?? 600);
      },
      putAll: (values: Record<string, string>, seconds?: number) => call('cache', 'putAll', values, seconds ?? 600),
      remove: (key: string) => call('uncache', 'remove', [key]),
      removeAll: (keys: readonly string[]) => call('uncache', 'removeAll', keys),
    },
    'Cache',
  );
}

function lock(store: Store): object {
  const call = <T>(operation: string, method: string, ...args: readonly unknown[]): T =>
    ask(operation, `LockService.Lock.${method}`, store, ...args);
  return strict(
    {
      toString: () => 'Lock',
      tryLock(milliseconds: number): boolean {
        checkCall('LockService.Lock.tryLock', [milliseconds], 'integer');
        return call('lock', 'tryLock', false);
      },
      waitLock(milliseconds: number): void {
        checkCall('LockService.Lock.waitLock', [milliseconds], 'integer');
        call('lock', 'waitLock', true);
      },
      hasLock: (): boolean => call('hasLock', 'hasLock'),
      releaseLock: () => call('unlock', 'releaseLock'),
    },
    'Lock',
  );
}

export const PropertiesService = strict(
  {
    getScriptProperties: () => properties('script'),
    getUserProperties: () => properties('user'),
    getDocumentProperties: () => withDocument('PropertiesService.getDocumentProperties', () => properties('document')),
  },
  'PropertiesService',
);
export const CacheService = strict(
  {
    getScriptCache: () => cache('script'),
    getUserCache: () => cache('user'),
    getDocumentCache: () => withDocument('CacheService.getDocumentCache', () => cache('document')),
  },
  'CacheService',
);
export const LockService = strict(
  {
    getScriptLock: () => lock('script'),
    getUserLock: () => lock('user'),
    getDocumentLock: () => withDocument('LockService.getDocumentLock', () => lock('document')),
  },
  'LockService',
);
