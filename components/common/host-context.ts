import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Host } from '../../lib/host.ts';

/** Where the panel runs; set once by the frame. */
export const HostContext = createContext<Host | null>(null);

/** The host of the panel this component is in. Throws outside a panel: that is a slip of ours, not of a person. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('No host: this component is rendered outside a panel');
  return host;
}
