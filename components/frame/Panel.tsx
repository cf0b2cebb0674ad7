import '@wikimedia/codex-design-tokens/dist/theme-wikimedia-ui-root.css';
import '@wikimedia/codex-design-tokens/dist/theme-wikimedia-ui-mode-small.css';
import '@wikimedia/codex-design-tokens/dist/theme-wikimedia-ui-mode-dark.css';
import '../common/common.css';
import './panel.css';
import { useEffect, useMemo } from 'preact/hooks';
import type { Host } from '../../lib/host.ts';
import { HintsContext } from '../common/Hint.tsx';
import { HostContext } from '../common/host-context.ts';
import { I18nContext } from '../common/i18n-context.tsx';
import { keepAppearance } from './appearance.ts';
import { Frame } from './Frame.tsx';
import { openPanel } from './panel-model.ts';

export interface PanelProps {
  readonly host: Host;
  /** The element that carries Codex' tokens (class `panel-tokens`): the document's own, or the root of a shadow tree. */
  readonly tokens: HTMLElement;
}

/** The whole panel. */
export function Panel({ host, tokens }: PanelProps) {
  const model = useMemo(() => openPanel(host), [host]);
  useEffect(() => () => model.dispose(), [model]);
  useEffect(
    () => keepAppearance(tokens, model.settings.current, model.i18n, query => matchMedia(query)),
    [tokens, model],
  );

  // Back from signing in, or back in reach of the network: what kept the panel may be over.
  useEffect(() => {
    const lookAgain = () => {
      const opening = model.opening.peek();
      const signedOut =
        opening?.state === 'open' && opening.obstacles.some(({ kind }) => kind === 'signed-out');
      if (signedOut) model.again();
    };
    const online = () => {
      if (model.opening.peek()?.state === 'failed') model.again();
    };
    window.addEventListener('focus', lookAgain);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('focus', lookAgain);
      window.removeEventListener('online', online);
    };
  }, [model]);

  const { hintsPutAway } = model.settings.current.value;
  const hints = useMemo(
    () => ({
      putAway: hintsPutAway,
      putAwayHint: (name: string) => model.settings.change({ hintsPutAway: [...hintsPutAway, name] }),
    }),
    [model, hintsPutAway],
  );
  return (
    <HostContext.Provider value={host}>
      <I18nContext.Provider value={model.i18n.value}>
        <HintsContext.Provider value={hints}>
          <Frame model={model} />
        </HintsContext.Provider>
      </I18nContext.Provider>
    </HostContext.Provider>
  );
}
