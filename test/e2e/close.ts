/** Figures are equal when they agree to the given part of their size. */
import { expect } from 'vitest';

export const isClose = (value: unknown, wanted: number | null, tolerance = 1e-9): boolean =>
  wanted === null
    ? value === null || value === ''
    : typeof value === 'number' && Math.abs(value - wanted) <= tolerance * Math.max(Math.abs(wanted), 1e-12);

export function expectClose(value: unknown, wanted: number | null, about: string, tolerance?: number): void {
  if (!isClose(value, wanted, tolerance)) expect.fail(`${about}: ${JSON.stringify(value)} instead of ${wanted}`);
}
