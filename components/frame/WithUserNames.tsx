import type { ComponentChildren } from 'preact';
import { findUserNames } from '../../lib/wiki/user-names.ts';
import { openUserNames, type UserNames, UserNamesContext } from '../common/people/user-names.ts';
import type { PanelModel } from './panel-model.ts';

/** Names that were asked for, for as long as the panel is open. */
const asked = new WeakMap<PanelModel, UserNames>();

/** What is below has forms in which people are named: Meta is asked whether there are such users. */
export function WithUserNames({ model, children }: { model: PanelModel; children: ComponentChildren }) {
  return <UserNamesContext.Provider value={namesOf(model)}>{children}</UserNamesContext.Provider>;
}

function namesOf(model: PanelModel): UserNames {
  const found =
    asked.get(model) ?? openUserNames(names => findUserNames(model.services.client('meta'), names));
  asked.set(model, found);
  return found;
}
