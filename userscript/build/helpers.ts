/**
 * What lowered scripts call. All but `async` and `or` are called as Babel's helpers of these names are, and do the same for what our
 * scripts do with them: https://babeljs.io/docs/babel-helpers
 */
const helpers: ReadonlyMap<string, string> = new Map([
  [
    'async',
    `(start, self) => new Promise((resolve, reject) => {
	const steps = start.call(self);
	const go = (how, value) => {
		let step;
		try {
			step = steps[how](value);
		} catch (error) {
			reject(error);
			return;
		}
		if (step.done) resolve(step.value);
		else Promise.resolve(step.value).then((result) => go("next", result), (error) => go("throw", error));
	};
	go("next");
})`,
  ],
  [
    'asyncToGenerator',
    '(make) => function (...values) {\n\treturn babelHelpers.async(() => make.apply(this, values));\n}',
  ],
  ['Awaited', 'class {\n\tconstructor(value) {\n\t\tthis.value = value;\n\t}\n}'],
  ['awaitAsyncGenerator', '(value) => new babelHelpers.Awaited(value)'],
  [
    'wrapAsyncGenerator',
    `(make) => function (...values) {
	const steps = make.apply(this, values);
	const go = (how, given) => babelHelpers.async(function* () {
		for (;;) {
			const { done, value } = steps[how](given);
			if (!(value instanceof babelHelpers.Awaited)) return { done, value: yield value };
			try {
				given = yield value.value;
				how = "next";
			} catch (error) {
				given = error;
				how = "throw";
			}
		}
	});
	// Who asks again before the last answer waits for it.
	let last = Promise.resolve();
	const ask = (how) => (given) => {
		const answer = last.then(() => go(how, given));
		last = answer.catch(() => void 0);
		return answer;
	};
	return { next: ask("next"), throw: ask("throw"), return: ask("return"), [Symbol.asyncIterator]() { return this; } };
}`,
  ],
  [
    'asyncIterator',
    `(list) => {
	if (list[Symbol.asyncIterator]) return list[Symbol.asyncIterator]();
	const items = list[Symbol.iterator]();
	const told = ({ done, value }) => Promise.resolve(value).then((value) => ({ done, value }));
	return { next: () => told(items.next()), return: () => told(items.return ? items.return() : { done: true }) };
}`,
  ],
  ['or', '(value, otherwise) => value != null ? value : otherwise'],
  ['objectSpread2', '(object, ...others) => Object.assign(object, ...others)'],
  [
    'objectWithoutProperties',
    `(object, names) => {
	const rest = Object.assign({}, object);
	for (const name of names) delete rest[name];
	return rest;
}`,
  ],
  ['toPropertyKey', '(key) => typeof key === "symbol" ? key : String(key)'],
  [
    'defineProperty',
    `(object, key, value) => Object.defineProperty(object, key, {
	value,
	enumerable: true,
	configurable: true,
	writable: true
})`,
  ],
]);

/**
 * Puts before a script what it calls of `babelHelpers`.
 * @throws when it calls something that is not known here.
 */
export function withHelpers(code: string): string {
  const texts: string[] = [];
  const known = new Set<string>();
  const add = (text: string) => {
    for (const [, name = ''] of text.matchAll(called)) {
      if (known.has(name)) continue;
      known.add(name);
      const helper = helpers.get(name);
      if (helper === undefined) throw new Error(`Not known how to say in ES2016: ${name}`);
      add(helper);
      texts.push(`const __${name} = ${helper};\n`);
    }
  };
  add(code);
  return `${texts.join('')}${code}`.replace(called, '__$1');
}

const called = /\bbabelHelpers\.(\w+)/g;
