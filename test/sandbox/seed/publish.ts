import { defaultConfig } from '../../../lib/desk/config.ts';
import { metaPages } from '../../../userscript/pages/index.ts';
import { publishPages } from '../../../userscript/publish/publish.ts';
import { users } from '../users.ts';
import type { Bots } from './plant.ts';

/** The panel's own pages as the sandbox has them: the sandbox's people have the roles. */
export function panelPages() {
  const roles = { ...defaultConfig.roles, staff: [users.staff.name], committee: [users.admin.name] };
  return metaPages({ ...defaultConfig, roles });
}

/**
 * Publishes templates, lists and configuration on Meta, in the way it is done on the real wiki.
 * @throws Error when one of them could not be saved.
 */
export async function plantPanelPages(bots: Bots): Promise<void> {
  const reports = await publishPages(await bots('meta', 'seeder'), panelPages(), { confirm: () => true });
  const failed = reports.filter(({ state }) => state !== 'created' && state !== 'updated');
  if (failed.length > 0) throw new Error(`Not published: ${JSON.stringify(failed, null, 2)}`);
}
