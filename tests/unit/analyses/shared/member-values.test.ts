import { labelText, memberValues } from '$lib/analyses/shared/member-values';
import { binOf, binText, cutOf } from '$lib/analyses/shared/histogram';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

function valuesOf(text: string, ref: string | null, scope = {}): Record<string, unknown> {
	const data = dataFromText(text, { scope });
	const values = runToEnd(memberValues(data, ref));
	return Object.fromEntries(
		data.members.ids.map((id, m) => [
			id,
			values.form === 'numbers'
				? values.values[m]
				: values.codes[m] === 0
					? null
					: labelText(values.label(values.codes[m]!)),
		]),
	);
}

const LOG = `member_id,time,event,channel,amount,member:city
a,2024-01-01,view,web,5,Lyon
a,2024-01-02,order,app,1,Lyon
a,2024-01-03,order,app,9,Lyon
b,2024-01-01,view,web,,
b,2024-01-02,view,app,,
c,2024-01-01,view,,,Oslo`;

test('a member column is itself', () => {
	expect(valuesOf(LOG, 'member:city')).toEqual({ a: 'Lyon', b: null, c: 'Oslo' });
});

test('of an event column the most frequent value, of equals the latest; in the time range alone', () => {
	expect(valuesOf(LOG, 'channel')).toEqual({ a: 'app', b: 'app', c: null });
	expect(valuesOf(LOG, 'channel', { to: '2024-01-01' })).toEqual({ a: 'web', b: 'web', c: null });
	expect(valuesOf(LOG, null)).toEqual({ a: 'order', b: 'view', c: 'view' });
});

test('of equals at the same time the first by text', () => {
	const log = 'member_id,time,event\na,2024-01-01 10:00,view\na,2024-01-01 10:00,order';
	expect(valuesOf(log, null)).toEqual({ a: 'order' });
});

test('of numbers on events the median', () => {
	expect(valuesOf(LOG, 'amount')).toEqual({ a: 5, b: NaN, c: NaN });
	expect(valuesOf(LOG, 'amount', { from: '2024-01-02' })).toMatchObject({ a: 5 });
	expect(valuesOf(LOG, 'amount', { to: '2024-01-02' })).toMatchObject({ a: 3 });
});

describe('cutting numbers', () => {
	const cut = (...values: number[]) => cutOf(Float64Array.from(values).sort());

	test('few different values stay what they are', () => {
		const few = cut(3, 1, 1, 2.5);
		expect(few).toMatchObject({ exact: true, bounds: [1, 2.5, 3] });
		expect([1, 2.5, 3].map((value) => binOf(few, value))).toEqual([0, 1, 2]);
		expect(binText(few, 1)).toBe('2.5');
		expect(binText(few, 1, '%')).toBe('250%');
	});

	test('many are cut at round numbers; what is far out lies in the outermost bins', () => {
		const many = cut(...Array.from({ length: 81 }, (_, i) => i), 5000);
		expect(many).toMatchObject({ exact: false, bounds: [20, 40, 60, 80, 100, 120] });
		expect(many.fences[1]).toBeCloseTo(121.5, 9);
		expect([0, 19, 20, 5000].map((value) => binOf(many, value))).toEqual([0, 0, 1, 6]);
		expect([0, 1, 6].map((bin) => binText(many, bin))).toEqual(['< 20', '20 ≤ … < 40', '≥ 120']);
	});

	test('property: bounds ascend, each value has a bin, whatever the numbers', () => {
		const number = fc.oneof(
			fc.double({ noNaN: true, noDefaultInfinity: true }),
			fc.integer(),
			fc.nat(30),
		);
		fc.assert(
			fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), (values) => {
				const one = cut(...values);
				expect(one.bounds.length).toBeGreaterThan(0);
				one.bounds.forEach((bound, i) => {
					expect(Number.isFinite(bound)).toBe(true);
					if (i > 0) expect(bound).toBeGreaterThan(one.bounds[i - 1]!);
				});
				for (const value of values) {
					const bin = binOf(one, value);
					if (one.exact) expect(one.bounds[bin] === value).toBe(true);
					else {
						expect(value).toBeGreaterThanOrEqual(one.bounds[bin - 1] ?? -Infinity);
						expect(value).toBeLessThan(one.bounds[bin] ?? Infinity);
					}
					expect(binText(one, bin)).not.toContain('undefined');
				}
			}),
		);
	});
});
