/** The first control of a form in which something has to be mended; null when there is none. */
export function toMend(form: HTMLElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null;
}
