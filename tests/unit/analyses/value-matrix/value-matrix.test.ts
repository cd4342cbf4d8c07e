import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute as rfm } from '$lib/analyses/rfm/compute';
import { manifest as rfmManifest } from '$lib/analyses/rfm/manifest';
import { compute, people } from '$lib/analyses/value-matrix/compute';
import { findings } from '$lib/analyses/value-matrix/findings';
import { manifest, type MatrixParams } from '$lib/analyses/value-matrix/manifest';
import type { Fields } from '$lib/analyses/value-matrix/result';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import { dataFromText, runToEnd } from '../../../support/data';

const HEAD = 'member_id,time,event,amount,channel,member:city\n';
const params = (some: object = {}): MatrixParams =>
	v.parse(manifest.params.schema, { order: { kind: 'order' }, days: 10, ...some });
const day = (n: number) => formatDay(parseDay('2024-01-01') + n * DAY);

const events = fc.array(
	fc.record({
		member: fc.nat(40),
		day: fc.nat(60),
		kind: fc.constantFrom('order', 'order', 'view', 'refund'),
		amount: fc.integer({ min: 0, max: 300 }),
		channel: fc.constantFrom('', 'web', 'app', 'mail'),
	}),
	{ minLength: 1, maxLength: 150 },
);
type Event = (typeof events)['generate'] extends (...args: never[]) => { value: infer T }
	? T extends readonly (infer U)[]
		? U
		: never
	: never;
const lineOf = (e: Event) =>
	`m${e.member},${day(e.day)},${e.kind},${e.kind === 'view' ? '' : e.amount},${e.channel},${['Lyon', 'Oslo', ''][e.member % 3]}`;
const asked = fc.record({
	set: fc.constantFrom('eight', 'eleven'),
	groups: fc.integer({ min: 2, max: 10 }),
	tag: fc.constantFrom('column', 'event'),
	column: fc.constantFrom('member:city', 'channel', 'amount', null),
	did: fc.constantFrom('any', { kind: 'view' }),
	top: fc.integer({ min: 1, max: 3 }),
	days: fc.integer({ min: 1, max: 70 }),
});

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

test('the cube adds up along each of its sides, for members, revenue and who came back', () => {
	fc.assert(
		fc.property(events, asked, (list, some) => {
			const data = dataFromText(HEAD + list.map(lineOf).join('\n'));
			const checked = params(some);
			const result = runToEnd(compute(data, checked));
			const { fields, byClass, byGroup, byTag, all, groups, tags } = result;
			expect(sum(all.count)).toBe(result.buyers);
			expect(result.buyers + result.none).toBe(result.members);
			for (const of of ['count', 'back', 'revenue'] as const) {
				const digits = of === 'revenue' ? 4 : 10;
				for (const side of [fields, byClass, byGroup, byTag])
					expect(sum(side[of])).toBeCloseTo(sum(all[of]), digits);
				byTag[of].forEach((total, t) => {
					const own = Array.from(fields[of]).filter((_, i) => i % tags.length === t);
					expect(sum(own)).toBeCloseTo(total, digits);
				});
			}
			const isPart = ({ count, back }: Fields) =>
				back.forEach((n, i) => expect(n <= count[i]!).toBe(true));
			[fields, byClass, byGroup, byTag].forEach(isPart);
			fields.count.forEach((count, i) => {
				if (count === 0) return;
				const t = i % tags.length;
				const g = Math.floor(i / tags.length) % groups;
				const c = Math.floor(i / (tags.length * groups));
				expect(people(data, checked, { at: [c, g, t], back: false }).size).toBe(count);
				expect(people(data, checked, { at: [c, g, t], back: true }).size).toBe(fields.back[i]);
			});
			expect(people(data, checked, { none: true }).size).toBe(result.none);
		}),
		{ numRuns: 60 },
	);
});

test('classes are those of RFM as of the day before the cut', () => {
	fc.assert(
		fc.property(events, fc.constantFrom('eight', 'eleven'), (list, set) => {
			const data = dataFromText(HEAD + list.map(lineOf).join('\n'));
			const result = runToEnd(compute(data, params({ set })));
			const asOf = formatDay(result.cut - 1);
			const then = dataFromText(HEAD + list.map(lineOf).join('\n'), { scope: { asOf } });
			const own = v.parse(rfmManifest.params.schema, { order: { kind: 'order' }, set });
			const { segments } = runToEnd(rfm(then, own));
			if (result.buyers === 0) return;
			expect(Array.from(result.byClass.count)).toEqual(segments.map(({ count }) => count));
			expect(Array.from(result.byClass.revenue)).toEqual(segments.map(({ amount }) => amount));
		}),
		{ numRuns: 40 },
	);
});

test('what happens after the cut decides only who came back', () => {
	const rows = [
		'a,2024-01-01,order,10,web,',
		'b,2024-01-02,order,20,app,',
		'z,2024-02-21 12:00,view,,,',
	];
	const before = runToEnd(
		compute(dataFromText(HEAD + rows.join('\n')), params({ column: 'channel' })),
	);
	const later = [
		...rows,
		'a,2024-02-11 00:00,order,5000,mail,',
		'b,2024-02-10 23:59:59,view,,app,',
	];
	const after = runToEnd(
		compute(dataFromText(HEAD + later.join('\n')), params({ column: 'channel' })),
	);
	// The window: 11 to 20 February, whole days. An event at its first midnight lies in it.
	expect(formatDay(after.cut)).toBe('2024-02-11');
	expect(after.byTag.revenue).toEqual(before.byTag.revenue);
	expect(after.tags).toEqual([{ text: 'app' }, { text: 'web' }]);
	expect(Array.from(before.byTag.back)).toEqual([0, 0]);
	expect(Array.from(after.byTag.back)).toEqual([0, 1]);
});

test('findings: retention with its interval, the fullest field, the highest value against the rest', () => {
	const rows = Array.from({ length: 100 }, (_, i) => {
		const order = `m${i},${day(i % 20)},order,${i < 60 ? 10 + (i % 7) : 500 + i},,Lyon`;
		return i >= 60 ? `${order}\nm${i},${day(58)},view,,,Lyon` : order;
	});
	const data = dataFromText(`${HEAD}${rows.join('\n')}\nz,${day(60)},view,,,`);
	const told = (some: object) => {
		const checked = params(some);
		return findings(runToEnd(compute(data, checked)), checked, data.facts);
	};
	const list = told({ groups: 2, column: 'member:city' });
	expect(list.map(({ key }) => key)).toEqual([
		'finding.back',
		'finding.richest',
		'finding.highest',
	]);
	expect(list[0]!.values).toMatchObject({ back: { count: 40 }, buyers: { count: 100 } });
	expect(list[1]!.values).toMatchObject({ tag: 'Lyon', group: { number: 2 } });
	expect(told({ groups: 2, days: 60 }).map(({ key }) => key)).toContain('finding.few');
	expect(told({ groups: 2, days: 3650 })).toMatchObject([{ key: 'finding.nobody' }]);
});
