import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from '$lib/columns/access';
import { build } from '$lib/intake/build';
import type { Built, MappedTable } from '$lib/intake/types';
import { formatTime } from '$lib/base/time';
import { mapped } from './tables';

const options = { zone: 'Asia/Shanghai' };

/** The events as `id time kind role=value …`, in timeline order. */
function lines({ members, timeline }: Built): string[] {
	const out: string[] = [];
	for (let m = 0; m < members.count; m++) {
		for (let i = timeline.offsets[m]!; i < timeline.offsets[m + 1]!; i++) {
			const roles = [...timeline.roles]
				.map(([role, column]) => `${role}=${cellText(column, i)}`)
				.filter((text) => !text.endsWith('='));
			const kind = cellText(timeline.kind, i);
			out.push(
				[members.ids[m], formatTime(timeline.time[i]!).slice(0, 16), kind, ...roles].join(' '),
			);
		}
	}
	return out;
}

function memberLines({ members }: Built): string[] {
	return members.ids.map((id, m) =>
		[id, ...[...members.columns].map(([name, column]) => `${name}=${cellText(column, m)}`)].join(
			' ',
		),
	);
}

const EVENTS = `member_id,time,event,amount,channel
	b,2026-01-02 10:00,order,5,app
	a,2026-01-02 09:00,view,,web
	b,2026-01-01 08:00,join,,app
	a,2026-01-02 09:00,order,7.5,`;

const PEOPLE = `member_id,name,joined_at,city
	a,Ann,2025-12-01,Rome
	c,Cy,2025-12-02,
	b,,,Oslo`;

