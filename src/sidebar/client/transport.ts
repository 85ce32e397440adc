/** How a request reaches the server and its answer comes back, as text. Tests and the gallery bring their own. */
export interface Transport {
  /** Rejects with whatever the platform reports; resolves with `null` when the platform swallowed the answer. */
  send(method: string, request: string): Promise<string | null>;
  /** Gives the keyboard back to the grid. */
  leave(): void;
}

export const googleTransport: Transport = {
  send: (method, request) =>
    new Promise((resolve, reject) => {
      // An argument that can't be passed, or a missing `google`, throws here and now: inside the promise it becomes a rejection.
      google.script.run
        .withSuccessHandler((answer) => resolve(typeof answer === 'string' ? answer : null))
        .withFailureHandler(reject)
        .salesKpis(method, request);
    }),
  leave: () => google.script.host.editor.focus(),
};
