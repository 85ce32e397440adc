/** How a figure stands against the person's own target, or else against the band. */
import type { Kpi } from './define.ts';

export type StatusLevel = 'on_target' | 'near' | 'off_target' | 'none';

/** Near: at most this share of the target away from it. Our own choice; the settings sheet shows it and it can be changed there. */
export const nearShare = 5 / 100;

/** 40 % less 38 % is a little more than 2 % in binary numbers. */
const rounding = 1e-9;

export function statusOf(kpi: Kpi, value: number | null, target: number | null): StatusLevel {
  if (value === null) return 'none';
  if (target !== null) {
    const short = kpi.better === 'lower' ? value - target : target - value;
    if (short <= 0) return 'on_target';
    return short <= Math.abs(target) * nearShare * (1 + rounding) ? 'near' : 'off_target';
  }
  if (!kpi.band) return 'none';
  const { typical, poor } = kpi.band;
  const [low, high] = typical;
  const under = low !== null && value < low && kpi.better !== 'lower';
  const over = high !== null && value > high && kpi.better !== 'higher';
  if (!under && !over) return 'on_target';
  if (poor === undefined) return 'off_target';
  return (under ? value < poor : value > poor) ? 'off_target' : 'near';
}
