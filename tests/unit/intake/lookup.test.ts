import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitSet } from '$lib/base/bitset';
import { takeRows } from '$lib/columns/access';
import type { Column } from '$lib/columns/column';
import { frameFromText } from '$lib/columns/frame-from-text';
import { build } from '$lib/intake/build';
import { checkMapping } from '$lib/intake/check-mapping';
import { describeColumn } from '$lib/intake/describe-column';
import { compareExports } from '$lib/intake/overlap';
import { en, zh } from '$lib/intake/messages';
import type { Built, MappedTable } from '$lib/intake/types';
import type { Mapping } from '$lib/model/mapping';
import { mapped, tableFromText } from './tables';

const options = { zone: 'Asia/Shanghai' };

const EVENTS = `member_id,time,event,object,group
	a,2026-01-01 10:00,view,春日,一群
	a,2026-01-02 10:00,view,春日,一群
	b,2026-01-02 11:00,like,夏夜,二群
	b,2026-01-03 10:00,view,,二群
	c,2026-01-04 10:00,view,冬至,`;

function lookup(text: string, change: Partial<Mapping> = {}): MappedTable {
	const table = tableFromText(text);
	const [key] = table.frame.columns.keys();
	return {
		table,
		mapping: {
			version: 1,
			row: 'lookup',
			member: null,
			key: key!,
			events: [],
			roles: {},
			...change,
		},
	};
}

const NOTES = lookup('标题,体裁,点赞\n春日,图文,5\n夏夜,视频,6\n秋分,视频,7');

const names = ({ facts }: Built): string[] => facts.eventColumns.map(({ name }) => name);
const reasons = ({ uses }: Built, source: number): string[] =>
	uses[source]!.problems.counts.map(
		({ reason, column, effect, count }) => `${reason} ${column} ${effect} ${count}`,
	);

