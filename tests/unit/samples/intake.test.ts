import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '$lib/intake/build';
import { inspect } from '$lib/intake/inspect';
import { checkMapping } from '$lib/intake/preview';
import { readTable } from '$lib/intake/read-table';
import type { MappedTable } from '$lib/intake/types';
import { SAMPLES, sampleOf } from '$lib/samples';

type Imported = Awaited<ReturnType<typeof importSample>>;
const imported = new Map<string, Imported>();

beforeAll(async () => {
	for (const { id } of SAMPLES) imported.set(id, await importSample(id));
}, 120_000);

async function importSample(id: string) {
	const { generate, zone } = sampleOf(id);
	const tables: MappedTable[] = [];
	for (const file of generate()) {
		const { mapping, columns, bad } = await inspect(file, {}, zone);
		expect(checkMapping(mapping, columns)).toEqual([]);
		expect(bad).toEqual([]);
		tables.push({ table: await readTable(file, {}, zone), mapping });
	}
	return { tables, built: await build(tables, { zone }) };
}

describe('every sample goes through the same intake as any file', () => {
	test.each(SAMPLES.map(({ id }) => id))('%s: all rows are used, without a problem', (id) => {
		const { tables, built } = imported.get(id)!;
		built.uses.forEach(({ rowsUsed, problems }, i) => {
			expect(rowsUsed).toBe(tables[i]!.table.frame.length);
			expect(problems.counts).toEqual([]);
			expect(tables[i]!.table.problems.counts).toEqual([]);
		});
	});

	test('reading-club: members lend joins and columns, events map themselves, money is yuan', () => {
		const { tables, built } = imported.get('reading-club')!;
		expect(tables.map(({ mapping }) => mapping.row)).toEqual(['member', 'event']);
		expect(tables[1]!.table.format).toBe('opsbook-events');
		const { facts } = built;
		expect(facts.members).toBe(5000);
		expect(facts.kinds.find(({ name }) => name === 'join')?.count).toBe(5000);
		expect(facts.kinds).toHaveLength(14);
		expect(facts.currency).toBe('CNY');
		expect(facts.roles).toEqual([
			'amount',
			'group',
			'channel',
			'object',
			'target',
			'campaign',
			'variant',
		]);
		expect(facts.memberColumns.map(({ name }) => name)).toEqual(
			'name joined_at group channel inviter city age_band'.split(' '),
		);
	});

	test('shop: one row is an order and maybe its refund', () => {
		const { built } = imported.get('shop')!;
		expect(built.facts.kinds.map(({ name }) => name)).toEqual(['order', 'refund']);
		const [orders, refunds] = built.facts.kinds;
		expect([orders!.amounts, refunds!.amounts]).toEqual([orders!.count, refunds!.count]);
	});

	test('events: another tool’s words are understood', () => {
		const { tables } = imported.get('events')!;
		expect(tables[0]!.mapping).toMatchObject({
			member: 'user_id',
			events: [{ time: 'timestamp', kind: { column: 'event_name' } }],
			roles: { channel: 'platform', object: 'screen' },
		});
	});
});

test('an unknown sample is an error', () => {
	expect(() => sampleOf('nothing')).toThrow('nothing');
});