describe('events', () => {
	test('are sorted by member, time, input order; members are numbered as they come', async () => {
		const built = await build([mapped(EVENTS)], options);
		expect(built.members.ids).toEqual(['b', 'a']);
		expect(lines(built)).toEqual([
			'b 2026-01-01 08:00 join channel=app',
			'b 2026-01-02 10:00 order amount=5 channel=app',
			'a 2026-01-02 09:00 view channel=web',
			'a 2026-01-02 09:00 order amount=7.5',
		]);
		expect(Array.from(built.timeline.row)).toEqual([2, 0, 1, 3]);
		expect(built.uses).toEqual([{ rowsUsed: 4, problems: { counts: [], sample: [] } }]);
	});

	test('ids are texts without spaces around; numbers as they are written', async () => {
		const built = await build(
			[
				mapped(' user_id|date\n 17850|2026-01-01\n 9|2026-01-02'),
				mapped('user_id|date\n 9 |2026-01-03\nx|2026-01-03'),
			],
			options,
		);
		expect(built.members.ids).toEqual(['17850', '9', 'x']);
	});

	test('several times in a row, each with its own amount', async () => {
		const built = await build(
			[
				mapped(`user,paid_at,refunded_at,total,refund_amount
					a,2026-01-01,2026-01-05,10,-4
					b,,,3,
					c,2026-01-02,,8,`),
			],
			options,
		);
		expect(lines(built)).toEqual([
			'a 2026-01-01 00:00 order amount=10',
			'a 2026-01-05 00:00 refund amount=-4',
			'c 2026-01-02 00:00 order amount=8',
		]);
		expect(built.facts.dateOnly).toBe(true);
		expect(built.uses[0]!.rowsUsed).toBe(2);
	});

	test('amounts are prices times a quantity when the mapping says so', async () => {
		const built = await build(
			[
				mapped(
					'customer_id,date,unit_price,quantity\na,2026-01-01,2.5,4\na,2026-01-02,2.5,-1\na,2026-01-03,2.5,',
				),
			],
			options,
		);
		expect(lines(built)).toEqual([
			'a 2026-01-01 00:00 order amount=10',
			'a 2026-01-02 00:00 order amount=-2.5',
			'a 2026-01-03 00:00 order',
		]);
	});

	test('numbers of orders have one dictionary over files, whatever their columns are', async () => {
		const built = await build(
			[
				mapped('user,date,total,order_no\na,2026-01-01,1,17\na,2026-01-01,2,17\na,2026-01-02,3,'),
				mapped('user,date,total,order_no\na,2026-01-03,4,x9\na,2026-01-03,5,17'),
			],
			options,
		);
		expect(lines(built)).toEqual([
			'a 2026-01-01 00:00 order amount=1 order=17',
			'a 2026-01-01 00:00 order amount=2 order=17',
			'a 2026-01-02 00:00 order amount=3',
			'a 2026-01-03 00:00 order amount=4 order=x9',
			'a 2026-01-03 00:00 order amount=5 order=17',
		]);
	});

	test('rows that are nobody, never, nothing or skipped are counted with their row and column', async () => {
		const table = mapped(
			`member_id,time,event,state
				a,2026-01-01,join,ok
				,2026-01-01,join,ok
				a,,join,ok
				a,2026-01-01,,ok
				a,2026-01-01,join,void
				b,,,void`,
			{ skip: [{ column: 'state', when: 'is', values: ['void'] }] },
		);
		const { uses, members, timeline } = await build([table], options);
		expect(members.ids).toEqual(['a']);
		expect(timeline.events).toBe(1);
		expect(uses[0]!.rowsUsed).toBe(1);
		const counts = uses[0]!.problems.counts.map(({ reason, column, count }) => [
			reason,
			column,
			count,
		]);
		expect(counts).toEqual([
			['skipped-by-rule', 'state', 2],
			['no-member', 'member_id', 1],
			['no-time', 'time', 1],
			['no-kind', 'event', 1],
		]);
		const sample = uses[0]!.problems.sample.map(({ row, reason, value, effect }) => [
			row,
			reason,
			value,
			effect,
		]);
		expect(sample).toContainEqual([5, 'skipped-by-rule', 'void', 'row-left-out']);
		expect(sample).toContainEqual([2, 'no-member', '', 'row-left-out']);
	});

	test.each([
		['empty', undefined, ['x', 'y']],
		['not-empty', undefined, ['', ' ']],
		['is', ['x', ''], ['y']],
		['is-not', ['x', ''], ['', ' ', 'x']],
	] as const)('rule "%s" %j', async (when, values, kept) => {
		const rows = ['', ' ', 'x', 'y'].map((state, i) => `m${i}|2026-01-01|${state}`);
		const table = mapped(['member_id|date|state', ...rows].join('\n'), {
			row: 'event',
			events: [{ time: 'date', kind: { constant: 'visit' } }],
			skip: [{ column: 'state', when, ...(values === undefined ? {} : { values: [...values] }) }],
		});
		const { members } = await build([table], options);
		const expected = ['', ' ', 'x', 'y'].flatMap((state, i) =>
			(kept as readonly string[]).includes(state) ? [`m${i}`] : [],
		);
		expect(members.ids).toEqual(expected);
	});

	test('one dictionary for a role over all tables', async () => {
		const built = await build(
			[
				mapped(EVENTS),
				mapped('member_id,time,event,channel\na,2026-02-01,join,mini\nb,2026-02-01,view,app'),
			],
			options,
		);
		expect(lines(built)).toContain('a 2026-02-01 00:00 join channel=mini');
		const channel = built.timeline.roles.get('channel');
		expect(channel?.kind === 'category' && channel.dictionary.values).toEqual([
			'',
			'app',
			'web',
			'mini',
		]);
		expect(built.facts.dateOnly).toBe(false);
	});
});

describe('members', () => {
	test('of a members file come with their columns, also without events', async () => {
		const built = await build([mapped(PEOPLE), mapped(EVENTS)], options);
		expect(memberLines(built)).toEqual([
			'a name=Ann joined_at=2025-12-01 city=Rome',
			'c name=Cy joined_at=2025-12-02 city=',
			'b name= joined_at= city=Oslo',
		]);
		expect(lines(built)).toContain('c 2025-12-02 00:00 join');
		expect(built.uses.map(({ rowsUsed }) => rowsUsed)).toEqual([3, 4]);
	});

	test('only seen in events have missing cells', async () => {
		const built = await build([mapped('id,city\na,Rome'), mapped(EVENTS)], options);
		expect(memberLines(built)).toEqual(['a city=Rome', 'b city=']);
	});

	test('several files: the first cell that is not missing wins, headers merge, kinds that differ become texts', async () => {
		const built = await build(
			[
				mapped('id,age,city,since\na,31,,2026-01-01\nb,,Oslo,2026-01-02'),
				mapped('id,age,city,since\na,99,Rome,2020-01-01\nb,forty,Bonn,\nc,,Kyiv,'),
			],
			options,
		);
		expect(memberLines(built)).toEqual([
			'a age=31 city=Rome since=2026-01-01',
			'b age=forty city=Oslo since=2026-01-02',
			'c age= city=Kyiv since=',
		]);
		expect(built.members.columns.get('since')?.kind).toBe('time');
		expect(built.members.columns.get('age')?.kind).toBe('category');
	});

	test('a member twice in one file', async () => {
		const built = await build(
			[mapped('id,city\na,\na,Rome\na,Oslo\nb,Bonn', { row: 'member', member: 'id' })],
			options,
		);
		expect(memberLines(built)).toEqual(['a city=Rome', 'b city=Bonn']);
	});

	test('the name column of an event file names them', async () => {
		const built = await build(
			[mapped('author_id,author,time,content\n1x,Ann,2026-01-01,hi\n1x,Anne,2026-01-02,ho')],
			options,
		);
		expect(memberLines(built)).toEqual(['1x author=Ann']);
	});
});

