import type { Codes } from './column';

/**
 * Doubles that are whole multiples of a step (seconds of a time, cents of an amount) in 1–4 bytes each instead of 8:
 * value = (base + code − 1) × step / parts, code 0 = NaN. Only what comes back bit for bit is packed.
 */
export interface Packing {
	readonly base: number;
	readonly step: number;
	readonly parts: number;
}

const STEPS = [
	{ step: 1000, parts: 1 },
	{ step: 1, parts: 1 },
	{ step: 1, parts: 100 },
] as const;

/** Null when the doubles are not all multiples of one of the steps, or too far apart. */
export function pack(values: Float64Array): { packing: Packing; codes: Codes } | null {
	let min = Infinity;
	let max = -Infinity;
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		if (value < min) min = value;
		if (value > max) max = value;
	}
	if (min > max)
		return { packing: { base: 0, step: 1, parts: 1 }, codes: new Uint8Array(values.length) };
	for (const { step, parts } of STEPS) {
		const base = Math.round((min / step) * parts);
		const range = Math.round((max / step) * parts) - base + 1;
		if (!Number.isSafeInteger(base + range) || range > 0xffffffff) continue;
		const codes = new (range < 0x100 ? Uint8Array : range < 0x10000 ? Uint16Array : Uint32Array)(
			values.length,
		);
		const packing = { base, step, parts };
		if (packInto(values, packing, codes)) return { packing, codes };
	}
	return null;
}

function packInto(values: Float64Array, { base, step, parts }: Packing, codes: Codes): boolean {
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		if (value !== value) continue;
		const multiple = Math.round((value / step) * parts);
		if ((multiple * step) / parts !== value || Object.is(value, -0)) return false;
		codes[i] = multiple - base + 1;
	}
	return true;
}

/** The doubles again, as a new array. */
export function unpack(codes: Codes, { base, step, parts }: Packing): Float64Array {
	const values = new Float64Array(codes.length);
	const before = base - 1;
	for (let i = 0; i < codes.length; i++) {
		const code = codes[i]!;
		values[i] = code === 0 ? NaN : ((before + code) * step) / parts;
	}
	return values;
}
