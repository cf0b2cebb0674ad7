// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { CommitteeView } from '../../../components/triage/committee/CommitteeView.tsx';
import { openCommittee } from '../../../components/triage/committee/committee-model.ts';
import { membersOn, recusedOn, wordOn } from '../../../lib/desk/board/meeting-members.ts';
import type { Decision, DecisionSubject } from '../../../lib/desk/request/request.ts';
import { now } from './board-stage.ts';
import { config, english, partsOn, readBoard, requested, show } from './desk-stage.tsx';
import { metaWith } from './request-stage.ts';

afterEach(cleanup);

const said = (by: string, subject: DecisionSubject, answer: Decision['answer'] = 'yes'): Decision => ({
  subject,
  answer,
  by,
  at: '2026-11-20T10:00:00Z',
  text: 'Go',
});
const review = requested('Review', {
  status: 'committee-review',
  decisions: [said('Dan', 'feedback', 'later')],
});
const final = requested('Final', {
  status: 'final-prioritization',
  group: 'data',
  decisions: [said('Dan', 'ready'), said('Dan', 'ready', 'no'), said('Dan', 'feedback')],
});
const question = requested('How?', { size: 'question' });
const read = readBoard([review, final, question, requested('Elsewhere')]);

async function view(pages: Record<string, string> = {}, user = 'Sara') {
  const meta = metaWith(pages);
  const committee = openCommittee(meta.client, config.pages);
  await committee.load();
  committee.setDates({ last: '2026-10-20', next: '2026-12-01' });
  const opened: string[] = [];
  show(
    <CommitteeView
      read={read}
      committee={committee}
      config={config}
      now={now}
      user={user}
      pageLanguage={english}
      parts={partsOn(meta, user)}
      onOpen={title => opened.push(title)}
    />,
  );
  return { meta, opened };
}

describe('members of the committee on a request', () => {
  it('are recused, have said their last word on what is asked now, or nothing yet', () => {
    if (final.record === null || review.record === null) throw new Error('No record');
    expect(membersOn(config, final.record)).toEqual([
      { name: 'Carla', state: { kind: 'recused', group: 'Group data' } },
      { name: 'Dan', state: { kind: 'said', decisions: [said('Dan', 'ready', 'no')] } },
    ]);
    expect(membersOn(config, review.record).map(({ state }) => state.kind)).toEqual(['not-yet', 'said']);
    expect(recusedOn(config, final.record)).toEqual(['Carla']);
    expect([wordOn(final.record, 'ready'), wordOn(final.record, 'sustainable')]).toEqual(['no', null]);
  });
});

describe('the screen of the committee', () => {
  it('lists what waits with the two questions and each member, and opens a request', async () => {
    const { opened } = await view();
    screen.getByRole('heading', { name: '2 requests wait for the committee' });
    const card = screen.getByRole('button', { name: 'Final' }).closest('li');
    expect(card?.textContent).toContain('Is the project ready to go?no');
    expect(card?.textContent).toContain('Is the project sustainable?nothing recorded yet');
    expect(card?.textContent).toContain(
      'Carla: in the working group “Group data” that has it, so no say in it',
    );
    expect(card?.textContent).toContain('Dan: Ready to be carried out: no');
    fireEvent.click(screen.getByRole('button', { name: 'Final' }));
    expect(opened).toEqual(['R/Final']);
    screen.getByText(/^1 small question came/);
  });

  it('shows the agenda as it will be read, the very words of its wikitext', async () => {
    await view();
    screen.getByRole('heading', { name: 'Agenda of the meeting on 2026-12-01' });
    const [wikitext] = [...document.querySelectorAll('pre')].map(one => one.textContent ?? '');
    expect(wikitext).toContain('== Agenda of the meeting on 2026-12-01 ==');
    expect(wikitext).toContain('* No say in this, being in its working group: [[User:Carla|Carla]]');
    expect(wikitext).toContain('* [[R/How?|How?]] ([[User:Ann|Ann]])');
    const shown = document.querySelector('.hp-meeting')?.textContent ?? '';
    for (const words of ['Asked by Ann.', 'Is the project ready to go?', 'How? (Ann)']) {
      expect(shown).toContain(words);
    }
  });

  it('publishes it on its page after a preview', async () => {
    const { meta } = await view({ [config.pages.agenda]: 'Ours.' });
    fireEvent.click(screen.getByRole('button', { name: /Show what would change on “.?Agenda/ }));
    fireEvent.click(await screen.findByRole('button', { name: /^Publish on Meta as/ }));
    await screen.findByText('The agenda is on its page.');
    expect(meta.textOf(config.pages.agenda)).toMatch(/^Ours\.\n\n<!-- begin agenda 2026-12-01/);
  });

  it('tells who has no role that it is not for them, and gives them the text', async () => {
    await view({}, 'Stranger');
    fireEvent.click(screen.getByRole('button', { name: /Show what would change on “.?Agenda/ }));
    await screen.findByText(/^Publishing this is for staff/);
    expect(screen.queryByRole('button', { name: /^Publish/ })).toBeNull();
  });

  it('cannot be published without a day, and says when nothing is new', async () => {
    await view();
    fireEvent.input(screen.getByLabelText('The meeting before'), { target: { value: '2026-12-01' } });
    await waitFor(() => screen.getByText(/^This is not before the meeting/));
    screen.getByText(/^Nothing was recorded since/);
    fireEvent.input(screen.getByLabelText('Day of the meeting'), { target: { value: '' } });
    const button = await screen.findByRole('button', { name: /Show what would change on “.?Agenda/ });
    expect(button.hasAttribute('disabled')).toBe(true);
  });
});
