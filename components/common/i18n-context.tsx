import { type ComponentChild, type ComponentChildren, createContext, Fragment } from 'preact';
import { useContext } from 'preact/hooks';
import { english } from '../../lib/i18n/catalogue.ts';
import {
  createI18n,
  type I18n,
  type MessageGroup,
  type MessageKey,
  type Param,
} from '../../lib/i18n/i18n.ts';

/** The language of everything below; English until the frame has said otherwise. */
export const I18nContext = createContext<I18n>(createI18n('en', new Map([['en', english]])));

/** Messages, numbers and dates in the language of the panel. */
export const useI18n = (): I18n => useContext(I18nContext);

/** How a part of the panel that is opened later brings its messages; the frame provides it. */
export const MessagesContext = createContext<(group: MessageGroup) => Promise<void>>(() => Promise.resolve());

export const useMessages = () => useContext(MessagesContext);

/** A message whose parameters are nodes: links, names in their own direction, controls. */
export function Rich({ k, with: params }: { k: MessageKey; with: readonly (Param | ComponentChild)[] }) {
  const parts = useI18n().parts<ComponentChild>(k, params);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>{part}</Fragment>
      ))}
    </>
  );
}

/** Text that a person or a wiki wrote: shown as it is, in its own direction. */
export function Data({ children, class: className }: { children: ComponentChildren; class?: string }) {
  return (
    <bdi dir="auto" class={className}>
      {children}
    </bdi>
  );
}
