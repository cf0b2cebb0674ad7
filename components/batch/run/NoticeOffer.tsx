import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../common/Button.tsx';
import { useHost } from '../../common/host-context.ts';
import { useI18n } from '../../common/i18n-context.tsx';

type Standing = 'asking' | 'offered' | 'allowed' | 'refused';

/** Offers to tell when the batch is done. The browser asks its own question; without it the icon tells, and nothing is lost. */
export function NoticeOffer() {
  const { text } = useI18n();
  const { notices } = useHost();
  const [standing, setStanding] = useState<Standing>('asking');
  useEffect(() => {
    let gone = false;
    notices?.allowed().then(allowed => {
      if (!gone) setStanding(allowed ? 'allowed' : 'offered');
    });
    return () => {
      gone = true;
    };
  }, [notices]);
  if (notices === undefined || standing === 'asking') return null;
  return (
    <div class="hp-buttons" role="status">
      {standing === 'offered' ? (
        <Button
          size="small"
          // Straight from the click: browsers ask at no other moment.
          onClick={() => void notices.ask().then(allowed => setStanding(allowed ? 'allowed' : 'refused'))}
        >
          {text('batch-notice-offer')}
        </Button>
      ) : null}
      <span class="hp-help">{text(standingWords[standing])}</span>
    </div>
  );
}

const standingWords = {
  offered: 'batch-notice-help',
  allowed: 'batch-notice-allowed',
  refused: 'batch-notice-refused',
} as const;
