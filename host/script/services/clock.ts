/**
 * JavaScript's Date as Apps Script has it: local getters and constructors mean the script's own zone (the manifest's), whatever
 * zone the machine is in; and the execution's clock, when a test sets one.
 */
import { instantOfWall, zoneOffset } from '../../engine/calendar.ts';

const FIELDS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;

export function installClock(timeZone: string, now?: () => number): void {
  const Native = Date;
  const clock = now ?? Native.now;
  // Taken before they are replaced below: the machine's own reading of the clock.
  const machineGetters = FIELDS.map((field) => Native.prototype[`get${field}`]);
  const wallOf = (date: Date) => new Native(date.getTime() + zoneOffset(date.getTime(), timeZone));

  function ScriptDate(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return String(new (ScriptDate as unknown as DateConstructor)());
    return Reflect.construct(Native, [instantOf(args)], new.target);
  }
  const instantOf = (args: readonly unknown[]): number => {
    if (args.length === 0) return clock();
    if (args.length === 1) {
      const [value] = args;
      if (typeof value === 'string') return parsed(value);
      return typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Date]'
        ? (value as Date).getTime()
        : Number(value);
    }
    return instantOfWall(Native.UTC(...(args.map(Number) as [number, number])), timeZone);
  };
  const parsed = (text: string): number => {
    const native = Native.parse(text);
    const zoned = /^[+-]?\d{4,6}-\d\d-\d\d$|(Z|GMT|UTC|[+-]\d\d:?\d\d)\s*(\(.*\))?$/i.test(text.trim());
    if (zoned || Number.isNaN(native)) return native;
    // Without a zone the machine's was taken: take its reading of the clock back into the script's zone.
    const parts = machineGetters.map((getter) => getter.call(new Native(native)));
    return instantOfWall(Native.UTC(...(parts as [number, number])), timeZone);
  };

  const prototype = Native.prototype as unknown as Record<string, unknown>;
  const utc = Object.fromEntries(
    FIELDS.flatMap((field) => [`getUTC${field}`, `setUTC${field}`].map((name) => [name, prototype[name]])),
  );
  const call = (name: string, on: Date, args: readonly unknown[] = []) =>
    (utc[name] as (...args: unknown[]) => number).apply(on, [...args]);
  for (const field of FIELDS) {
    define(prototype, `get${field}`, function (this: Date) {
      return call(`getUTC${field}`, wallOf(this));
    });
    define(prototype, `set${field}`, function (this: Date, ...args: unknown[]) {
      const wall = wallOf(this);
      call(`setUTC${field}`, wall, args);
      return this.setTime(instantOfWall(wall.getTime(), timeZone));
    });
  }
  define(prototype, 'getDay', function (this: Date) {
    return wallOf(this).getUTCDay();
  });
  define(prototype, 'getTimezoneOffset', function (this: Date) {
    return -zoneOffset(this.getTime(), timeZone) / 60_000;
  });
  define(prototype, 'toString', function (this: Date) {
    if (Number.isNaN(this.getTime())) return 'Invalid Date';
    const offset = Math.round(zoneOffset(this.getTime(), timeZone) / 60_000);
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
      String(part).padStart(2, '0'),
    );
    return wallOf(this)
      .toUTCString()
      .replace(/^(\w+), (\d+) (\w+) (\d+) (.*) GMT$/, `$1 $3 $2 $4 $5 GMT${offset < 0 ? '-' : '+'}${hours}${minutes}`);
  });
  define(prototype, 'constructor', ScriptDate);
  Object.assign(ScriptDate, { prototype: Native.prototype, now: clock, parse: parsed, UTC: Native.UTC });
  Object.defineProperty(ScriptDate, 'name', { value: 'Date' });
  Object.defineProperty(ScriptDate, 'length', { value: 7 });
  Object.defineProperty(globalThis, 'Date', { value: ScriptDate, writable: true, configurable: true });
}

function define(on: object, name: string, value: unknown): void {
  Object.defineProperty(on, name, { value, writable: true, configurable: true });
}
