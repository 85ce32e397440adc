import { defineConfig } from 'vitest/config';

/** Tests that start a Chromium: whole pages in test/browser, the sidebar's page alone in test/sidebar. */
const inBrowser = ['test/browser/**/*.test.ts', 'test/sidebar/**/*.test.ts'];

/** `node` is everything that needs no browser; `browser` drives whole pages in Chromium, one after the other. */
export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: 'build/tests.json' },
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: inBrowser,
          environment: 'node',
          testTimeout: 120_000, // a machine may be busy; nothing is timed
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: inBrowser,
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
