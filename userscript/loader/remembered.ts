const key = 'helpdesk-panel-open';

/** Whether the panel was open on the page before; false where the browser keeps nothing. */
export function wasOpen(): boolean {
  try {
    return localStorage.getItem(key) === '1';
  } catch {
    return false;
  }
}

/** Remembers it for the next page of this wiki. */
export function rememberOpen(open: boolean): void {
  try {
    if (open) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // The browser keeps nothing: on the next page the panel is closed.
  }
}
