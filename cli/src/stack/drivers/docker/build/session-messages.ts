import { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import type { RegistryCredentials } from './registry-credentials.ts';

/** `HealthCheckResponse` with status 1. */
export function serving(): Uint8Array {
  return new BinaryWriter().uint32(tag(1, 0)).int32(1).finish();
}

/** Field 1 of a message: the host of a `CredentialsRequest`, the id of a `GetSecretRequest`. */
export function firstField(message: Uint8Array): string {
  const reader = new BinaryReader(message);
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (field === 1) return reader.string();
    reader.skip(type);
  }
  return '';
}

/** `CredentialsResponse`; empty for a registry that is used without a name. */
export function encodeCredentials(found: RegistryCredentials | undefined): Uint8Array {
  const writer = new BinaryWriter();
  if (found?.username) writer.uint32(tag(1, 2)).string(found.username);
  if (found?.secret) writer.uint32(tag(2, 2)).string(found.secret);
  return writer.finish();
}

/** `GetSecretResponse`. */
export function encodeSecret(value: Uint8Array): Uint8Array {
  return new BinaryWriter().uint32(tag(1, 2)).bytes(value).finish();
}

function tag(field: number, type: number): number {
  return (field << 3) | type;
}
