/**
 * References are written with the sheet's name in quotes wherever the name alone would not be read as one: `'2024'!A1`, `'Q1'!A1`.
 * The engine quotes only names with signs in them. It writes references in one getter, which every plugin shares, and
 * for the cell editor in some places more: there the whole formula is mended (see composer.ts).
 */
import type { EngineApi, Getters } from './engine.ts';

/** Neither beginning with a digit, nor a cell (`Q1`; `R1C1` to Excel), nor a truth value. */
const PLAIN = /^(?!(?:[A-Z]{1,3}\d+|R\d*(?:C\d*)?|C\d*|TRUE|FALSE)$)[A-Z_]\w*$/i;

/** A text, a name in quotes, or a name without. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])(\w+)!/gu;

export const withQuotedSheets = (formula: string): string =>
  formula.replace(PARTS, (part, name?: string) => (name === undefined || PLAIN.test(name) ? part : `'${name}'!`));

type Plugin = new (config: { getters: Getters }) => object;

export function installSheetNames({ registries }: EngineApi): void {
  const plugins = registries.corePluginRegistry as unknown as {
    get(key: string): Plugin;
    replace(key: string, plugin: Plugin): void;
  };
  // The first plugin of a workbook: made before anybody asks for a reference, with the getters that all others get.
  plugins.replace(
    'settings',
    class extends plugins.get('settings') {
      constructor(config: { getters: Getters }) {
        super(config);
        const { getters } = config;
        const { getRangeString } = getters;
        getters.getRangeString = (...args) => withQuotedSheets(getRangeString(...args));
      }
    },
  );
}
