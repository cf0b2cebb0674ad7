import { useState } from 'preact/hooks';
import { requestLimits } from '../../../lib/desk/request/request.ts';
import type { RequestView } from '../../../lib/desk/request/request-read.ts';
import { talkTitle } from '../../../lib/desk/request/request-title.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Said } from '../../common/Said.tsx';
import { Select } from '../../common/Select.tsx';
import { wikiPage } from '../wiki-page.ts';
import type { OpenRequest } from './open-types.ts';
import { Writing } from './Questions.tsx';

/** What is said on the talk page, and the way to say something there, signed. */
export function Talk({ open, view, user }: { open: OpenRequest; view: RequestView; user: string | null }) {
  const { text } = useI18n();
  const [under, setUnder] = useState('');
  const { talk, title } = view;
  const where = placeIn(talk, under);
  return (
    <section aria-labelledby="hp-talk">
      <h2 id="hp-talk">{text('talk')}</h2>
      <TalkSections talk={talk} title={title} />
      {user === null ? null : (
        <>
          <CommentPlace talk={talk} under={where} onChange={setUnder} />
          <Writing
            open={open}
            at="comment"
            label={text('comment')}
            help={text('comment-help')}
            limit={requestLimits.comment}
            button={text('comment-do')}
            onSend={typed =>
              void open.comment(
                'comment',
                where === '' ? { text: typed, heading: headingOf(typed) } : { text: typed, under: where },
              )
            }
          />
        </>
      )}
    </section>
  );
}

/** The discussion somebody chose, as long as it is there; empty for a new one. */
export function placeIn(talk: RequestView['talk'], under: string): string {
  return talk.some(section => section.title === under) ? under : '';
}

/** In which discussion a comment goes. */
export function CommentPlace({
  talk,
  under,
  onChange,
}: {
  talk: RequestView['talk'];
  under: string;
  onChange: (under: string) => void;
}) {
  const { text } = useI18n();
  const titled = talk.filter(section => section.title !== '');
  if (titled.length === 0) return null;
  return (
    <Field label={text('comment-where')}>
      {ids => (
        <Select
          {...ids}
          value={under}
          options={[
            { value: '', label: text('comment-new') },
            ...titled.map(section => ({ value: section.title, label: section.title })),
          ]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** What is said on the talk page of a record, the last discussion open; and the way there. */
export function TalkSections({ talk, title }: Pick<RequestView, 'talk' | 'title'>) {
  const { text } = useI18n();
  return (
    <>
      {talk.length === 0 ? <p class="hp-help">{text('talk-none')}</p> : null}
      {talk.map((section, index) => (
        <Details
          key={`${index} ${section.title}`}
          summary={<Data>{section.title === '' ? text('talk-untitled') : section.title}</Data>}
          open={index === talk.length - 1}
        >
          <p class="hp-said">
            <Said text={section.text} urlOf={urlOf} />
          </p>
        </Details>
      ))}
      <p>
        <Link href={pageUrl('meta', talkTitle(title))}>{text('talk-page')}</Link>
      </p>
    </>
  );
}

/** Characters of a heading made of the first words of a comment. */
const longestHeading = 60;

/** A new section is named by how it begins, without what makes markup of it; people reword it on the page if they like. */
export function headingOf(comment: string): string {
  const line = comment.trim().split('\n')[0] ?? '';
  const plain = line
    .replace(/[[\]{}<>|=#*:;'~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= longestHeading) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', longestHeading) + 1 || longestHeading).trimEnd()}…`;
}

const urlOf = (target: string) => wikiPage(target)?.url ?? pageUrl('meta', target);
