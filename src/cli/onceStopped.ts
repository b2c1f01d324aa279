/** Ctrl+C, a service manager, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves at the first signal to stop, or when the process that started this one has gone. A second signal, whichever it
 * is, ends the process at once, for whoever does not want to wait for requests under way.
 */
export function onceStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      // What is not listened to does what it does by itself.
      for (const signal of SIGNALS) process.off(signal, stop);
      // An open channel to the parent would keep the process alive after everything is closed.
      if (process.connected) process.disconnect();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    if (process.connected) process.once('disconnect', stop);
  });
}
