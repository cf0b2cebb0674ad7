import { describe, expect, it } from 'vitest';
import { pageUrl, sites, wikiOfHost } from '../../lib/wiki/sites.ts';

describe('sites', () => {
  it('knows a wiki by its desktop and its mobile host, and nothing else', () => {
    expect(wikiOfHost('m.wikidata.org')).toBe('wikidata');
    expect(wikiOfHost(sites.commons.host)).toBe('commons');
    expect(wikiOfHost('en.wikipedia.org')).toBeUndefined();
    expect(wikiOfHost('commons.wikimedia.org.example.org')).toBeUndefined();
  });

  it('writes addresses as MediaWiki does, with what would end the path encoded', () => {
    expect(pageUrl('commons', 'Category:A/B, C? #1')).toBe(
      'https://commons.wikimedia.org/wiki/Category:A/B,_C%3F_%231',
    );
    expect(pageUrl('meta', 'A & B', { oldid: '5' })).toBe(
      'https://meta.wikimedia.org/w/index.php?title=A_%26_B&oldid=5',
    );
  });
});
