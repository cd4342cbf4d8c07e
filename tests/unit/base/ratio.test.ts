import { wilson } from '$lib/base/interval';
import { jointZ, normalQuantile } from '$lib/base/normal';
import { partRatio, shareRatio } from '$lib/base/ratio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const shares = fc
	.record({ n1: fc.integer({ min: 1, max: 300 }), n2: fc.integer({ min: 1, max: 300 }) })
	.chain(({ n1, n2 }) =>
		fc.record({
			n1: fc.constant(n1),
			n2: fc.constant(n2),
			k1: fc.nat(n1),
			k2: fc.nat(n2),
		}),
	);

describe('the ratio of two shares', () => {
	test('lies in its interval, and turned round it is the inverse', () => {
		fc.assert(
			fc.property(shares, ({ k1, n1, k2, n2 }) => {
				const { ratio, low, high } = shareRatio(k1, n1, k2, n2);
				if (k1 === 0 && k2 === 0) {
					expect(ratio).toBeNaN();
					return;
				}
				expect(low).toBeLessThanOrEqual(ratio * (1 + 1e-12));
				expect(high).toBeGreaterThanOrEqual(ratio * (1 - 1e-12));
				const turned = shareRatio(k2, n2, k1, n1);
				if (k1 > 0) expect(turned.high).toBeCloseTo(1 / low, 6);
				if (k2 > 0 && k1 > 0) expect(turned.low).toBeCloseTo(1 / high, 6);
			}),
		);
	});

	test('the limits solve Fieller’s equation of the distances to Wilson’s limits', () => {
		fc.assert(
			fc.property(shares, ({ k1, n1, k2, n2 }) => {
				fc.pre(k1 > 0 && k2 > 0);
				const [p1, p2] = [k1 / n1, k2 / n2];
				const [one, two] = [wilson(k1, n1), wilson(k2, n2)];
				const { low, high } = shareRatio(k1, n1, k2, n2);
				// p1 − r p2 is just distinguishable from 0 at the limit r.
				expect((p1 - low * p2) ** 2).toBeCloseTo(
					(p1 - one.low) ** 2 + low ** 2 * (two.high - p2) ** 2,
					8,
				);
				expect((high * p2 - p1) ** 2 / high ** 2).toBeCloseTo(
					((one.high - p1) ** 2 + high ** 2 * (p2 - two.low) ** 2) / high ** 2,
					8,
				);
			}),
		);
	});

	test('of many people it is that of logarithms (Katz)', () => {
		const { low, high } = shareRatio(2400, 10_000, 2000, 10_000);
		const se = Math.sqrt(1 / 2400 - 1 / 10_000 + 1 / 2000 - 1 / 10_000);
		expect(low).toBeCloseTo(1.2 * Math.exp(-1.959964 * se), 3);
		expect(high).toBeCloseTo(1.2 * Math.exp(1.959964 * se), 3);
	});

	test('empty groups say nothing; zeros are bounded on one side', () => {
		expect(shareRatio(0, 0, 1, 2)).toEqual({ ratio: NaN, low: 0, high: Infinity });
		expect(shareRatio(0, 20, 0, 20)).toEqual({ ratio: NaN, low: 0, high: Infinity });
		const none = shareRatio(0, 20, 10, 20);
		expect([none.ratio, none.low]).toEqual([0, 0]);
		expect(none.high).toBeLessThan(0.5);
		expect(shareRatio(5, 20, 0, 20)).toMatchObject({ ratio: Infinity, high: Infinity });
	});
});

test('a part against the whole: 1 for the whole itself, bounded by 1 ÷ its weight', () => {
	expect(partRatio(3, 10, 3, 10)).toEqual({ ratio: 1, low: 1, high: 1 });
	expect(partRatio(0, 0, 3, 10)).toEqual({ ratio: NaN, low: 0, high: Infinity });
	const { ratio, low, high } = partRatio(30, 40, 40, 100);
	expect(ratio).toBeCloseTo(0.75 / 0.4, 12);
	expect(low).toBeGreaterThan(1);
	expect(high).toBeLessThanOrEqual(2.5);
	expect(partRatio(4, 4, 4, 10).high).toBe(2.5);
	fc.assert(
		fc.property(shares, ({ k1, n1, k2, n2 }) => {
			fc.pre(k1 + k2 > 0);
			const part = partRatio(k1, n1, k1 + k2, n1 + n2);
			expect(part.low).toBeLessThanOrEqual(part.ratio * (1 + 1e-12));
			expect(part.high).toBeGreaterThanOrEqual(part.ratio * (1 - 1e-12));
		}),
	);
});

test('quantiles of the normal distribution (R: qnorm)', () => {
	for (const [p, z] of [
		[0.5, 0],
		[0.9, 1.2815516],
		[0.975, 1.959964],
		[0.999, 3.0902323],
		[1e-6, -4.7534243],
		[1e-12, -7.0344838],
	] as const)
		expect(normalQuantile(p)).toBeCloseTo(z, 5);
	expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
	expect(jointZ(1)).toBeCloseTo(1.959964, 5);
	expect(jointZ(20)).toBeCloseTo(3.0233414, 5);
});