describe('a lookup', () => {
	test('gives its columns to the events that name its keys', async () => {
		const built = await build([mapped(EVENTS), NOTES], options);
		expect(names(built)).toEqual(['group', 'object', 'object:体裁', 'object:点赞']);
		expect(built.facts.eventColumns.slice(2)).toEqual([
			{
				...{ name: 'object:体裁', kind: 'category', present: 3, distinct: 2 },
				top: [
					['图文', 2],
					['视频', 1],
				],
			},
			{ name: 'object:点赞', kind: 'number', present: 3, min: 5, max: 6, distinct: 2 },
		]);
		expect(built.lookups).toEqual([
			{
				role: 'object',
				tables: [{ source: 1, key: '标题' }],
				columns: [
					{ name: 'object:体裁', header: '体裁', kind: 'category' },
					{ name: 'object:点赞', header: '点赞', kind: 'number' },
				],
			},
		]);
		expect(reasons(built, 1)).toEqual([
			'lookup-events 标题 kept 3',
			'lookup-joined 标题 kept 2',
			'lookup-key-unnamed 标题 kept 1',
		]);
		expect(built.uses[1]!.rowsUsed).toBe(2);
		expect(built.uses[1]!.problems.sample.map(({ row, value }) => [row, value])).toEqual([
			[0, 'object'],
			[0, 'object'],
			[3, '秋分'],
		]);
		expect(built.members.count).toBe(3);
	});

	test('may stand before the events, beside others of the same or another role', async () => {
		const groups = lookup('群,群主,人数\n一群,小雨,120\n三群,小满,80');
		const costs = lookup('内容,体裁,费用\n春日,长文,30');
		const built = await build([groups, NOTES, mapped(EVENTS), costs], options);
		expect(names(built).slice(2)).toEqual([
			'group:群主',
			'group:人数',
			'object:体裁',
			'object:点赞',
			'object:体裁_2',
			'object:费用',
		]);
		expect(built.lookups.map(({ role, tables }) => [role, tables[0]!.source])).toEqual([
			['group', 0],
			['object', 1],
			['object', 3],
		]);
		expect(built.facts.eventColumns.find(({ name }) => name === 'object:体裁_2')!.top).toEqual([
			['长文', 2],
		]);
	});

	test('takes no name that a column of events has, and leaves every name that is one', async () => {
		const events = mapped(
			EVENTS.replaceAll(/^(.*)$/gm, (line) => `${line.trim()},x`).replace(
				'group,x',
				'group,object:体裁',
			),
		);
		const other = lookup('标题,体裁,体裁_2\n春日,长文,短');
		const built = await build([events, NOTES, other], options);
		expect(names(built).slice(2)).toEqual([
			'object:体裁',
			'object:体裁_3',
			'object:点赞',
			'object:体裁_4',
			'object:体裁_2',
		]);
	});

	test('of nothing that events name is kept, and says so', async () => {
		const built = await build([mapped(EVENTS), lookup('标题,体裁\nx,图文\ny,视频')], options);
		expect(names(built)).toEqual(['group', 'object']);
		expect(built.lookups).toEqual([]);
		expect(reasons(built, 1)).toEqual(['lookup-unmatched 标题 kept 2']);
		expect(built.uses[1]!.rowsUsed).toBe(0);
	});

	test('belongs to the role that is said, even where another fits better', async () => {
		const both = `member_id,time,event,object,group
			a,2026-01-01,view,x,x
			a,2026-01-02,view,y,z`;
		const table = (of?: Mapping['of']) =>
			lookup('key,size\nx,1\ny,2', of === undefined ? {} : { of });
		const role = async (of?: Mapping['of']) =>
			(await build([mapped(both), table(of)], options)).lookups[0]?.role;
		expect(await role()).toBe('object');
		expect(await role('group')).toBe('group');
		expect(await role('channel')).toBeUndefined();
		const tie = both.replace(',z', ',y');
		expect((await build([mapped(tie), table()], options)).lookups[0]!.role).toBe('group');
	});

	test('matches texts exactly, but for spaces around; numbers as they are written', async () => {
		const events = mapped(
			'member_id|time|event|object\na|2026-01-01|view|  12 \na|2026-01-02|view|ab\na|2026-01-02|view|AB',
		);
		const built = await build([events, lookup('key,title\n12,Twelve\n ab ,Small')], options);
		expect(built.facts.eventColumns[1]).toMatchObject({
			name: 'object:title',
			top: [
				['Twelve', 1],
				['Small', 1],
			],
		});
	});

	test('with a key twice counts the first row; rows without a key and skipped rows count nothing', async () => {
		const notes = lookup(
			'标题,体裁,状态\n春日,草稿,删除\n春日,图文,好\n 春日 ,视频,好\n,视频,好\n夏夜,视频,好',
			{ skip: [{ column: '状态', when: 'is', values: ['删除'] }], unused: ['状态'] },
		);
		const built = await build([mapped(EVENTS), notes], options);
		expect(built.facts.eventColumns.slice(2)).toMatchObject([
			{
				name: 'object:体裁',
				top: [
					['图文', 2],
					['视频', 1],
				],
			},
		]);
		expect(reasons(built, 1).sort()).toEqual([
			'lookup-events 标题 kept 3',
			'lookup-joined 标题 kept 2',
			'lookup-key-again 标题 row-left-out 1',
			'lookup-key-missing 标题 row-left-out 1',
			'skipped-by-rule 状态 row-left-out 1',
		]);
		expect(built.lookups[0]!.tables[0]!.skip).toEqual(notes.mapping.skip);
	});

	test('that came again: the newest row of a key counts', async () => {
		const april = lookup('标题,体裁,封面\n夏夜,直播,b\n冬至,图文,c');
		const earlier: MappedTable = { ...NOTES, followedBy: 2 };
		const built = await build([mapped(EVENTS), earlier, april], options);
		expect(built.lookups).toEqual([
			{
				role: 'object',
				tables: [
					{ source: 2, key: '标题' },
					{ source: 1, key: '标题' },
				],
				columns: [
					{ name: 'object:体裁', header: '体裁', kind: 'category' },
					{ name: 'object:封面', header: '封面', kind: 'category' },
					{ name: 'object:点赞', header: '点赞', kind: 'number' },
				],
			},
		]);
		expect(built.facts.eventColumns.slice(2)).toMatchObject([
			{
				present: 4,
				top: [
					['图文', 3],
					['直播', 1],
				],
			},
			{ present: 2 },
			// 夏夜 is told by the newer one, which has no such column.
			{ present: 2, min: 5, max: 5 },
		]);
		expect(reasons(built, 1)).toContain('superseded 标题 row-left-out 1');
		expect(reasons(built, 2)).toEqual(['lookup-joined 标题 kept 2', 'lookup-events 标题 kept 2']);
		expect(compareExports(earlier, april)).toEqual({
			...{ added: 1, same: 0, changed: 1, gone: 2, outside: 0, key: ['标题'] },
		});
	});

	test('of which columns do not agree on their kind over exports lends the others', async () => {
		const later = lookup('标题,体裁,点赞\n夏夜,直播,many');
		const built = await build([mapped(EVENTS), { ...NOTES, followedBy: 2 }, later], options);
		expect(names(built).slice(2)).toEqual(['object:体裁']);
	});

	test('may describe orders by their number', async () => {
		const orders = mapped(
			'member_id,time,event,order,object\na,2026-01-01,order,700,书\na,2026-01-01,order,700,笔',
		);
		const built = await build([orders, lookup('number,gift\n700,yes\n701,no')], options);
		expect(built.lookups).toMatchObject([{ role: 'order', columns: [{ name: 'order:gift' }] }]);
		expect(names(built)).toEqual(['order', 'object', 'order:gift']);
	});

	test('may have hostile headers', async () => {
		const built = await build(
			[mapped(EVENTS), lookup('标题,__proto__,constructor\n春日,x,y')],
			options,
		);
		expect(names(built).slice(2)).toEqual(['object:__proto__', 'object:constructor']);
	});
});

