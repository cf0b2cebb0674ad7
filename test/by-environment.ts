import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that need a page (`@vitest-environment` in their first line) first, the others after them, the longest of each
 * kind first. A worker that goes from one kind to the other is started anew and loads all modules again: with the kinds
 * mixed, two workers took as long as one.
 */
export class ByEnvironment extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const onPage = new Set(
      sorted.filter(({ moduleId }) => readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment')),
    );
    return [...onPage, ...sorted.filter(file => !onPage.has(file))];
  }
}
