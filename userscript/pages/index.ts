import { type Config, defaultConfig } from '../../lib/desk/config.ts';
import type { WikiPage } from './page.ts';
import { categories, projectPages } from './project.ts';
import { templates } from './templates.ts';

export type { WikiPage } from './page.ts';

/**
 * The pages that the panel needs on Meta, templates first, so that no page is ever saved before what it shows.
 * `config` decides their names; it is published too.
 */
export function metaPages(config: Config = defaultConfig): readonly WikiPage[] {
  return [...templates(config), ...categories(config), ...projectPages(config)];
}
