/**
 * Resolves at the first SIGINT or SIGTERM, or when the process that started this one has gone. A second signal ends the
 * process at once, for whoever does not want to wait for requests under way.
 */
export function onceStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      // An open channel to the parent would keep the process alive after everything is closed.
      if (process.connected) process.disconnect();
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    if (process.connected) process.once('disconnect', stop);
  });
}
