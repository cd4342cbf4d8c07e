/**
 * Results as JSON and back, equal: typed arrays, NaN, infinities and what JSON would lose otherwise. A special value is an
 * object with one key that begins with `$`; keys of data that begin so get another `$`.
 */

const ARRAYS = {
	$i8: Int8Array,
	$u8: Uint8Array,
	$i16: Int16Array,
	$u16: Uint16Array,
	$i32: Int32Array,
	$u32: Uint32Array,
	$f32: Float32Array,
	$f64: Float64Array,
} as const;
type Tag = keyof typeof ARRAYS;
type Typed = InstanceType<(typeof ARRAYS)[Tag]>;

const NUMBERS: Readonly<Record<string, number>> = {
	NaN,
	Infinity,
	'-Infinity': -Infinity,
	'-0': -0,
};

/** Plain data with nothing in it that JSON would change. Throws a TypeError for what is no plain data. */
export function encodePlain(value: unknown): unknown {
	if (typeof value === 'number') return encodeNumber(value);
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
	if (value === undefined) return { $undefined: true };
	if (Array.isArray(value)) return value.map(encodePlain);
	if (typeof value !== 'object') throw new TypeError(`A ${typeof value} is no plain data`);
	const tag = tagOf(value);
	// In a list of numbers null can only mean NaN.
	if (tag !== undefined)
		return {
			[tag]: Array.from(value as Typed, (n) => (Number.isNaN(n) ? null : encodeNumber(n))),
		};
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype !== Object.prototype && prototype !== null)
		throw new TypeError(`${value.constructor.name} is no plain data`);
	// Not by assignment: a key `__proto__` must stay a key.
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, part]) => part !== undefined)
			.map(([key, part]) => [key.startsWith('$') ? `$${key}` : key, encodePlain(part)]),
	);
}

/** What `encodePlain` was given. Throws a TypeError for a special value that it does not know. */
export function decodePlain(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(decodePlain);
	const entries = Object.entries(value);
	const [key, part] = entries[0] ?? ['', undefined];
	if (entries.length === 1 && /^\$[^$]/.test(key)) return decodeSpecial(key, part);
	return Object.fromEntries(
		entries.map(([name, inner]) => [
			name.startsWith('$$') ? name.slice(1) : name,
			decodePlain(inner),
		]),
	);
}

function encodeNumber(n: number): unknown {
	return Number.isFinite(n) && !Object.is(n, -0)
		? n
		: { $number: Object.is(n, -0) ? '-0' : String(n) };
}

function tagOf(value: object): Tag | undefined {
	return (Object.keys(ARRAYS) as Tag[]).find((tag) => value instanceof ARRAYS[tag]);
}

function decodeSpecial(key: string, part: unknown): unknown {
	if (key === '$undefined') return undefined;
	if (key === '$number') return NUMBERS[String(part)];
	if (!Object.hasOwn(ARRAYS, key) || !Array.isArray(part))
		throw new TypeError(`There is no value ${key}`);
	return ARRAYS[key as Tag].from(part.map((n) => (n === null ? NaN : (decodePlain(n) as number))));
}
