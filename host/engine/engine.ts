/** The engine made ready, once per process or page: polyfill, Google's dialect, our plugins, a clock in the spreadsheet's zone. */
import './polyfill.ts';
import * as api from '@odoo/o-spreadsheet';
import { serialOfInstant } from './calendar.ts';
import { installDialect } from './dialect/index.ts';
import { installPlugins } from './plugins/index.ts';

installDialect(api);
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
