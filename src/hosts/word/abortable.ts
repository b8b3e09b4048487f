/** Waiting that ends when the person has had enough: a host that does not answer must not keep them. */

/** @throws the signal's own error as soon as it is aborted */
export function abortable<T>(waiting: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    // The error that the signal was aborted with.
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    void waiting.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
