/** The engine made ready, once per process or page: polyfill, Google's dialect, our plugins, a clock in the spreadsheet's zone. */
import './polyfill.ts';
import * as api from '@odoo/o-spreadsheet';
import { serialOfInstant } from './calendar.ts';
import { installPlugins } from './plugins/index.ts';

// DIALECT
installPlugins();
installClock();

/** TODAY and NOW follow the spreadsheet's zone, not the machine's. */
function installClock(): void {
  const registry = api.registries.functionRegistry;
  const now = (context: api.EvalContext) => serialOfInstant(Date.now(), String(context.timeZone ?? 'Etc/UTC'));
  registry.replace('TODAY', {
    ...registry.get('TODAY'),
    compute() {
      return { value: Math.floor(now(this)), format: this.locale.dateFormat };
    },
  });
  registry.replace('NOW', {
    ...registry.get('NOW'),
    compute() {
      return { value: now(this), format: `${this.locale.dateFormat} ${this.locale.timeFormat}` };
    },
  });
}

export function localeFor(code: string): api.Locale {
  return {
    name: code,
    code: code as never,
    thousandsSeparator: ',',
    decimalSeparator: '.',
    weekStart: 7,
    dateFormat: 'm/d/yyyy',
    timeFormat: 'hh:mm:ss a',
    formulaArgSeparator: ',',
  };
}
