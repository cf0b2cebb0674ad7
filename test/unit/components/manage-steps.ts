import { fireEvent, screen, within } from '@testing-library/preact';
import { expect } from 'vitest';
import { WikiError } from '../../../lib/wiki/client.ts';

/** The area "Manage" of an open request, as somebody uses it. */

/** The area, which comes a moment after the rest. */
export const manage = () => screen.findByRole('region', { name: 'Manage' });

/** A form of the area by its name. */
export async function form(name: string): Promise<HTMLElement> {
  const area = await manage();
  const found = within(area).getByText(name, { selector: 'strong' }).closest('details');
  if (found === null) throw new Error(`No form ${name}`);
  return found;
}

export const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

export const choose = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

export const hidden = { hidden: true };

/** On a busy machine a redraw may take its time. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });

export const readonly = () =>
  new WikiError(
    {
      kind: 'api',
      errors: [{ code: 'readonly', text: 'Backup under way', names: [], data: {} }],
      retryAfter: null,
      response: {},
    },
    'readonly',
  );
