import type { ComponentChild, ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MessageGroup } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { useI18n, useMessages } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { Skeleton } from '../common/Skeleton.tsx';

type Loaded<P> = { readonly default: ComponentType<P> };

/**
 * A part of the panel that comes when it is first opened. The files lie in the extension, so it is a matter of
 * milliseconds; they can still fail to load when the extension was updated under an open panel, which is said.
 * `meanwhile` is what stands there until then, `messages` the texts it brings along.
 */
export function deferred<P extends object>(
  load: () => Promise<Loaded<P>>,
  {
    messages,
    meanwhile = () => <Skeleton />,
  }: { readonly messages?: readonly MessageGroup[]; readonly meanwhile?: (props: P) => ComponentChild } = {},
): (props: P) => JSX.Element {
  let ready: ComponentType<P> | undefined;
  return function Deferred(props: P) {
    const { text } = useI18n();
    const need = useMessages();
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => ready);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Part !== undefined || failed) return;
      Promise.all([load(), ...(messages ?? []).map(need)]).then(
        ([module]) => {
          ready = module.default;
          setPart(() => module.default);
        },
        () => setFailed(true),
      );
    }, [Part, failed, need]);
    if (Part !== undefined) return <Part {...props} />;
    if (!failed) return <>{meanwhile(props)}</>;
    return (
      <Notice type="error" announce>
        <p>{text('part-not-loaded')}</p>
        <Button onClick={() => location.reload()}>{text('reload')}</Button>
      </Notice>
    );
  };
}
