/** The part of Google's client API that the sidebar uses; @types/google-apps-script covers the server only. */
interface ScriptRunner {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRunner;
  withFailureHandler(handler: (error: unknown) => void): ScriptRunner;
  salesKpis(method: string, request: string): void;
}

declare const google: {
  script: {
    run: ScriptRunner;
    host: { close(): void; editor: { focus(): void } };
  };
};
