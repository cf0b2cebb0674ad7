// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { OutcomeNotice } from '../../../components/common/OutcomeNotice.tsx';
import { outcomeMessages } from '../../../components/common/outcome-words.ts';
import { NotSavedView } from '../../../components/flag/NotSavedView.tsx';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { english, show } from './desk-stage.tsx';

afterEach(cleanup);

/** What a person reads, line by line, without the details to copy. */
function said(outcome: Outcome): readonly string[] {
  const { container } = show(<OutcomeNotice outcome={outcome} wiki="commons" />);
  return [...container.querySelectorAll('p, blockquote')].map(({ textContent }) => textContent ?? '');
}

describe('how a write ended, in words', () => {
  it('tells no connection from servers that answer with an error page', () => {
    expect(said({ kind: 'unreachable', detail: 'Failed to fetch' })[0]).toBe(
      'Not saved: there was no connection to Commons.',
    );
    cleanup();
    expect(said({ kind: 'unreachable', answered: true, status: 503, detail: 'HTTP 503' })).toEqual([
      'Not saved: Commons answered with an error page.',
      expect.stringMatching(/^Its servers have trouble.*Publish again then/),
    ]);
  });

  it('says what happened first and what to do last, and quotes the wiki only where it explains', () => {
    expect(said({ kind: 'spam-blacklist', matches: ['bad.example'], detail: 'x' })).toEqual([
      english.text('outcome-spam-blacklist'),
      'The link: bad.example',
      english.text('outcome-spam-blacklist-do'),
    ]);
    cleanup();
    expect(said({ kind: 'title-blacklist', detail: 'No shouting' })[1]).toBe('No shouting');
  });

  it('has two different sentences for every way a write can end', () => {
    for (const [what, then] of Object.values(outcomeMessages)) {
      expect(english.text(what, 'Meta-Wiki')).toMatch(/\.$|:$/);
      expect(english.text(then, 'Meta-Wiki')).toMatch(/\.$/);
      expect(english.text(what)).not.toBe(english.text(then));
    }
  });

  it.each<[string, Outcome]>([
    ['a protected page', { kind: 'protected', detail: '' }],
    ['a filter', { kind: 'abuse-filter-disallowed', filter: '3', detail: 'No' }],
    ['a refusal', { kind: 'refused', code: 'x', detail: 'No' }],
  ])('leads to the Helpdesk from %s, with nothing to press that cannot help', (_, outcome) => {
    show(
      <NotSavedView
        result={{ title: 'T', text: 'x', outcome }}
        helpdesk="Hub/Helpdesk"
        user="Amina"
        onTry={() => undefined}
        onBack={() => undefined}
        onCheckAccount={() => undefined}
      />,
    );
    expect(screen.getByRole('link', { name: /^Write to the Helpdesk/ }).getAttribute('href')).toBe(
      'https://meta.wikimedia.org/wiki/Special:TalkPage/Hub/Helpdesk',
    );
    const again = screen.queryByRole('button', { name: /^Publish on Meta as/ });
    expect(again === null).toBe(outcome.kind !== 'refused');
  });
});
