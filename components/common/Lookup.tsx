import '@wikimedia/codex/dist/modules/CdxMenu-bidi.css';
import '@wikimedia/codex/dist/modules/CdxMenuItem-bidi.css';
import '@wikimedia/codex/dist/modules/CdxTextInput-bidi.css';
import './forms.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FieldIds } from './Field.tsx';
import { useHost } from './host-context.ts';
import { Data, useI18n } from './i18n-context.tsx';

export interface LookupOption {
  readonly id: string;
  readonly label: string;
  /** A second, smaller line. */
  readonly description?: string;
}

export interface LookupProps<T extends LookupOption> extends FieldIds {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Finds what fits the text. Rejects when it cannot be asked; the signal is aborted when the text has changed. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly T[]>;
  readonly onPick: (option: T) => void;
  /** Enter with no offer chosen: takes what was typed as it is. */
  readonly onEnter?: () => void;
  /** What is typed counts whatever is offered: that nothing fits is nothing to tell. */
  readonly free?: boolean;
  /** How long to wait for more letters before asking, in milliseconds; 0 for lists that are at hand. */
  readonly pause?: number;
}

type Found<T> =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly options: readonly T[] }
  | { readonly kind: 'failed' };

/**
 * A text field that offers what fits (ARIA combobox with a listbox): arrows move, Enter takes, Escape closes.
 * What is typed stays typed; taking an offer is a choice of its own.
 */
export function Lookup<T extends LookupOption>(props: LookupProps<T>) {
  const { id, describedBy, invalid, text, search, pause = 250, free = false } = props;
  const { text: message } = useI18n();
  const { clock } = useHost();
  const [asked, setAsked] = useState<string | null>(null);
  const [found, setFound] = useState<Found<T>>({ kind: 'nothing-asked' });
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const listId = `${id}-list`;
  const open = asked !== null;
  const options = found.kind === 'found' ? found.options : [];

  // Asks again when the text changed; another search function of the same form is not another question.
  useEffect(() => {
    setActive(-1);
    if (asked === null || asked.trim() === '') {
      setFound({ kind: 'nothing-asked' });
      return;
    }
    const stop = new AbortController();
    const ask = async () => {
      try {
        if (pause > 0) await clock.sleep(pause, stop.signal);
        setFound(before => (before.kind === 'found' ? before : { kind: 'asking' }));
        const answer = await search(asked.trim(), stop.signal);
        if (!stop.signal.aborted) setFound({ kind: 'found', options: answer });
      } catch {
        if (!stop.signal.aborted) setFound({ kind: 'failed' });
      }
    };
    void ask();
    return () => stop.abort();
  }, [asked]);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const close = () => {
    setAsked(null);
    setActive(-1);
  };
  const pick = (option: T) => {
    close();
    props.onPick(option);
  };
  const move = (by: number) => {
    if (!open) {
      setAsked(text);
      return;
    }
    if (options.length === 0) return;
    setActive(current => {
      const next = current + by;
      return next < 0 ? options.length - 1 : next % options.length;
    });
  };
  const status =
    found.kind === 'asking'
      ? message('lookup-asking')
      : found.kind === 'failed'
        ? message('lookup-failed')
        : found.kind === 'found'
          ? options.length === 0
            ? free
              ? ''
              : message('lookup-nothing')
            : message('lookup-count', options.length)
          : '';

  return (
    <div class="hp-lookup">
      <div class={`cdx-text-input${invalid ? ' cdx-text-input--status-error' : ''}`}>
        <input
          id={id}
          class="cdx-text-input__input"
          type="text"
          role="combobox"
          dir="auto"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={open && options.length > 0}
          aria-controls={open && options.length > 0 ? listId : undefined}
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={text}
          onInput={event => {
            props.onText(event.currentTarget.value);
            setAsked(event.currentTarget.value);
          }}
          onBlur={close}
          onKeyDown={event => {
            const chosen = options[active];
            if (event.key === 'ArrowDown') move(1);
            else if (event.key === 'ArrowUp') move(-1);
            else if (event.key === 'Enter' && open && chosen !== undefined) pick(chosen);
            else if (event.key === 'Enter' && props.onEnter !== undefined) {
              close();
              props.onEnter();
            } else if (event.key === 'Escape' && open) close();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      {open && options.length > 0 ? (
        <div class="cdx-menu hp-lookup__menu">
          <div
            class="cdx-menu__listbox"
            role="listbox"
            id={listId}
            ref={list}
            aria-label={message('lookup-list')}
          >
            {options.map((option, index) => (
              <div
                key={option.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                class={`cdx-menu-item cdx-menu-item--enabled${index === active ? ' cdx-menu-item--highlighted' : ''}${option.description === undefined ? '' : ' cdx-menu-item--has-description'}`}
                // Before blur, so that the field still has the focus when the choice is made.
                onMouseDown={event => {
                  event.preventDefault();
                  pick(option);
                }}
                onMouseEnter={() => setActive(index)}
              >
                <span class="cdx-menu-item__content">
                  <span class="cdx-menu-item__text">
                    <Data class="cdx-menu-item__text__label">{option.label}</Data>
                    {option.description === undefined ? null : (
                      <Data class="cdx-menu-item__text__description">{option.description}</Data>
                    )}
                  </span>
                </span>
              </div>
            ))}
          </div>
        </div>
      ) : null}
      <div class={open && options.length === 0 && status !== '' ? 'hp-help' : 'hp-hidden'} role="status">
        {open ? status : ''}
      </div>
    </div>
  );
}
