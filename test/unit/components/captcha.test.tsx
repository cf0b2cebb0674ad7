// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { NotSavedView } from '../../../components/flag/NotSavedView.tsx';
import type { Decisions } from '../../../components/sending/publishing.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { show } from './desk-stage.tsx';

afterEach(cleanup);

type Captcha = Omit<Extract<Outcome, { kind: 'captcha' }>, 'kind' | 'detail'>;

function notSaved(captcha: Captcha): readonly Decisions[] {
  const tries: Decisions[] = [];
  show(
    <NotSavedView
      result={{ title: 'T', text: 'x', outcome: { kind: 'captcha', detail: '', ...captcha } }}
      helpdesk="Hub"
      user="Amina"
      onTry={decisions => tries.push(decisions)}
      onBack={() => undefined}
      onCheckAccount={() => undefined}
    />,
  );
  return tries;
}

const publish = () => screen.queryByRole('button', { name: /^Publish on Meta as/ });

describe('what a wiki asks to see that a person is there', () => {
  it('is answered in the panel: a question', () => {
    const tries = notSaved({ id: '9', question: 'Two and two?' });
    expect(publish()).toHaveProperty('disabled', true);
    fireEvent.input(screen.getByRole('textbox', { name: 'The wiki asks: Two and two?' }), {
      target: { value: ' four ' },
    });
    fireEvent.click(publish() ?? document.body);
    expect(tries).toEqual([{ captcha: { id: '9', answer: 'four' } }]);
  });

  it('or the letters in a picture, which comes from that wiki; there is a way for who cannot read it', () => {
    const image = 'https://meta.wikimedia.org/w/index.php?title=Special:Captcha/image&wpCaptchaId=5';
    const tries = notSaved({ id: '5', question: null, image });
    expect(screen.getByRole('img', { name: /^Picture with letters/ }).getAttribute('src')).toBe(image);
    fireEvent.input(screen.getByRole('textbox', { name: 'The letters in the picture' }), {
      target: { value: 'kiteboat' },
    });
    fireEvent.click(publish() ?? document.body);
    expect(tries).toEqual([{ captcha: { id: '5', answer: 'kiteboat' } }]);
    expect(screen.getByRole('link', { name: /^If you cannot read the picture/ })).toBeTruthy();
  });

  it.each<[string, Captcha]>([
    ['a kind the panel does not know', { id: '5', question: null }],
    [
      'a picture from elsewhere',
      { id: '5', question: null, image: 'https://meta.wikimedia.org.example/a.png' },
    ],
    ['nothing that could be answered', { id: null, question: null }],
  ])('or on the wiki itself, when it is %s', (_, captcha) => {
    notSaved(captcha);
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(publish()).toBeNull();
    expect(screen.getByRole('link', { name: /only be answered on the wiki/ }).getAttribute('href')).toContain(
      'action=edit',
    );
  });
});
