import { z } from 'zod';
import { Secret } from '../secret/secret.ts';

export const text = z.string().min(1);

/** Part of the name of a file: no path leads out of it. */
export const namePart = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'expected letters, digits, `.`, `_`, `-`');

export const secretText = z
  .string()
  .min(1)
  .transform((value) => new Secret(value));

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'expected a port number from 0 to 65535');

export const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], 'expected true or false')
  .transform((value) => ['true', '1', 'yes', 'on'].includes(value));

export const milliseconds = z
  .string()
  .regex(/^\d{1,9}$/, 'expected milliseconds as a whole number')
  .transform(Number);

export const count = z
  .string()
  .regex(/^\d{1,12}$/, 'expected a whole number, 0 or more')
  .transform(Number);

export const address = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/, 'expected HOST:PORT');

/** In place of the address of a service: there is none, and nobody is to be asked. */
export const noService = 'none';

/** Where a service is called; `none` where there is none. */
export const serviceAddress = z.union(
  [z.literal(noService), address],
  'expected HOST:PORT, or none',
);

export const url = z
  .url({ protocol: /^https?$/, error: 'expected a URL that begins with `http://` or `https://`' })
  .transform(String);

export const list = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().min(1)));

export const logLevel = z.enum(
  ['debug', 'info', 'warn', 'error', 'silent'],
  'expected debug, info, warn, error or silent',
);
