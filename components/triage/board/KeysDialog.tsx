import './keys.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { BoardUi } from './board-ui.ts';

/** Which keys do what; keys that keyboards show with a sign are written with it. */
const list: readonly (readonly [keys: readonly string[], does: MessageKey])[] = [
  [['j', '↓'], 'board-key-next'],
  [['k', '↑'], 'board-key-previous'],
  [['←', '→'], 'board-key-columns'],
  [['o', 'Enter'], 'board-key-open'],
  [['Esc'], 'board-key-close'],
  [['x'], 'board-key-select'],
  [['c'], 'board-key-claim'],
  [['a'], 'board-key-assign'],
  [['/'], 'board-key-search'],
  [['?'], 'board-key-keys'],
];

/** The list of keys, over everything else, and the switch for those who do not want single letters to do things. */
export function KeysDialog({ ui }: { ui: BoardUi }) {
  const shown = ui.keysShown.value;
  return shown ? <Keys ui={ui} /> : null;
}

function Keys({ ui }: { ui: BoardUi }) {
  const { text } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const close = () => {
    ui.keysShown.value = false;
  };
  return (
    <dialog
      ref={dialog}
      class="hp-keys"
      aria-labelledby={id}
      onClose={close}
      onCancel={event => {
        // A panel that stands in a page would take it as its own.
        event.stopPropagation();
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <h2 id={id}>{text('board-keys-title')}</h2>
      <dl>
        {list.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text(does)}</dd>
          </div>
        ))}
      </dl>
      <label class="hp-boardcheck">
        <input
          type="checkbox"
          checked={ui.keys.value}
          onChange={event => {
            ui.keys.value = event.currentTarget.checked;
          }}
        />
        <span>{text('board-keys-on')}</span>
      </label>
      <p class="hp-help">{text('board-keys-on-help')}</p>
      <Button onClick={close}>{text('close')}</Button>
    </dialog>
  );
}
