/** The document as an .xlsx file. The engine writes its parts as XML and asks for the DOM's parser to do so. Node only. */

import type { Model } from '@odoo/o-spreadsheet';
import { strToU8, zipSync } from 'fflate';
import { Window } from 'happy-dom';

export async function xlsxOf(model: Model): Promise<Uint8Array> {
  const { files } = await withDom(() => model.exportXLSX());
  const parts = files.map((file) => {
    const content = 'content' in file ? file.content : '';
    // happy-dom writes an empty default namespace on children, which Excel takes as damage.
    return [file.path, strToU8(content.replaceAll(' xmlns=""', ''))] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

async function withDom<T>(work: () => Promise<T>): Promise<T> {
  const globals = globalThis as Record<string, unknown>;
  const window = new Window();
  const names = ['DOMParser', 'XMLSerializer'] as const;
  const before = names.map((name) => globals[name]);
  for (const name of names) globals[name] = window[name];
  try {
    return await work();
  } finally {
    names.forEach((name, i) => {
      globals[name] = before[i];
    });
    await window.happyDOM.close();
  }
}