describe('facts', () => {
	test('tell kinds, times, roles and columns', async () => {
		const { facts } = await build([mapped(PEOPLE), mapped(EVENTS)], options);
		expect(facts).toMatchObject({
			zone: 'Asia/Shanghai',
			members: 3,
			events: 6,
			dateOnly: false,
			roles: ['amount', 'channel'],
			currency: null,
		});
		expect(
			facts.kinds.map(({ name, count, members, amounts }) => [name, count, members, amounts]),
		).toEqual([
			['join', 3, 3, 0],
			['order', 2, 2, 2],
			['view', 1, 1, 0],
		]);
		expect(formatTime(facts.firstTime!)).toBe('2025-12-01 00:00:00');
		expect(formatTime(facts.lastTime!)).toBe('2026-01-02 10:00:00');
		expect(facts.eventColumns).toMatchObject([
			{ name: 'amount', kind: 'number', present: 2, min: 5, max: 7.5 },
			{
				name: 'channel',
				kind: 'category',
				present: 3,
				distinct: 2,
				top: [
					['app', 2],
					['web', 1],
				],
			},
		]);
		expect(facts.memberColumns.map(({ name, present }) => [name, present])).toEqual([
			['name', 2],
			['joined_at', 2],
			['city', 2],
		]);
	});

	test('columns without a role are listed by header, merged over files', async () => {
		const other = (rows: string) => mapped(`member_id,time,event,page\n${rows}`);
		const { facts } = await build(
			[other('a,2026-01-01,view,home\na,2026-01-02,view,home'), other('a,2026-01-03,view,shop')],
			options,
		);
		expect(facts.roles).toEqual(['object']);
		const skipRole = mapped(
			'member_id,time,event,mood\na,2026-01-01,view,1x\nb,2026-01-01,view,2x',
		);
		const built = await build([skipRole, skipRole], options);
		expect(built.facts.eventColumns).toMatchObject([
			{
				name: 'mood',
				present: 4,
				distinct: 2,
				top: [
					['1x', 2],
					['2x', 2],
				],
			},
		]);
	});

	test('no events at all', async () => {
		const { facts, timeline } = await build([mapped('id,city\na,Rome')], options);
		expect(facts).toMatchObject({
			members: 1,
			events: 0,
			firstTime: null,
			lastTime: null,
			kinds: [],
			roles: [],
		});
		expect(Array.from(timeline.offsets)).toEqual([0, 0]);
	});

	test('the currency is what the amounts or their header say, if they agree', async () => {
		const yuan = mapped('user,date,实付金额(元)\na,2026-01-01,5');
		const dollars = mapped('user,date,amount_usd\na,2026-01-01,5', {
			roles: { amount: 'amount_usd' },
		});
		expect((await build([yuan], options)).facts.currency).toBe('CNY');
		expect((await build([yuan, dollars], options)).facts.currency).toBeNull();
	});
});

test('lookups and tables without a member column are kept in count, not in the timeline', async () => {
	const lookup = mapped('title,likes\nspring,5\nsummer,6');
	const nobody = mapped('订单号,订单成交时间,实付金额\nx,2026-01-01,5');
	const { members, uses } = await build([lookup, nobody], options);
	expect(members.count).toBe(0);
	expect(
		uses.map(({ rowsUsed, problems }) => [
			rowsUsed,
			problems.counts[0]?.reason,
			problems.counts[0]?.count,
		]),
	).toEqual([
		[0, 'lookup-unmatched', 2],
		[0, 'no-member', 1],
	]);
});

