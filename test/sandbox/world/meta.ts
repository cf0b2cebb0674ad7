import type { PageSeed } from './shapes.ts';

/** What stands on Meta about the Hub and its Helpdesk: in words of our own, under the real titles (DOMAIN 1.1). */
const hub = 'Content Partnerships Hub';
const header = `{{${hub}/Header}}\n`;

export const pages: readonly PageSeed[] = [
  {
    title: `Template:${hub}/Header`,
    text: `<div class="hub-header">'''[[${hub}]]''' · [[${hub}/Helpdesk|Helpdesk]] · [[${hub}/Expert committee|Expert committee]] · [[${hub}/Software|Software]]</div><includeonly>[[Category:${hub}]]</includeonly>`,
  },
  {
    title: hub,
    text: `${header}People from several chapters who help others work with museums, archives, libraries and other holders of knowledge.\n`,
  },
  {
    title: `${hub}/Helpdesk`,
    text: `${header}Have you found a possible partner, or do you need a hand with an upload? Ask here.\n\n== Ask ==\nWrite to helpdesk(_AT_)wikimedia.se, or use the panel.\n\n== Lists ==\n* [[${hub}/Helpdesk/Opportunities|Opportunities]]\n* [[${hub}/Helpdesk/Requests|Requests]]\n`,
    by: 'staff',
  },
  {
    title: `${hub}/Helpdesk/Content Upload`,
    text: `${header}What the Helpdesk does for uploads: it advises, it teaches tools, and sometimes it uploads.\n`,
    by: 'staff',
  },
  {
    title: `${hub}/Helpdesk/Content Upload/Steps`,
    text: `${header}# You ask.\n# The committee looks at it in its monthly meeting.\n# A working group and you prepare it.\n# When every box is ticked, it is done.\n`,
    by: 'staff',
  },
  {
    title: `${hub}/Helpdesk/Working Groups`,
    text: `${header}== Standing groups ==\n; Heritage data: [[User:Maja Lindqvist (WMSE)|Maja]], [[User:Jonas Berg|Jonas]] and others\n\n== Task forces ==\nNone at the moment.\n`,
    by: 'staff',
  },
  {
    title: `${hub}/Helpdesk/Heritage list of Wakiso`,
    text: `${header}== Background ==\nThe list of heritage sites was kept in a table.\n\n== Results ==\nIt is on Wikidata now, and gaps are easy to find: [[d:Q110000103]], [[d:Q110000105]].\n`,
    by: 'staff',
  },
  {
    title: `${hub}/Expert committee`,
    text: `${header}Decides what comes first.\n\n* [[User:Karim Haddad|Karim Haddad]]\n`,
    by: 'staff',
  },
  {
    title: `${hub}/Expert committee/Meeting notes`,
    text: `${header}== 18 April ==\nTwo requests, one small question.\n`,
    by: 'staff',
  },
  {
    title: `${hub}/Software`,
    text: `${header}Tools for uploads, for enriching content, and for counting what came of it.\n`,
  },
  {
    title: `${hub}/Partners we work with`,
    text: `${header}{| class="wikitable"\n! Partner !! Item !! Commons\n|-\n| Norrviken Maritime Museum || [[d:Q110000002]] || [[c:Category:Norrviken Maritime Museum]]\n|-\n| Museum of Kampala Crafts || [[d:Q110000001]] || –\n|}\n`,
    by: 'secondEditor',
  },
  {
    title: 'Wikimedia Norden',
    text: "The '''Nordic Free Knowledge Association''' works with museums and archives by the sea.\n",
    by: 'staff',
  },
  {
    title: 'Wikimedia Community User Group Wakiso',
    text: 'People who write and photograph around Wakiso. We work with [[d:Q110000001|a museum of crafts]] and the [[d:Q110000005|heritage agency]].\n',
    by: 'secondEditor',
  },
  {
    title: 'Wiki Loves Monuments 2026 in Uganda',
    text: 'Photograph the monuments of Uganda in September. The list comes from [[d:Q110000005]]; pictures go to [[c:Category:Heritage sites in Uganda]].\n',
    by: 'editor',
  },
  {
    title: 'Grants:Programs/Hub Fund/Crafts and heritage online',
    text: 'A year of work with museums of crafts, together with [[Wikimedia Community User Group Wakiso]].\n',
    by: 'secondEditor',
  },
  {
    title: 'User:Amina Okello',
    text: "I'm Amina. I look for museums that have something to share.\n",
    by: 'editor',
  },
  { title: 'User:Maja Lindqvist (WMSE)', text: 'I work at the Helpdesk.\n', by: 'staff' },
  {
    title: 'User talk:Amina Okello',
    text: '== Welcome ==\nGood to have you here. --[[User:Jonas Berg|Jonas Berg]]\n',
    by: 'secondEditor',
  },
  { title: 'User:Jonas Berg/A "list" & more; 100 % = all', text: 'Notes.\n', by: 'secondEditor' },
  { title: 'شراكات المحتوى', text: 'صفحة تجريبية عن شراكات المحتوى.\n' },
];
