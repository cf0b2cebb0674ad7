import '@wikimedia/codex/dist/modules/Icon-bidi.css';
import type { Icon as CodexIcon } from '@wikimedia/codex-icons';
import type { Direction } from '../../lib/i18n/languages.ts';
import { useI18n } from './i18n-context.tsx';

export interface IconProps {
  readonly icon: CodexIcon;
  readonly size?: 'x-small' | 'small' | 'medium';
  /** What it says to someone who cannot see it; left out when the words beside it say the same. */
  readonly label?: string;
}

/** One of Codex' icons, mirrored where the language runs from right to left and the picture has a direction. */
export function Icon({ icon, size = 'medium', label }: IconProps) {
  const { language, direction } = useI18n();
  const { paths, flip } = drawing(icon, language, direction);
  return (
    <span class={`cdx-icon cdx-icon--${size}${flip ? ' cdx-icon--flipped' : ''}`}>
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width="20"
        height="20"
        viewBox="0 0 20 20"
        role={label === undefined ? undefined : 'img'}
        aria-label={label}
        aria-hidden={label === undefined ? 'true' : undefined}
      >
        {paths.map(d => (
          <path key={d} d={d} />
        ))}
      </svg>
    </span>
  );
}

/** Codex gives its icons as markup; only the outlines of their paths are taken from it, so that none becomes HTML. */
function drawing(
  icon: CodexIcon,
  language: string,
  direction: Direction,
): { paths: string[]; flip: boolean } {
  if (typeof icon === 'string') return { paths: outlines(icon), flip: false };
  if ('path' in icon) return { paths: [icon.path], flip: false };
  if ('langCodeMap' in icon) return drawing(icon.langCodeMap[language] ?? icon.default, language, direction);
  if ('shouldFlip' in icon) {
    const flip = direction === 'rtl' && !(icon.shouldFlipExceptions?.includes(language) ?? false);
    return { ...drawing(icon.ltr, language, direction), flip };
  }
  return drawing(icon[direction], language, direction);
}

function outlines(markup: string): string[] {
  return [...markup.matchAll(/<path[^>]* d="([^"]+)"/g)].flatMap(match => match[1] ?? []);
}
