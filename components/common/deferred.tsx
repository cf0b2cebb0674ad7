import type { ComponentChild, ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MessageGroup } from '../../lib/i18n/i18n.ts';
import { Button } from './Button.tsx';
import { useI18n, useMessages } from './i18n-context.tsx';
import { Notice } from './Notice.tsx';
import { Skeleton } from './Skeleton.tsx';

type Loaded<P> = { readonly default: ComponentType<P> };

/**
 * A part of the panel that comes when it is first opened. In the extension it is a matter of milliseconds, in a page it
 * takes a request; it can fail to load when the network is gone or the panel was updated while it was open, which is said.
 * `meanwhile` is what stands there until then, `messages` the texts it brings along; a `quiet` part is done without when it
 * cannot be had.
 */
export function deferred<P extends object>(
  load: () => Promise<Loaded<P>>,
  {
    messages,
    meanwhile = () => <Skeleton />,
    quiet = false,
  }: {
    readonly messages?: readonly MessageGroup[];
    readonly meanwhile?: (props: P) => ComponentChild;
    readonly quiet?: boolean;
  } = {},
): FunctionComponent<P> {
  let ready: ComponentType<P> | undefined;
  return function Deferred(props: P) {
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
    return failed && !quiet ? <PartNotLoaded /> : meanwhile(props);
  };
}

/** That a file of the panel did not come. A part that failed once fails again until everything is loaded anew. */
export function PartNotLoaded() {
  const { text } = useI18n();
  return (
    <Notice type="error" announce>
      <p>{text('part-not-loaded')}</p>
      <Button onClick={() => location.reload()}>{text('reload')}</Button>
    </Notice>
  );
}
