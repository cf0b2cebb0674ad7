import { describe, expect, test } from 'vitest';
import {
  anyAnswer,
  api,
  edit,
  editor,
  page,
  sandbox,
  send,
  token,
  useSandbox,
  whoAmI,
} from './sandbox-stage.ts';

useSandbox();

describe('switches', () => {
  test('readOnly', async () => {
    await sandbox.switches.set('meta', { readOnly: 'Moving house' });
    expect((await edit(editor, 'never')).error).toMatchObject({
      code: 'readonly',
      readonlyreason: 'Moving house',
    });
    expect((await edit(editor, 'elsewhere', {}, 'commons')).edit?.result).toBe('Success');
  });

  test('rateLimits hold for one person only, and can be lifted', async () => {
    await sandbox.switches.set('meta', { rateLimits: { [editor.name]: { edit: [0, 60] } } });
    expect((await edit(editor, 'never')).error?.code).toBe('ratelimited');
    const other = await sandbox.signIn('meta', 'secondEditor');
    expect((await edit(other, 'someone else')).edit?.result).toBe('Success');
    await sandbox.switches.set('meta', { rateLimits: { [editor.name]: null } });
    expect((await edit(editor, 'free')).edit?.result).toBe('Success');
  });

  test('captcha: asked, answered wrongly, answered', async () => {
    await sandbox.switches.set('meta', { captcha: [editor.name] });
    const first = await edit(editor, 'a human wrote this');
    const { id = '', question } = first.edit?.captcha ?? {};
    expect(question).toBe(sandbox.triggers.captchaQuestion);
    const wrong = await edit(editor, 'a human wrote this', { captchaid: id, captchaword: 'lake' });
    const next = wrong.edit?.captcha?.id ?? '';
    expect(next).not.toBe('');
    const right = await edit(editor, 'a human wrote this', {
      captchaid: next,
      captchaword: sandbox.triggers.captchaAnswer,
    });
    expect(right.edit?.result).toBe('Success');
  });

  test('newcomers meet the captcha when they add a link, others do not', async () => {
    const newcomer = await sandbox.signIn('meta', 'newcomer');
    expect((await edit(newcomer, 'see https://museum.example/')).edit?.captcha?.question).toBe(
      sandbox.triggers.captchaQuestion,
    );
    expect((await edit(newcomer, 'no link')).edit?.result).toBe('Success');
    expect((await edit(editor, 'see https://museum.example/')).edit?.result).toBe('Success');
  });

  test('lag refuses who asks with a lower maxlag', async () => {
    await sandbox.switches.set('meta', { lag: 8 });
    const csrf = await token(editor, 'meta');
    const given = { action: 'edit', title: page, text: 'x', token: csrf };
    const response = await send(editor, 'meta', { ...given, maxlag: '5' });
    expect(response.headers.get('retry-after')).toBe('5');
    expect(anyAnswer.parse(await response.json()).error?.code).toBe('maxlag');
    expect((await api(editor, 'meta', given)).edit?.result).toBe('Success');
  });

  test('signedOut: the session of one person is over, until it is switched back', async () => {
    await sandbox.switches.set('meta', { signedOut: [editor.name] });
    expect((await edit(editor, 'never', { assert: 'user' })).error?.code).toBe('assertuserfailed');
    await sandbox.switches.set('meta', { signedOut: [] });
    expect((await whoAmI(editor, 'meta')).name).toBe(editor.name);
  });

  test('language and contentSecurityPolicy', async () => {
    await sandbox.switches.set('meta', { language: 'he', contentSecurityPolicy: "default-src 'self'" });
    const response = await sandbox
      .anonymous()
      .fetch('https://meta.wikimedia.org/wiki/Content_Partnerships_Hub');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(await response.text()).toMatch(/<html[^>]* lang="he" dir="rtl"/);
    await sandbox.switches.reset();
    expect(await sandbox.switches.get('meta')).toMatchObject({ language: null, contentSecurityPolicy: null });
  });
});

describe('guards of the wikis', () => {
  test('AbuseFilter warns, then lets the same edit pass; or refuses', async () => {
    const text = `We sell. ${sandbox.triggers.filterWarning}!`;
    expect((await edit(editor, text)).error?.code).toBe('abusefilter-warning');
    expect((await edit(editor, text)).edit?.result).toBe('Success');
    const refused = await edit(editor, sandbox.triggers.filterDisallowed);
    expect(refused.error?.code).toBe('abusefilter-disallowed');
  });

  test('spam and title blacklists', async () => {
    expect((await edit(editor, `see ${sandbox.triggers.spamLink}`)).error?.code).toBe('spamblacklist');
    const titled = await edit(editor, 'x', { title: `User:X/${sandbox.triggers.blacklistedTitle}` });
    expect(titled.error?.code).toBe('titleblacklist-forbidden');
  });

  test('a page an administrator protected', async () => {
    const admin = await sandbox.signIn('meta', 'admin');
    expect((await edit(admin, 'settled')).edit?.result).toBe('Success');
    const csrf = await token(admin, 'meta');
    await send(admin, 'meta', { action: 'protect', title: page, protections: 'edit=sysop', token: csrf });
    expect((await edit(editor, 'not any more')).error?.code).toBe('protectedpage');
  });
});
