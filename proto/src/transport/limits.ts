/** Largest message of services that exchange structured data, in bytes. */
export const defaultMessageBytes = 1024 * 1024;

/** Largest message where pictures travel, in bytes: an uncompressed 4K frame fits. */
export const pictureMessageBytes = 40 * 1024 * 1024;

/** Time that a call has when its caller names none, in milliseconds. */
export const defaultDeadlineMs = 10_000;