test('a column described with weights is the column with its rows so often', () => {
	const frame = frameFromText('word,size,day\nx,1,2026-03-01\ny,,2026-03-05\n,7,\nx,1,2026-03-09');
	const bits = (...rows: number[]) => {
		const set = new BitSet(4);
		for (const row of rows) set.add(row);
		return set;
	};
	const offsets = Uint32Array.of(0, 2, 2, 3, 4);
	const columns: Column[] = [
		...frame.columns.values(),
		{ kind: 'flag', length: 4, values: bits(0, 2), present: bits(0, 1, 2) },
		{ kind: 'text', length: 4, offsets, bytes: Uint8Array.of(97, 98, 99, 100) },
		{
			...{ kind: 'tags', length: 4, offsets, codes: Uint8Array.of(1, 2, 2, 1) },
			dictionary: { values: ['', 'p', 'q'] },
		},
	];
	expect(columns.map(({ kind }) => kind)).toEqual([
		...['category', 'number', 'time', 'flag', 'text', 'tags'],
	]);
	fc.assert(
		fc.property(fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }), (counts) => {
			const rows = Uint32Array.from(counts.flatMap((n, row) => new Array<number>(n).fill(row)));
			for (const column of columns) {
				expect(describeColumn('c', column, Uint32Array.from(counts))).toEqual(
					describeColumn('c', takeRows(column, rows)),
				);
			}
		}),
	);
});

test('a mapping names a role for its keys, or none', () => {
	expect(checkMapping({ ...NOTES.mapping, of: 'object' }, NOTES.table.columns)).toEqual([]);
});

test('every reason has words', async () => {
	const built = await build([mapped(EVENTS), NOTES, lookup('a,b\nx,1')], options);
	for (const use of built.uses) {
		for (const { reason } of use.problems.counts) {
			expect(en).toHaveProperty(reason);
			expect(zh).toHaveProperty(reason);
		}
	}
});
