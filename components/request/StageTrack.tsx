import type { HelpRequest } from '../../lib/desk/request/request.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { stageNames, wayOf } from './stage-words.ts';

/** The stage in words, and how far along its way as a track of dots. */
export function StageTrack({ request }: { request: Pick<HelpRequest, 'status' | 'size' | 'heldFrom'> }) {
  const { text } = useI18n();
  const way = wayOf(request);
  return (
    <p class="hp-stage">
      <strong>{text(stageNames[request.status])}</strong>
      {way === null ? null : (
        <span class="hp-track" role="img" aria-label={text('stage-place', way.at, way.of)}>
          {Array.from({ length: way.of }, (_, index) => (
            <span key={index} class={index < way.at - 1 ? 'hp-past' : index === way.at - 1 ? 'hp-now' : ''} />
          ))}
        </span>
      )}
    </p>
  );
}
