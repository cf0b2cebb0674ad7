import './wiki-html.css';
import { useMemo } from 'preact/hooks';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { inertNodes } from './inert-nodes.ts';

/** A page as a wiki would show it, without anything that could act. `name` is what it is, for a screen reader. */
export function WikiHtml({ html, wiki, name }: { html: string; wiki: WikiId; name: string }) {
  const nodes = useMemo(() => inertNodes(html, wiki), [html, wiki]);
  return (
    <article class="hp-card hp-wiki-html" aria-label={name} dir="auto">
      {nodes}
    </article>
  );
}
