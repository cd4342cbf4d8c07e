// The first question of a funnel, for the samples and for small logs.
import { describe, expect, test } from 'vitest';
import { firstSteps } from '$lib/analyses/funnel/first-steps';
import { build } from '$lib/intake/build';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import type { InputFile, MappedTable } from '$lib/intake/types';
import { sampleOf } from '$lib/samples';

async function factsOf(files: readonly InputFile[], zone = 'UTC') {
	const tables: MappedTable[] = [];
	for (const file of files) {
		const { mapping } = await inspect(file, {}, zone);
		tables.push({ table: await readTable(file, {}, zone), mapping });
	}
	return (await build(tables, { zone })).facts;
}

/** Members who each do these kinds one after the other, an hour between. */
const logOf = (...members: readonly string[][]) => {
	const rows = members.flatMap((kinds, m) =>
		kinds.map(
			(kind, i) => `m${m},2024-03-0${1 + Math.floor(i / 20)} ${10 + (i % 12)}:00:00,${kind}`,
		),
	);
	const text = ['member_id,time,event', ...rows].join('\n');
	return factsOf([{ name: 'events.csv', blob: new Blob([text]) }]);
};

describe('of the samples', () => {
	test.each([
		['reading-club', ['send', 'click', 'add-cart', 'order']],
		['shop', ['order', 'refund']],
		['events', ['open', 'open-form', 'sign-up']],
	])('%s', async (id, steps) => {
		const { generate, zone } = sampleOf(id);
		expect(firstSteps(await factsOf(generate(), zone))).toEqual(steps);
	});
});

describe('of small logs', () => {
	test.each<[string, string[][], string[]]>([
		['one kind is one step', [['order', 'order']], ['order']],
		[
			'unknown names come in the order of their first time',
			[['c', 'a', 'b', 'a', 'c'], ['c', 'a'], ['c']],
			['c', 'a', 'b'],
		],
		[
			'a chat has no leave among its aims',
			[['join', 'message', 'leave'], ['join']],
			['join', 'message'],
		],
		[
			'Chinese names of stages',
			[
				['加购', '下单'],
				['触达', '点击'],
				['触达', '点击', '加购', '下单'],
			],
			['触达', '点击', '加购', '下单'],
		],
		[
			'Chinese sign-up',
			[
				['打开', '注册', '搜索'],
				['打开', '搜索'],
			],
			['打开', '注册'],
		],
		[
			'what comes after the aim is no step to it',
			[
				['visit', 'order', 'view'],
				['visit', 'order', 'view'],
				['visit', 'view'],
			],
			['visit', 'order'],
		],
	])('%s', async (_name, members, steps) => {
		expect(firstSteps(await logOf(...members))).toEqual(steps);
	});

	test('facts of an earlier import, without what follows what, go by names', () => {
		const kind = (name: string, members: number) => ({
			name,
			members,
			count: members,
			first: 0,
			last: 1,
			amounts: 0,
		});
		const kinds = [kind('order', 5), kind('click', 9), kind('view', 20), kind('reach', 12)];
		expect(firstSteps({ kinds })).toEqual(['reach', 'click', 'order']);
		expect(firstSteps({ kinds: [kind('x', 1), kind('y', 2)] })).toEqual(['y', 'x']);
		expect(firstSteps({ kinds: [] })).toEqual([]);
	});
});
