import { useEffect, useState } from 'preact/hooks';
import { useHost } from '../../common/host-context.ts';

/** How long somebody stays on a record before anything is asked about it, in milliseconds. */
const restFor = 400;

/** Whether somebody has come to rest on a thing: walking through many costs no requests. */
export function useRest(key: string): boolean {
  const { clock } = useHost();
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const stopper = new AbortController();
    clock.sleep(restFor, stopper.signal).then(
      () => setRested(key),
      () => undefined,
    );
    return () => stopper.abort();
  }, [key, clock]);
  return rested === key;
}
