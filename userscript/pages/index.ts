import { type Config, defaultConfig } from '../../lib/desk/config.ts';
import type { WikiPage } from './page.ts';
import { categories, projectPages } from './project.ts';
import { requestCategories, requestProjectPages } from './request-project.ts';
import { requestTemplates } from './request-templates.ts';
import { templates } from './templates.ts';

export type { WikiPage } from './page.ts';

/**
 * The pages that the panel needs on Meta, templates first, so that no page is ever saved before what it shows.
 * `config` decides their names; it is published too.
 */
export function metaPages(config: Config = defaultConfig): readonly WikiPage[] {
  return [
    ...templates(config),
    ...requestTemplates(config),
    ...categories(config),
    ...requestCategories(config),
    ...requestProjectPages(config),
    ...projectPages(config),
  ];
}
