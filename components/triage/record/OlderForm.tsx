import { useState } from 'preact/hooks';
import { standingOf } from '../../../lib/desk/standing.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { olderWords } from '../../page/Records.tsx';
import { Mending, type MendingProps } from './Mending.tsx';

export interface OlderFormProps extends MendingProps {
  /** The format it says it is in; '' where it says none. */
  readonly older: string;
}

/** That a record is of an older format and, for staff, the one edit that writes it in today's. */
export function OlderForm({ older, ...props }: OlderFormProps) {
  const { text } = useI18n();
  const [looking, setLooking] = useState(false);
  const { staff } = standingOf(props.board.services.config, props.user);
  return (
    <Notice>
      <p>{olderWords({ text }, older)}</p>
      {!staff ? null : (
        <Button size="small" expanded={looking} onClick={() => setLooking(!looking)}>
          {text('record-format-look')}
        </Button>
      )}
      {looking && staff ? <Mending {...props} /> : null}
    </Notice>
  );
}
