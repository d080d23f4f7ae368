import { createFileRegistry, type DescFile, fromBinary, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { descriptorSet } from '../gen/descriptor-set.ts';

/** Finds the descriptors of the contracts of this package. */
export interface DescriptorIndex {
  /** The encoded file and all that it imports, or nothing when it is not known. */
  byFileName(name: string): Uint8Array[] | undefined;
  /** The same by the full name of a service, a method, a message or an enum. */
  bySymbol(name: string): Uint8Array[] | undefined;
}

export function createDescriptorIndex(): DescriptorIndex {
  const set = fromBinary(FileDescriptorSetSchema, Buffer.from(descriptorSet, 'base64'));
  const registry = createFileRegistry(set);
  // Descriptors name files without their extension.
  const find = (name: string) => registry.getFile(name);
  return {
    byFileName: (name) => encoded(find(name)),
    bySymbol: (name) => {
      const parent = name.slice(0, name.lastIndexOf('.'));
      const symbol = registry.get(name) ?? registry.getService(parent);
      return encoded(symbol && 'file' in symbol ? symbol.file : undefined);
    },
  };
}

function encoded(file: DescFile | undefined): Uint8Array[] | undefined {
  if (!file) return undefined;
  const files = new Set<DescFile>();
  collect(file, files);
  return [...files].map(({ proto }) => toBinary(FileDescriptorProtoSchema, proto));
}

function collect(file: DescFile, into: Set<DescFile>): void {
  if (into.has(file)) return;
  into.add(file);
  for (const dependency of file.dependencies) collect(dependency, into);
}
