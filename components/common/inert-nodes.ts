import { type ComponentChild, h } from 'preact';
import { sites, type WikiId } from '../../lib/wiki/sites.ts';
import { Link } from './Link.tsx';

/** What keeps its name; everything else is dropped, and what it holds stays if that can be text. */
const kept: ReadonlySet<string> = new Set(
  (
    'p div span ul ol li dl dt dd table caption thead tbody tfoot tr th td b strong i em u s del ins sub sup small ' +
    'code pre kbd samp tt blockquote q cite hr br abbr bdi bdo center'
  ).split(' '),
);

/** Headings of a page stand below the heading of the panel that shows it. */
const headings: Readonly<Record<string, string>> = {
  h1: 'h4',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  h6: 'h6',
};

/** What goes with all that it holds: it acts, asks for something, is meant for machines, or is not to be seen. */
const dropped =
  'script,style,template,noscript,iframe,object,embed,form,input,button,select,textarea,audio,video,svg,math,canvas,' +
  'link,meta,base,head,title,[hidden],.mw-editsection,.mw-empty-elt,[style*="display:none"],[style*="display: none"]';

/** Deeper and more than any page a person reads: what is beyond stays out, and the panel stays quick. */
const deepest = 40;
const most = 4000;

/**
 * HTML of a wiki as nodes of the panel. It is read into a document of its own, in which nothing runs or loads; from there
 * only elements of a short list are made anew, without any attribute but direction, language, the size of a table's cell and
 * the address of a link. Pictures become the words that stand for them.
 */
export function inertNodes(html: string, wiki: WikiId): ComponentChild[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const origin = `https://${sites[wiki].host}`;
  let left = most;

  const inside = (parent: Node, depth: number): ComponentChild[] =>
    [...parent.childNodes].map(child => nodeOf(child, depth));

  function nodeOf(node: Node, depth: number): ComponentChild {
    if (left <= 0 || depth > deepest) return null;
    left -= 1;
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
    if (!(node.nodeType === Node.ELEMENT_NODE)) return null;
    const element = node as Element;
    if (element.matches(dropped)) return null;
    const name = element.localName;
    if (name === 'img') return element.getAttribute('alt') ?? '';
    const children = inside(element, depth + 1);
    if (name === 'a') {
      const href = addressOf(element, origin);
      return href === null ? h('span', {}, children) : h(Link, { href, children });
    }
    const made = headings[name] ?? (kept.has(name) ? name : null);
    return made === null ? children : h(made, attributesOf(element), ...children);
  }

  return inside(page.body, 0);
}

/** Where a link leads; null for one within the page, to a page that is not there, or to anything but a website. */
function addressOf(link: Element, origin: string): string | null {
  const written = link.getAttribute('href') ?? '';
  if (written === '' || written.startsWith('#') || link.classList.contains('new')) return null;
  const url = URL.canParse(written, origin) ? new URL(written, origin) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}

function attributesOf(element: Element): Record<string, string | number> {
  const attributes: Record<string, string | number> = {};
  const dir = element.getAttribute('dir') ?? '';
  if (['ltr', 'rtl', 'auto'].includes(dir)) attributes.dir = dir;
  const lang = element.getAttribute('lang') ?? '';
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang)) attributes.lang = lang;
  if (element.localName === 'td' || element.localName === 'th') {
    for (const size of ['colspan', 'rowspan']) {
      const cells = Number(element.getAttribute(size));
      if (Number.isInteger(cells) && cells > 1 && cells <= 50) attributes[size] = cells;
    }
  }
  return attributes;
}
