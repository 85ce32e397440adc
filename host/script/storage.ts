/** Properties, caches and locks: what outlives an execution. Limits and messages: platform.md section 5. */
import { ServiceError } from './service-error.ts';

export type StoreName = 'script' | 'user' | 'document';
export type Stores = Readonly<Record<StoreName, Readonly<Record<string, string>>>>;

const PROPERTY_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
const CACHE_KEY_CHARACTERS = 250;
const CACHE_BYTES = 100 * 1024;
const CACHE_ITEMS = 1000;
const LONGEST_SECONDS = 21_600;

const bytes = (text: string) => Buffer.byteLength(text, 'utf8');

export class Storage {
  private readonly properties: Record<StoreName, Map<string, string>>;
  private readonly caches: Record<StoreName, Map<string, { value: string; until: number }>>;
  private readonly now: () => number;

  constructor(now: () => number, state?: Stores) {
    this.now = now;
    const entries = (store: StoreName) => new Map(Object.entries(state?.[store] ?? {}));
    this.properties = { script: entries('script'), user: entries('user'), document: entries('document') };
    this.caches = { script: new Map(), user: new Map(), document: new Map() };
  }

  export(): Stores {
    const { script, user, document } = this.properties;
    return {
      script: Object.fromEntries(script),
      user: Object.fromEntries(user),
      document: Object.fromEntries(document),
    };
  }

  getProperties(store: StoreName): Record<string, string> {
    return Object.fromEntries(this.properties[store]);
  }

  setProperties(store: StoreName, values: Readonly<Record<string, string>>, deleteOthers: boolean): void {
    const after = new Map(deleteOthers ? [] : this.properties[store]);
    for (const [key, value] of Object.entries(values)) {
      if (bytes(value) > PROPERTY_BYTES) throw new ServiceError('Argument too large: value');
      after.set(key, value);
    }
    const size = [...after].reduce((sum, [key, value]) => sum + bytes(key) + bytes(value), 0);
    if (size > STORE_BYTES) {
      throw new ServiceError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    this.properties[store] = after;
  }

  deleteProperties(store: StoreName, keys: readonly string[] | null): void {
    if (keys === null) this.properties[store].clear();
    else for (const key of keys) this.properties[store].delete(key);
  }

  cached(store: StoreName, keys: readonly string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const key of keys) {
      const entry = this.caches[store].get(key);
      if (entry && entry.until > this.now()) found[key] = entry.value;
      else this.caches[store].delete(key);
    }
    return found;
  }

  cache(store: StoreName, values: Readonly<Record<string, string>>, seconds: number): void {
    const until = this.now() + 1000 * Math.min(LONGEST_SECONDS, Math.max(1, seconds));
    const cache = this.caches[store];
    for (const [key, value] of Object.entries(values)) {
      if (key.length > CACHE_KEY_CHARACTERS) throw new ServiceError('Argument too large: key');
      if (bytes(value) > CACHE_BYTES) throw new ServiceError('Argument too large: value');
      cache.delete(key);
      cache.set(key, { value, until });
    }
    // Beyond its capacity Google evicts; here always the oldest.
    while (cache.size > CACHE_ITEMS) cache.delete(cache.keys().next().value!);
  }

  uncache(store: StoreName, keys: readonly string[]): void {
    for (const key of keys) this.caches[store].delete(key);
  }

  /** Nobody may count on a cache: tests call this between two executions. */
  evict(): void {
    for (const cache of Object.values(this.caches)) cache.clear();
  }
}
