/** A file of the panel did not come: the network is gone, or the panel was updated while it was open. */
export class PartError extends Error {
  override readonly name = 'PartError';
  constructor(cause: unknown) {
    super('A part of the panel could not be loaded', { cause });
  }
}

/** What comes with a file that is loaded when needed. @throws {PartError} when it fails, to tell that apart from a mistake in what came. */
export async function part<T>(coming: Promise<T>): Promise<T> {
  try {
    return await coming;
  } catch (error) {
    throw new PartError(error);
  }
}
