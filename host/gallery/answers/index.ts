/** What a server might answer, for the gallery and the tests. */
export * from './analyses.ts';
export * from './build.ts';
export * from './catalogue.ts';
export * from './questions.ts';
export * from './tables.ts';
