/** Services refuse what they do not have: a method that Google lacks, or that the add-on is not known to use, is a TypeError. */

/** Looked up by the language itself, not by a script's author. */
const SILENT = new Set(['toJSON', 'then', 'constructor', 'toString', 'valueOf']);

/** Only methods and enum values show; inner state lives under symbols. */
export function strict<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      const value = Reflect.get(object, key, receiver);
      if (typeof key === 'symbol' || value !== undefined || key in object || SILENT.has(key)) return value;
      throw new TypeError(`${name}.${key} is not a function`);
    },
    set(object, key, value) {
      if (typeof key === 'symbol') return Reflect.set(object, key, value);
      throw new TypeError(`Cannot set property ${String(key)} of ${name}`);
    },
    ownKeys: () => [],
  });
}

/** An Apps Script enum: each value equals only itself, prints and serialises as its name (platform.md VR-15). */
export type EnumValue = { toString(): string; toJSON(): string; name(): string };

export function enumeration(name: string, values: readonly string[]): Record<string, EnumValue> {
  const entries = values.map(
    (value) => [value, { toString: () => value, toJSON: () => value, name: () => value }] as const,
  );
  return strict(Object.fromEntries(entries), name);
}
