/** What the build writes a stub for: each function's name, arguments and help. */
import type { CustomFunctionSpec } from './define.ts';
import { cellFunctions } from './list.ts';

export type { CustomFunctionSpec } from './define.ts';

export const customFunctions = (): CustomFunctionSpec[] =>
  cellFunctions().map(({ name, params, summary, returns }) => ({ name, params, summary, returns }));
