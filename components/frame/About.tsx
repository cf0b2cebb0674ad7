import { useHost } from '../common/host-context.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { Screen } from './Screen.tsx';

/** Version, licence, and what the panel does with what it sees. */
export function About({ onBack }: { onBack: () => void }) {
  const { text } = useI18n();
  const { version } = useHost();
  return (
    <Screen title={text('about')} onBack={onBack}>
      <p>{text('about-version', version)}</p>
      <h2>{text('about-privacy')}</h2>
      <p>{text('about-privacy-text')}</p>
      <h2>{text('about-licence')}</h2>
      <p>{text('about-licence-text')}</p>
    </Screen>
  );
}

export default About;
