/** SPARKLINE drawn in its cell. */
export function drawSparklines(): void {}
