import type { Broadcast } from '../../lib/broadcast.ts';

/** The channel on which the background tells how batches go. */
export const batchNews = 'batches';

/** News between all that the extension has open: panels, tabs, the background. */
export function broadcastChannel(name: string): Broadcast {
  const channel = new BroadcastChannel(name);
  return {
    send: message => channel.postMessage(message),
    listen(receive) {
      const listener = (event: MessageEvent<unknown>) => receive(event.data);
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