test('a pause that throws stops the build', async () => {
	let pauses = 0;
	const pause = () => (++pauses === 2 ? Promise.reject(new Error('stop')) : Promise.resolve());
	await expect(build([mapped(EVENTS)], options, { pause })).rejects.toThrow('stop');
	expect(pauses).toBe(2);
});

describe('properties', () => {
	const cell = (...values: string[]) => fc.constantFrom(...values);
	const row = fc.record({
		member: cell('', 'a', 'b', 'c', 'd'),
		minute: fc.integer({ min: 0, max: 500 }),
		timed: fc.boolean(),
		event: cell('', 'join', 'order', 'view'),
		amount: cell('', '1', '-2', '3.5'),
		state: cell('ok', 'void'),
	});
	type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

	/** Minutes are made unique, so that there are no ties. */
	function table(rows: readonly (Row & { at: number })[]): MappedTable {
		const text = rows.map(({ member, timed, at, event, amount, state }) => {
			const time = timed
				? `2026-01-0${1 + (at % 7)} 10:${String(at % 60).padStart(2, '0')}:${String(Math.floor(at / 60)).padStart(2, '0')}`
				: '';
			return [member, time, event, amount, state].join(',');
		});
		return mapped(['member_id,time,event,amount,state', ...text].join('\n'), {
			row: 'event',
			member: 'member_id',
			events: [{ time: 'time', kind: { column: 'event' } }],
			roles: { amount: 'amount' },
			skip: [{ column: 'state', when: 'is', values: ['void'] }],
		});
	}
	const rowsArbitrary = fc
		.array(row, { minLength: 1, maxLength: 40 })
		// A first full row keeps every column of its type whatever follows.
		.map((rows) =>
			[
				{ member: 'a', minute: 0, timed: true, event: 'join', amount: '1', state: 'ok' },
				...rows,
			].map((one, at) => ({ ...one, at })),
		);

	test('every row is used or in a count', async () => {
		await fc.assert(
			fc.asyncProperty(rowsArbitrary, async (rows) => {
				const { uses } = await build([table(rows)], options);
				const left = uses[0]!.problems.counts.reduce((sum, { count }) => sum + count, 0);
				expect(uses[0]!.rowsUsed + left).toBe(rows.length);
			}),
		);
	});

	test('rows in any order, and files in any order, give the same timeline', async () => {
		await fc.assert(
			fc.asyncProperty(rowsArbitrary, fc.integer({ min: 0, max: 100 }), async (rows, turn) => {
				const whole = await build([table(rows)], options);
				const at = 1 + (turn % rows.length);
				const turned = [...rows.slice(at), ...rows.slice(0, at)].toReversed();
				const first = rows.slice(0, 1);
				const pieces = [[...rows.slice(at), ...first.slice(rows.length)], rows.slice(0, at)]
					.filter((piece) => piece.some((one) => one.timed && one.amount !== ''))
					.map(table);
				expect(lines(await build([table(turned)], options)).sort()).toEqual(lines(whole).sort());
				if (pieces.length === 2) {
					const forth = await build(pieces, options);
					const back = await build(pieces.toReversed(), options);
					expect(lines(forth).sort()).toEqual(lines(whole).sort());
					expect(lines(back).sort()).toEqual(lines(whole).sort());
					expect(back.facts.kinds).toEqual(forth.facts.kinds);
				}
			}),
		);
	});

	test('a members file beside the events changes no one’s events but joins', async () => {
		await fc.assert(
			fc.asyncProperty(rowsArbitrary, async (rows) => {
				const alone = await build([table(rows)], options);
				const people = mapped('member_id,city\nz,Rome\nb,Oslo\na,Bonn');
				for (const tables of [
					[people, table(rows)],
					[table(rows), people],
				]) {
					const beside = await build(tables, options);
					expect(lines(beside).sort()).toEqual(lines(alone).sort());
					expect(new Set(beside.members.ids)).toEqual(
						new Set([...alone.members.ids, 'a', 'b', 'z']),
					);
				}
			}),
		);
	});
});
