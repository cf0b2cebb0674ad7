/** Name of the lock that is held by whoever runs a batch, of all tabs that share the journal. */
export const runnerLock = 'batch-runner';
