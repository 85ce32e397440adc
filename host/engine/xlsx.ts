/**
 * The document as an .xlsx file. The engine writes its parts as XML text, has a DOM parse them and a serializer write the same text
 * again, only to find malformed parts. A DOM in Node does that at a minute per 100,000 cells, so here the text simply passes through.
 */
import { CompiledFormula, type Model } from '@odoo/o-spreadsheet';
import { strToU8, zipSync } from 'fflate';

interface XmlText {
  readonly text: string;
  querySelector(selector: string): null;
}

class PassingParser {
  parseFromString(text: string): XmlText {
    return { text: text.trim(), querySelector: () => null };
  }
}

class PassingSerializer {
  serializeToString({ text }: XmlText): string {
    return text;
  }
}

export async function xlsxOf(model: Model): Promise<Uint8Array> {
  const { files } = await withoutDom(() => withKnownFormulas(() => model.exportXLSX()));
  const parts = files.map((file) => [file.path, strToU8('content' in file ? valid(file.content) : '')] as const);
  return zipSync(Object.fromEntries(parts));
}

/** The engine leaves the style of a rejecting rule empty, which no schema allows: absent, it rejects. In texts `"` is escaped. */
const valid = (xml: string): string => xml.replaceAll(' errorStyle=""', '');

/** The engine asks the formula of every cell of a spilled array anew for its text; here each formula answers once per export. */
async function withKnownFormulas<T>(work: () => Promise<T>): Promise<T> {
  const { prototype } = CompiledFormula;
  const { toFormulaString, areAllFunctionsExportableToExcel } = prototype;
  const texts = new WeakMap<CompiledFormula, Map<string, string>>();
  const exportable = new WeakMap<CompiledFormula, boolean>();
  prototype.toFormulaString = function (getters, options) {
    const known = texts.get(this) ?? new Map<string, string>();
    texts.set(this, known);
    const key = JSON.stringify(options ?? null);
    if (!known.has(key)) known.set(key, toFormulaString.call(this, getters, options));
    return known.get(key)!;
  };
  prototype.areAllFunctionsExportableToExcel = function () {
    if (!exportable.has(this)) exportable.set(this, areAllFunctionsExportableToExcel.call(this));
    return exportable.get(this)!;
  };
  try {
    return await work();
  } finally {
    Object.assign(prototype, { toFormulaString, areAllFunctionsExportableToExcel });
  }
}

async function withoutDom<T>(work: () => Promise<T>): Promise<T> {
  const globals = globalThis as Record<string, unknown>;
  const { DOMParser, XMLSerializer } = globals;
  Object.assign(globals, { DOMParser: PassingParser, XMLSerializer: PassingSerializer });
  try {
    return await work();
  } finally {
    Object.assign(globals, { DOMParser, XMLSerializer });
  }
}
