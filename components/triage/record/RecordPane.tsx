import { BrokenPane } from './BrokenPane.tsx';
import { GonePane } from './GonePane.tsx';
import { OpportunityPane, type PaneProps } from './OpportunityPane.tsx';

/** One record that is no request, or a request that cannot be read. */
export function RecordPane(props: PaneProps) {
  const { board, title } = props;
  const listed = board.opportunity(title) ?? board.request(title);
  if (listed === undefined) return <GonePane {...props} />;
  const record = board.opportunity(title)?.record ?? null;
  return record === null ? (
    <BrokenPane {...props} listed={listed} />
  ) : (
    <OpportunityPane {...props} record={record} />
  );
}
