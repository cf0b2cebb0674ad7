import './captcha.css';
import type { Outcome } from '../../lib/wiki/outcome.ts';
import { sites, type WikiId } from '../../lib/wiki/sites.ts';
import { Field } from '../common/Field.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { TextInput } from '../common/TextInput.tsx';

/** What a wiki asks to see that a person is there, as far as it can be answered in the panel. */
export interface CaptchaAsked {
  readonly id: string;
  readonly question: string | null;
  /** Address of a picture on that wiki, with letters to type. */
  readonly image: string | null;
}

/** The question of an outcome; null for any other outcome, and for one that only the wiki itself can ask. */
export function captchaAsked(outcome: Outcome, wiki: WikiId): CaptchaAsked | null {
  if (outcome.kind !== 'captcha' || outcome.id === null) return null;
  const { id, question, image = '' } = outcome;
  if (question !== null) return { id, question, image: null };
  // A picture is asked for from the wiki that wants to know, and from nowhere else.
  const own = image.startsWith(`https://${sites[wiki].host}/`);
  return own ? { id, question: null, image } : null;
}

/** Where the answer is typed. */
export function CaptchaField({
  asked,
  answer,
  onInput,
  onEnter,
}: {
  asked: CaptchaAsked;
  answer: string;
  onInput: (answer: string) => void;
  onEnter: () => void;
}) {
  const { text } = useI18n();
  const { question, image } = asked;
  return (
    <>
      {image === null ? null : <img class="hp-captcha" src={image} alt={text('captcha-picture-name')} />}
      <Field label={question === null ? text('captcha-picture') : text('captcha-question', question)}>
        {ids => <TextInput {...ids} value={answer} onInput={onInput} onEnter={onEnter} />}
      </Field>
    </>
  );
}
