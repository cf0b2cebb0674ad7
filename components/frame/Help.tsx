import type { Config } from '../../lib/desk/config.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Screen } from './Screen.tsx';

/** What the panel is for, in a screenful, and where people are. */
export function Help({ config, onBack }: { config: Config; onBack: () => void }) {
  const { text } = useI18n();
  const mail = config.emails.helpdesk;
  return (
    <Screen title={text('help')} onBack={onBack}>
      <p>{text('help-what')}</p>
      <h2>{text('help-how')}</h2>
      <ol class="hp-list">
        <li>{text('help-step-open')}</li>
        <li>{text('help-step-check')}</li>
        <li>{text('help-step-flag')}</li>
        <li>{text('help-step-after')}</li>
      </ol>
      <h2>{text('help-public')}</h2>
      <p>{text('help-public-text')}</p>
      <p>
        <Rich
          k="help-people"
          with={[
            <Link key="desk" href={pageUrl('meta', config.pages.helpdesk)}>
              {text('help-desk')}
            </Link>,
            <a key="mail" class="hp-link" href={`mailto:${mail}`} dir="ltr">
              {mail}
            </a>,
          ]}
        />
      </p>
    </Screen>
  );
}

export default Help;
