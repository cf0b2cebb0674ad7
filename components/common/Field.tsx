import '@wikimedia/codex/dist/modules/CdxField-bidi.css';
import '@wikimedia/codex/dist/modules/CdxLabel-bidi.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useI18n } from './i18n-context.tsx';
import { Notice } from './Notice.tsx';
import { SourceNote, type SourceNoteProps } from './SourceNote.tsx';

/** What a control inside a field needs to be named and described. */
export interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly optional?: boolean;
  readonly error?: ComponentChildren;
  readonly warning?: ComponentChildren;
  /** Where the value came from, with the way to clear it. */
  readonly source?: SourceNoteProps | undefined;
  /** Several controls under one name (a fieldset) instead of one control. */
  readonly group?: boolean;
  readonly children: (ids: FieldIds) => ComponentChildren;
}

/** A control with its label, help, error and the source of its value, tied together for a screen reader. */
export function Field(props: FieldProps) {
  const { text } = useI18n();
  const id = useId();
  const ids = { help: `${id}-help`, error: `${id}-error`, warning: `${id}-warning`, source: `${id}-source` };
  const describedBy = [
    present(props.help) ? ids.help : '',
    present(props.error) ? ids.error : '',
    present(props.warning) ? ids.warning : '',
    props.source === undefined ? '' : ids.source,
  ]
    .filter(name => name !== '')
    .join(' ');
  const control = props.children({
    id,
    describedBy: describedBy === '' ? undefined : describedBy,
    invalid: present(props.error),
  });
  const label = (
    <>
      <span class="cdx-label__label__text">{props.label}</span>
      {props.optional === true ? (
        <span class="cdx-label__label__optional-flag"> {text('field-optional')}</span>
      ) : null}
    </>
  );
  const after = (
    <>
      {props.source === undefined ? null : <SourceNote {...props.source} id={ids.source} />}
      {present(props.help) ? (
        <div id={ids.help} class="cdx-field__help-text hp-help">
          {props.help}
        </div>
      ) : null}
      {present(props.warning) ? (
        <div class="cdx-field__validation-message">
          <Notice type="warning" inline announce id={ids.warning}>
            {props.warning}
          </Notice>
        </div>
      ) : null}
      {present(props.error) ? (
        <div class="cdx-field__validation-message">
          <Notice type="error" inline announce id={ids.error}>
            {props.error}
          </Notice>
        </div>
      ) : null}
    </>
  );
  if (props.group === true) {
    return (
      <fieldset class="cdx-field" aria-describedby={describedBy === '' ? undefined : describedBy}>
        <legend class="cdx-label">
          <span class="cdx-label__label">{label}</span>
        </legend>
        <div class="cdx-field__control">{control}</div>
        {after}
      </fieldset>
    );
  }
  return (
    <div class="cdx-field">
      <div class="cdx-label">
        <label class="cdx-label__label" for={id}>
          {label}
        </label>
      </div>
      <div class="cdx-field__control">{control}</div>
      {after}
    </div>
  );
}

const present = (children: ComponentChildren) =>
  children !== undefined && children !== null && children !== false && children !== '';
