import type { View } from './navigation.ts';

/** Where in the panel somebody is, as a short text for the address of its tab: the screens, the uppermost last. */
export function writeWhere(views: readonly View[]): string {
  return views
    .map(view => {
      const of = 'title' in view ? view.title : 'draft' in view ? view.draft : null;
      return of === null ? view.name : `${view.name}:${encodeURIComponent(of)}`;
    })
    .join('/');
}

/** The screens that such a text names. An address can say anything: what is no screen ends it. */
export function readWhere(text: string): readonly View[] {
  const views: View[] = [];
  for (const part of text.split('/')) {
    const view = viewOf(part);
    if (view === undefined) break;
    views.push(view);
  }
  return views;
}

const plain = [
  'requests',
  'batches',
  'board',
  'drafts',
  'options',
  'help',
  'about',
  'reports',
  'committee',
  'groups',
] as const;

function viewOf(part: string): View | undefined {
  const [name = '', of = ''] = part.split(':');
  const simple = plain.find(one => one === name);
  if (simple !== undefined) return { name: simple };
  const about = decoded(of);
  if (about === '') return undefined;
  if (name === 'request') return { name, title: about };
  return name === 'flag' || name === 'ask' ? { name, draft: about } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
