/**
 * A real browser under load now and then answers later than a step waits for. Such a test is tried once more, and what failed the first time is printed:
 * a fault that is really there fails twice.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
