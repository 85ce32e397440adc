/** Longer than a frame takes: a page in the background paints none. */
const LONGEST = 100; // ms

/** Once what was told last stands on the screen: before work that lets nothing be painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve)); // a frame is painted after its callbacks
    setTimeout(resolve, LONGEST);
  });
