import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { lowered } from '../../../userscript/build/lower.ts';

/** Runs the body of an async function, as it is and lowered; `log` collects in which order things happen. */
async function both(body: string): Promise<readonly [unknown, unknown]> {
  const whole = `return (async () => { ${body} })();`;
  const plain = await lowered(`const run = (log) => { ${whole} };`);
  expect(() => parse(plain, { ecmaVersion: 2016, sourceType: 'script' })).not.toThrow();
  return [await told(whole), await told(`${plain} return run(log);`)];
}

async function told(code: string): Promise<unknown> {
  const log: unknown[] = [];
  try {
    const result: unknown = await new Function('log', code)((text: unknown) => log.push(text));
    return { log, result };
  } catch (error) {
    return { log, error: error instanceof Error ? `${error.name}: ${error.message}` : error };
  }
}

const later = 'const later = (value, ms = 1) => new Promise(done => setTimeout(() => done(value), ms));';

describe('what is lowered to ES2016', () => {
  it.each([
    [
      'waits',
      `${later} log('a'); const b = await later('b'); log(b); return (await later(1)) + (await later(2));`,
    ],
    [
      'waits within expressions',
      `${later} const o = { n: 2 }; return [await later(1), (-(await later(2))) ** 2, o.n + await later(3), await later(0) || 'none'];`,
    ],
    [
      'catches what was refused',
      `try { await Promise.reject(new Error('no')); } catch { log('caught'); } finally { log('finally'); } return 'on';`,
    ],
    [
      'passes on what was thrown',
      `const f = async () => { throw new TypeError('bad'); }; const p = f(); log('after'); await p;`,
    ],
    [
      'starts at once and goes on later',
      `const f = async () => { log(1); await null; log(3); }; const p = f(); log(2); await p;`,
    ],
    [
      'keeps this, also in arrows inside',
      `${later} class A { n = 1; async get() { const f = async () => (await later(this.n)) + this.n; return await f(); } static async of() { return this.name; } } return [await new A().get(), await A.of()];`,
    ],
    [
      'keeps methods of objects',
      `${later} const key = 'x'; const o = { n: 5, async a() { return await later(this.n); }, async [key](p = 1, ...rest) { return [p, rest]; }, b: async () => later(2) }; return [await o.a(), await o.x(undefined, 2, 3), await o.b()];`,
    ],
    ['gives objects back from short arrows', `const f = async x => ({ x }); return await f(3);`],
    [
      'loops',
      `${later} let sum = 0; for (const n of [1, 2, 3]) { if (await later(n === 2)) continue; sum += await later(n); } while (await later(sum < 10)) sum += 5; return sum;`,
    ],
    [
      'generators of later values',
      `${later} async function* count(to) { try { for (let n = 0; n < to; n++) yield later(n); return 'x'; } finally { log('closed'); await later(); log('really'); } } const all = []; for await (const n of count(3)) all.push(n); for await (const n of count(9)) { if (n === 1) break; all.push(n); } return all;`,
    ],
    [
      'generators that are refused something',
      `async function* g() { try { yield await Promise.reject(new Error('inside')); } catch (e) { log(e.message); yield 'went on'; } throw new RangeError('end'); } for await (const v of g()) log(v);`,
    ],
    [
      'generators asked twice at once',
      `${later} async function* g() { log('a'); yield await later(1, 5); log('b'); yield 2; } const it = g(); return await Promise.all([it.next(), it.next(), it.next()]);`,
    ],
    [
      'loops over plain lists of promises',
      `${later} const all = []; for await (const n of [later(1), 2, later(3)]) all.push(n); return all;`,
    ],
    [
      'private names',
      `class A { #n = 1; static #made = 0; constructor() { A.#made += 1; } #twice() { return this.#n * 2; } get n() { return this.#twice(); } add(more) { this.#n += more; this.#n ??= 7; return this; } static isOne(x) { return #n in x; } static get made() { return A.#made; } } class B extends A { #n = 'own'; get own() { return this.#n; } } const b = new B().add(4); return [b.n, b.own, A.isOne(b), A.isOne({}), A.made];`,
    ],
    [
      'choices',
      `const calls = []; const f = v => { calls.push(v); return v; }; const n = null; const z = 0; return [n ?? 'a', z ?? 'b', f(null) ?? 'c', f(0) ?? 'd', f(undefined) ?? f('e'), n ?? undefined ?? 'f', (n ?? z) || 'g', f('h') ?? f('never'), calls];`,
    ],
    [
      'questions about what may not be there',
      `const o = { a: { b: [1, { c: () => 'd' }] }, n: null }; return [o.a?.b?.[1]?.c?.(), o.n?.x.y.z, o.n?.[log('never')], o.q?.(), delete o?.n, 'n' in o];`,
    ],
    [
      'parts of objects',
      `const a = { x: 1, y: 2 }; const { x, ...rest } = { ...a, y: 3, ...null, ...(a.x && { z: 4 }), [Symbol.for('s')]: 5 }; const order = []; const b = { ...(order.push(1), a), q: order.push(2), ...(order.push(3), {}) }; return [x, rest, b, order, rest[Symbol.for('s')]];`,
    ],
    [
      'assignments that choose',
      `const o = { a: null, b: 0, c: 1 }; o.a ??= 5; o.b ||= 6; o.c &&= 7; let q; q ??= 'q'; return [o, q];`,
    ],
  ])('does the same: %s', async (_, body) => {
    const [original, plain] = await both(body);
    expect(plain).toEqual(original);
  });

  it('names what is private the same wherever the class stands, so that a new build changes no more than it has to', async () => {
    const code = 'const A = class extends B { #path = 1; };';
    expect(await lowered(`call();\n${code}`)).toContain((await lowered(code)).trim());
  });

  it.each([
    ['async function f() { return arguments; }', /arguments/],
    ['class A extends B { async m() { return super.m(); } }', /super/],
    ['class A { #x = 1; m() { return this.#x + this.$x; } }', /besides/],
  ])('is refused where it would not: %s', async (code, why) => {
    await expect(lowered(code)).rejects.toThrow(why);
  });
});
