/** What the build writes a stub for: each function's name and arguments, with its help. */
import { kpis } from '../kpi/index.ts';
import type { CustomFunctionSpec } from './define.ts';
import { help, helpOf, types } from './help.ts';
import { cellFunctions } from './list.ts';

export type { CustomFunctionSpec } from './define.ts';

export function customFunctions(): CustomFunctionSpec[] {
  const all = { ...Object.fromEntries(kpis().map((kpi) => [kpi.fn, helpOf(kpi)])), ...help() };
  const functions = cellFunctions();
  const meant = functions.filter(({ name }, i) => functions.findIndex((each) => each.name === name) === i);
  return meant.map(({ name, params }) => {
    const { summary, returns, params: about } = all[name] ?? lacking(name);
    const param = (each: string) => {
      const [type, text] = about[each] ?? lacking(`${name}, ${each}`);
      return { name: each, type: types[type], about: text };
    };
    return { name, params: params.map(param), summary, returns };
  });
}

function lacking(what: string): never {
  throw new Error(`help.ts says nothing about ${what}.`);
}
