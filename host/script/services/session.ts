/** Session, ScriptApp, Logger, console, Utilities. */
import { isTimeZone } from '../../engine/calendar.ts';
import { isDate } from '../wire.ts';
import { AuthMode, AuthorizationStatus } from './enums.ts';
import { formatDate } from './format-date.ts';
import { ask, Exception } from './port.ts';
import { checkCall } from './signature.ts';
import { type EnumValue, strict } from './strict.ts';

export const Session = strict(
  {
    getActiveUserLocale: (): string => ask('userLocale', 'Session.getActiveUserLocale'),
    getScriptTimeZone: (): string => ask('scriptTimeZone', 'Session.getScriptTimeZone'),
    // Blank for consumer accounts and without the scope (platform.md T-25).
    getActiveUser: () => strict({ toString: () => '', getEmail: () => '' }, 'User'),
  },
  'Session',
);

export const ScriptApp = strict(
  {
    AuthMode,
    AuthorizationStatus,
    getAuthorizationInfo(mode: EnumValue) {
      checkCall('ScriptApp.getAuthorizationInfo', [mode], 'any');
      const info = {
        toString: () => 'AuthorizationInfo',
        getAuthorizationStatus: () => AuthorizationStatus.NOT_REQUIRED!,
        getAuthorizationUrl: () => null,
      };
      return strict(info, 'AuthorizationInfo');
    },
  },
  'ScriptApp',
);

export const Utilities = strict(
  {
    formatDate(date: Date, timeZone: string, format: string): string {
      checkCall('Utilities.formatDate', [date, timeZone, format], 'date string string');
      // Java takes an unknown zone as GMT.
      const text = formatDate(date.getTime(), isTimeZone(timeZone) ? timeZone : 'Etc/UTC', format);
      if (text === undefined) throw new Exception(`Invalid argument: ${format}`);
      return text;
    },
    getUuid: (): string => ask('uuid', 'Utilities.getUuid'),
    sleep(milliseconds: number): void {
      checkCall('Utilities.sleep', [milliseconds], 'integer');
    },
  },
  'Utilities',
);

const logged = (args: readonly unknown[]) =>
  args.map((arg) => (typeof arg === 'string' ? arg : isDate(arg) ? String(arg) : printed(arg))).join(' ');

function printed(value: unknown): string {
  if (value instanceof Error) return String(value.stack ?? value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

const log =
  (level: string) =>
  (...args: readonly unknown[]): void => {
    ask('log', `console.${level}`, level, logged(args));
  };

export const console = {
  log: log('log'),
  info: log('info'),
  warn: log('warn'),
  error: log('error'),
  time() {},
  timeEnd() {},
};

export const Logger = strict(
  {
    log(...args: readonly unknown[]) {
      ask('log', 'Logger.log', 'log', logged(args));
      return Logger;
    },
  },
  'Logger',
);
