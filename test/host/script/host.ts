/** A host with one small script on a new document. */
import { openWorkbook, type WorkbookOptions } from '../../../host/engine/workbook.ts';
import { createScriptHost, type ScriptHostOptions } from '../../../host/script/index.ts';

export interface HostUnderTest extends Partial<Omit<ScriptHostOptions, 'workbook' | 'project'>> {
  readonly locale?: string;
  readonly timeZone?: string;
  readonly scriptTimeZone?: string;
  readonly data?: WorkbookOptions['data'];
  readonly pages?: Readonly<Record<string, string>>;
}

/** `sheet` and `ss` are at hand in every script: the first sheet, and the spreadsheet. */
const PRELUDE = `
function run(body) {
  const ss = SpreadsheetApp.getActive();
  return body(ss, ss.getSheets()[0]);
}
`;

export function hostOf(code: string, options: HostUnderTest = {}) {
  const { locale = 'en_US', timeZone = 'Etc/UTC', scriptTimeZone = 'Etc/UTC', data, pages = {}, ...rest } = options;
  const workbook = openWorkbook({ locale, timeZone, data });
  const scripts = [{ name: 'Code.js', source: PRELUDE + code }];
  const host = createScriptHost({ workbook, project: { scripts, pages, timeZone: scriptTimeZone }, ...rest });
  return { host, workbook };
}

/** The value of one body of statements on a new document. */
export function resultOf(body: string, options: HostUnderTest = {}): unknown {
  return hostOf(`function test() { return run((ss, sheet) => { ${body} }); }`, options).host.call('test');
}
