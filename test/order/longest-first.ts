import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longer than all others. Begun last, each would be waited for alone. */
const longest = [
  'test/container/documents.test.ts',
  'cli/test/scenario/secrets/certificates-killed.test.ts',
];

/** The usual order, which knows how long a file takes only where it has been run before, but for the longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      longest.some((file) => moduleId.endsWith(`/${file}`));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
