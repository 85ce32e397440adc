import { BuildFailure } from './failure.ts';
import { services, sheetsFunctions, simpleTriggers } from './reserved.ts';

/** Sheets columns reach ZZZ, so up to three letters and digits are a cell: CAC1, LTV12. */
const A1 = /^[A-Z]{1,3}[0-9]+$/i;
const R1C1 = /^(R[0-9]*)?(C[0-9]*)?$/i;
const LEGAL = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

const servicesInLowerCase = new Set([...services].map((name) => name.toLowerCase()));
const triggersInLowerCase = new Set([...simpleTriggers].map((name) => name.toLowerCase()));

/** Why Sheets could not call a custom function by this name, or null. */
export function nameProblem(name: string): string | null {
  if (name.endsWith('_')) return 'ends in _, which makes it private';
  if (A1.test(name) || R1C1.test(name)) return 'reads as a cell reference';
  if (sheetsFunctions.has(name.toUpperCase())) return 'is a function of Google Sheets';
  if (servicesInLowerCase.has(name.toLowerCase())) return 'would hide a Google service';
  if (triggersInLowerCase.has(name.toLowerCase())) return 'is a trigger that Google calls by itself';
  if (!LEGAL.test(name) || name.length > 254) return 'is not made of capital letters, digits and single underscores';
  return null;
}

export function checkNames(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const problem = nameProblem(name);
    if (problem) throw new BuildFailure(`The custom function ${name} ${problem}: give it another name.`);
    const twin = seen.get(name.toLowerCase());
    if (twin)
      throw new BuildFailure(`The custom functions ${twin} and ${name} are the same to Sheets, which ignores case.`);
    seen.set(name.toLowerCase(), name);
  }
}
