import type { ComponentChildren } from 'preact';
import type { MeetingLine, MeetingPart } from '../../../lib/desk/board/meeting-text.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Data } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';

/** A page of the committee as people will read it, from the very lines that its wikitext is made of. */
export function MeetingText({ lines, language }: { lines: readonly MeetingLine[]; language: string }) {
  const blocks: ComponentChildren[] = [];
  for (let at = 0; at < lines.length; ) {
    const points: MeetingLine[] = [];
    while (isPoint(lines[at + points.length])) {
      const point = lines[at + points.length];
      if (point !== undefined) points.push(point);
    }
    const first = lines[at];
    if (points.length > 0) {
      blocks.push(
        <ul key={at} class="hp-list">
          {points.map(({ kind, parts }, index) => (
            <li key={index} class={kind === 'detail' ? 'hp-meeting__detail' : ''}>
              <Parts parts={parts} />
            </li>
          ))}
        </ul>,
      );
      at += points.length;
    } else if (first !== undefined) {
      blocks.push(<Plain key={at} line={first} />);
      at += 1;
    }
  }
  return (
    <div class="hp-card hp-meeting" lang={language} dir="ltr">
      {blocks}
    </div>
  );
}

const isPoint = (line: MeetingLine | undefined) => line?.kind === 'point' || line?.kind === 'detail';

function Plain({ line: { kind, parts } }: { line: MeetingLine }) {
  const inside = <Parts parts={parts} />;
  switch (kind) {
    case 'heading':
      return <h3>{inside}</h3>;
    case 'section':
      return <h4>{inside}</h4>;
    case 'topic':
      return <h5>{inside}</h5>;
    default:
      return <p>{inside}</p>;
  }
}

function Parts({ parts }: { parts: readonly MeetingPart[] }) {
  return (
    <>
      {parts.map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { part: MeetingPart }) {
  if (typeof part === 'string') return <Data>{part}</Data>;
  const title = part.kind === 'user' ? `User:${part.name}` : part.title;
  return (
    <Link href={pageUrl('meta', title)}>
      <Data>{part.kind === 'user' ? part.name : part.text}</Data>
    </Link>
  );
}
