// Numbers that come again each day are no numbers of orders.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '$lib/intake/build';
import { inspect } from '$lib/intake/inspect';
import { imported } from './imported';
import { mapped } from './tables';
import { fileOf } from './read';

interface Sale {
	readonly member: string;
	readonly number: string;
	readonly day: number;
}

const text = (sales: readonly Sale[], header = 'member_id,receipt_no,date,total') =>
	[
		header,
		...sales.map(
			({ member, number, day }, i) =>
				`${member},${number},2026-03-${String(day).padStart(2, '0')},${i + 1}`,
		),
	].join('\n');

/** Each day the till begins with 0001. */
const till = (days: number, each: number): Sale[] =>
	Array.from({ length: days * each }, (_, i) => ({
		member: `m${(i * 7) % 11}`,
		number: String((i % each) + 1).padStart(4, '0'),
		day: Math.floor(i / each) + 1,
	}));

const orderOf = async (content: string) => {
	const { mapping, problems } = await inspect(fileOf(content), {}, 'Asia/Shanghai');
	const said = problems.counts.filter(({ reason }) => reason === 'order-number-again');
	return { order: mapping.roles.order, said: said.map(({ column }) => column) };
};
const SAID = { order: undefined, said: ['receipt_no'] };
const ORDER = { order: 'receipt_no', said: [] };

describe('the number of an order is proposed', () => {
	test('not where numbers begin anew each day, which is said', async () => {
		expect(await orderOf(text(till(5, 8)))).toEqual(SAID);
		expect(await orderOf(text(till(5, 8), '会员号,订单号,日期,金额'))).toEqual({
			order: undefined,
			said: ['订单号'],
		});
		const { mapping, events } = await imported(text(till(5, 8)));
		expect(mapping.join()).not.toContain('order: ');
		expect(events).toHaveLength(40);
	});

	test.each<[string, Sale[]]>([
		['of one day', till(1, 30)],
		['that go on', till(5, 8).map((sale, i) => ({ ...sale, number: String(1000 + i) }))],
		[
			'of lines of orders',
			till(5, 8).map((sale, i) => ({
				...sale,
				number: `A${i >> 1}`,
				member: `m${i >> 2}`,
				day: 1 + (i >> 3),
			})),
		],
		[
			'of which one was written for another',
			[
				...till(5, 8).map((sale, i) => ({ ...sale, number: `A${i}` })),
				{ member: 'm99', number: 'A1', day: 9 },
			],
		],
		[
			'paid back to the same person later',
			till(5, 8).flatMap((sale, i) => [
				{ ...sale, number: `A${i}` },
				{ ...sale, number: `A${i}`, day: 20 },
			]),
		],
	])('where they are %s', async (_, sales) => {
		expect(await orderOf(text(sales))).toEqual(ORDER);
	});

	test('as before in an export of a platform', async () => {
		const header = '订单编号,买家会员名,买家实际支付金额,订单付款时间,订单关闭原因';
		const rows = till(5, 8).map(
			({ member, number, day }) => `${number},${member},5,2026-03-0${day} 10:00:00,订单未关闭`,
		);
		expect((await orderOf([header, ...rows].join('\n'))).order).toBe('订单编号');
	});
});

test('a mapping that takes such numbers for orders is told so when it is used', async () => {
	const said = async (sales: readonly Sale[], mapping = {}) => {
		const { uses } = await build([mapped(text(sales), mapping)], { zone: 'Asia/Shanghai' });
		return uses[0]!.problems.counts.map(({ reason, column }) => `${reason} ${column}`);
	};
	const roles = { amount: 'total', order: 'receipt_no' };
	const named = (sale: Sale) => ({ ...sale, number: `n${sale.number}` });
	expect(await said(till(5, 8).map(named), { roles })).toEqual(['order-number-again receipt_no']);
	expect(await said(till(5, 8).map(named), { roles: { amount: 'total' } })).toEqual([]);
	expect(await said(till(1, 30).map(named), { roles })).toEqual([]);
});

test('numbers that each belong to one person or one day are never refused', async () => {
	const sale = fc.record({
		member: fc.integer({ min: 0, max: 5 }),
		number: fc.integer({ min: 0, max: 9 }),
		day: fc.integer({ min: 1, max: 28 }),
		byDay: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(sale, { minLength: 3, maxLength: 40 }), async (sales) => {
			const rows = sales.map(({ member, number, day, byDay }) => ({
				member: `m${member}`,
				number: byDay ? `D${day}-${number}` : `M${member}-${number}`,
				day,
			}));
			expect((await orderOf(text(rows))).said).toEqual([]);
		}),
		{ numRuns: 60 },
	);
});
