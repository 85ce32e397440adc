/** All functions that the engine lacks or answers otherwise than Google. */
import type { FunctionDefinition } from '../definition.ts';
import type { EngineApi } from '../engine.ts';
import { arrays } from './arrays.ts';
import { conditional } from './conditional.ts';
import { conversions } from './conversion.ts';
import { lambdas } from './lambdas.ts';
import { logic } from './logic.ts';
import { lookup } from './lookup.ts';
import { regex } from './regex.ts';
import { texts } from './text.ts';
import { unavailable } from './unavailable.ts';

export const functions = (api: EngineApi): FunctionDefinition[] => [
  ...logic,
  ...lambdas,
  ...conditional,
  ...lookup,
  ...arrays,
  ...texts,
  ...regex,
  ...conversions(api),
  ...unavailable,
];
