import type { ComponentChildren } from 'preact';

/** A link that opens beside the panel, in a new tab. Only http(s) addresses are followed; anything else is plain text. */
export function Link({
  href,
  children,
  class: className,
}: {
  href: string;
  children: ComponentChildren;
  class?: string;
}) {
  if (!/^https?:\/\//i.test(href)) return <span class={className}>{children}</span>;
  return (
    <a class={`hp-link ${className ?? ''}`} href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
