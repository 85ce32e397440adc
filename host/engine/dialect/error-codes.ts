/** Google's error codes in the engine, whose table of codes is exported and mutable. */
import type { EngineApi } from './engine.ts';

const CODES = {
  InvalidReference: '#REF!',
  CircularDependency: '#REF!',
  SpilledBlocked: '#REF!',
  BadExpression: '#ERROR!',
  GenericError: '#VALUE!',
};

export function installErrorCodes({ CellErrorType, registries }: EngineApi): void {
  Object.assign(CellErrorType, CODES);
  for (const code of Object.values(CODES)) registries.errorTypes.add(code);
}
