/** Values on their way between a script's realm and the host: JSON, in which Dates, NaN and undefined have a written form. */

interface Special {
  $date?: number;
  $number?: string;
  $undefined?: true;
}

export const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

export function toWire(value: unknown): string {
  return JSON.stringify(packed(value));
}

export function fromWire(json: string): unknown {
  return unpacked(JSON.parse(json));
}

/** Copies only what holds something special: a table of 200,000 plain cells goes through untouched. */
function packed(value: unknown): unknown {
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (isDate(value)) return { $date: value.getTime() };
  if (Array.isArray(value)) return packedArray(value);
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) copy[key] = packed(each);
  return copy;
}

function packedArray(values: readonly unknown[]): unknown {
  let copy: unknown[] | undefined;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const type = typeof value;
    if (type === 'string' || type === 'boolean' || value === null) continue;
    const written = packed(value);
    if (written === value) continue;
    copy ??= values.slice();
    copy[i] = written;
  }
  return copy ?? values;
}

function unpacked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const each = value[i];
      if (typeof each === 'object' && each !== null) value[i] = unpacked(each);
    }
    return value;
  }
  const special = value as Special;
  if (special.$date !== undefined) return new Date(special.$date);
  if (special.$number !== undefined) return Number(special.$number);
  if (special.$undefined) return undefined;
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) object[key] = unpacked(object[key]);
  return object;
}
