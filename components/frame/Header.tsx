import { cdxIconClose, cdxIconUserAvatarOutline } from '@wikimedia/codex-icons';
import type { ComponentChildren } from 'preact';
import type { Place } from '../../lib/page/address/place.ts';
import { Button } from '../common/Button.tsx';
import { useHost } from '../common/host-context.ts';
import { Icon } from '../common/Icon.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { placeName } from '../common/place-name.ts';
import { wikiNames } from '../common/wiki-names.ts';
import { Menu, type MenuEntry } from './Menu.tsx';

export interface HeaderProps {
  /** The wiki page in front of the person, or null on any other site. */
  readonly place: Place | null;
  /** Name of the page where the wiki has said it; else what the address tells. */
  readonly title: string | null;
  /** Who is signed in, or a way to sign in. */
  readonly who: ComponentChildren;
  /** Drafts and running work. */
  readonly work: ComponentChildren;
  /** Null until there is something to choose from. */
  readonly menu: readonly MenuEntry[] | null;
}

/** Where the person is, who they are, and what is going on: always in sight. */
export function Header({ place, title, who, work, menu }: HeaderProps) {
  const { text } = useI18n();
  const { close } = useHost();
  return (
    <header class="hp-header">
      <div class="hp-header__where">
        <div class="hp-header__page">
          {place === null ? (
            <span class="hp-header__wiki">{text('panel-name')}</span>
          ) : (
            <>
              <span class="hp-header__wiki">{text(wikiNames[place.wiki])}</span>
              <Data class="hp-header__title">{title ?? placeName(place)}</Data>
            </>
          )}
        </div>
        {menu === null ? null : <Menu label={text('menu')} entries={menu} />}
        {close === undefined ? null : (
          <Button weight="quiet" icon={cdxIconClose} label={text('close')} onClick={close} />
        )}
      </div>
      <div class="hp-header__who">
        {who === null ? null : (
          <span class="hp-who">
            <Icon icon={cdxIconUserAvatarOutline} size="x-small" label={text('who-label')} /> {who}
          </span>
        )}
        {work}
      </div>
    </header>
  );
}
