import type { DocumentPayload } from './protocol.ts';
export function evaluateCustomFunctions(_payload: DocumentPayload): void {}
