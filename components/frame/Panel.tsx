import '@wikimedia/codex-design-tokens/dist/theme-wikimedia-ui-root.css';
import '@wikimedia/codex-design-tokens/dist/theme-wikimedia-ui-mode-small.css';
import '@wikimedia/codex-design-tokens/dist/theme-wikimedia-ui-mode-dark.css';
import '../common/common.css';
import './panel.css';
import { useEffect, useMemo } from 'preact/hooks';
import type { Host } from '../../lib/host.ts';
import { locate } from '../../lib/page/address/address.ts';
import { deferred } from '../common/deferred.tsx';
import { HintsContext } from '../common/Hint.tsx';
import { HostContext } from '../common/host-context.ts';
import { I18nContext, MessagesContext } from '../common/i18n-context.tsx';
import { keepAppearance } from './appearance.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { openShell, type Shell } from './shell-model.ts';

/** All that asks the wikis comes right after the first view: the header already names the page by its address. */
const Frame = deferred(() => import('./Frame.tsx'), {
  meanwhile: ({ shell }: { shell: Shell }) => <FirstView shell={shell} />,
});

export interface PanelProps {
  readonly host: Host;
  /** The element that carries Codex' tokens (class `panel-tokens`): the document's own, or the root of a shadow tree. */
  readonly tokens: HTMLElement;
}

/** The whole panel. */
export function Panel({ host, tokens }: PanelProps) {
  const shell = useMemo(() => openShell(host), [host]);
  useEffect(() => () => shell.dispose(), [shell]);
  useEffect(
    () => keepAppearance(tokens, shell.settings.current, shell.i18n, host.watchDark),
    [tokens, shell, host],
  );
  const { hintsPutAway } = shell.settings.current.value;
  const hints = useMemo(
    () => ({
      putAway: hintsPutAway,
      putAwayHint: (name: string) => shell.settings.change({ hintsPutAway: [...hintsPutAway, name] }),
    }),
    [shell, hintsPutAway],
  );
  return (
    <HostContext.Provider value={host}>
      <I18nContext.Provider value={shell.i18n.value}>
        <MessagesContext.Provider value={shell.needMessages}>
          <HintsContext.Provider value={hints}>
            <div class="hp-panel">
              <ErrorBoundary of="panel">
                <Frame shell={shell} />
              </ErrorBoundary>
            </div>
          </HintsContext.Provider>
        </MessagesContext.Provider>
      </I18nContext.Provider>
    </HostContext.Provider>
  );
}

function FirstView({ shell }: { shell: Shell }) {
  const subject = shell.subject.value;
  const place = subject?.kind === 'address' && subject.address !== null ? locate(subject.address) : null;
  return (
    <Header place={place?.at === 'wiki' ? place : null} title={null} who={null} work={null} menu={null} />
  );
}
