/** Functions that fetch from elsewhere. The local host says so instead of guessing. */
import type { FunctionDefinition } from '../definition.ts';
import { notAvailable } from '../value.ts';

const NEEDS: Record<string, string> = {
  IMPORTRANGE: 'other spreadsheets',
  IMPORTDATA: 'the web',
  IMPORTHTML: 'the web',
  IMPORTXML: 'the web',
  IMPORTFEED: 'the web',
  GOOGLEFINANCE: 'market data',
  GOOGLETRANSLATE: 'a translation service',
  DETECTLANGUAGE: 'a translation service',
  IMAGE: 'images from the web',
};

export const unavailable: FunctionDefinition[] = Object.entries(NEEDS).map(([name, needs]) => ({
  name,
  about: `Reads ${needs}: not available in the local spreadsheet.`,
  parameters: ['argument[]!?…'],
  compute: () => notAvailable(`${name} reads ${needs}, which the local spreadsheet cannot reach.`),
}));
