// Real files end to end through intake: what is proposed for them, and what becomes of their rows.
import { openAsBlob, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { firstSteps } from '$lib/analyses/funnel/first-steps';
import { bulkOf } from '$lib/analyses/shared/stray';
import { compute as trend } from '$lib/analyses/trend/compute';
import { manifest } from '$lib/analyses/trend/manifest';
import { cellText, isMissing } from '$lib/columns/access';
import type { Frame } from '$lib/columns/column';
import { makeData } from '$lib/engine/data';
import { build } from '$lib/intake/build';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import type { InputFile } from '$lib/intake/types';
import { formatDay, formatTime } from '$lib/base/time';
import type { Mapping } from '$lib/model/mapping';
import { runToEnd } from '../support/data';
import { referenceTest, shared } from './shared';

const zone = 'Asia/Shanghai';

async function input(...path: string[]): Promise<InputFile> {
	const file = shared(...path);
	const name = path.at(-1)!;
	if (!name.endsWith('.gz')) return { name, blob: await openAsBlob(file) };
	return {
		name: name.slice(0, -3),
		blob: new Blob([new Uint8Array(gunzipSync(readFileSync(file)))]),
	};
}

async function imported(...path: string[]) {
	const file = await input(...path);
	const { format, mapping, columns, bad } = await inspect(file, {}, zone);
	const table = await readTable(file, {}, zone);
	const built = await build([{ table, mapping }], { zone });
	const [use] = built.uses;
	const left = use!.problems.counts.reduce((sum, { count }) => sum + count, 0);
	expect(use!.rowsUsed + left).toBe(table.frame.length);
	return {
		format,
		mapping,
		columns,
		bad,
		table,
		built,
		used: use!.rowsUsed,
		problems: use!.problems.counts,
	};
}

/** A mapping in one line: what a row is, who, `kind@time(amount)` …, roles. */
function sentence({ row, member, events, roles, amountTimes }: Mapping): string {
	const parts = events.map(({ time, kind, amount }) => {
		const what = 'constant' in kind ? kind.constant : `[${kind.column}]`;
		return `${what}@${time}${amount === undefined ? '' : `(${amount})`}`;
	});
	const named = Object.entries(roles).map(([role, column]) => `${role}=${column}`);
	const times = amountTimes === undefined ? [] : [`×${amountTimes}`];
	return [row, member ?? '–', ...parts, ...named.sort(), ...times].join(' ');
}

/** Lines of a time with a customer and an amount of 0 or more, and their invoices, in the plain way. */
function invoices({ columns, length }: Frame, { from, to }: { from: string; to: string }) {
	const [invoice, day, price, quantity, who] = [
		...['InvoiceNo', 'InvoiceDate', 'UnitPrice', 'Quantity', 'CustomerID'],
	].map((name) => (row: number) => cellText(columns.get(name)!, row));
	const rows = Array.from({ length }, (_, row) => row).filter((row) => {
		const date = day!(row).slice(0, 10);
		const isOrder = Number(price!(row)) * Number(quantity!(row)) >= 0;
		return who!(row) !== '' && isOrder && date >= from && date <= to;
	});
	return { lines: rows.length, invoices: new Set(rows.map((row) => invoice!(row))).size };
}

describe('published data sets', () => {
	referenceTest('CDNOW: no header, fixed width', async () => {
		const { mapping, built, used } = await imported('cdnow', 'CDNOW_sample.txt');
		expect(sentence(mapping)).toBe('event column_2 order@column_3 amount=column_5');
		expect([used, built.facts.members]).toEqual([6919, 2357]);
		expect(built.members.ids.slice(0, 2)).toEqual(['0001', '0002']);
		expect(formatTime(built.facts.firstTime!)).toBe('1997-01-01 00:00:00');
		expect(formatTime(built.facts.lastTime!)).toBe('1998-06-30 00:00:00');
		expect(built.facts.dateOnly).toBe(true);
	});

	referenceTest('RFM orders of the R package', async () => {
		const { mapping, built, used } = await imported('rfm_r', 'rfm_data_orders.csv');
		expect(sentence(mapping)).toBe('event customer_id order@order_date amount=revenue');
		expect([used, built.facts.members]).toEqual([4906, 995]);
		// One order of 2001, the others of three years from 2004 on.
		const { from, to, stray } = bulkOf(built.facts.days!)!;
		expect([formatDay(from), formatDay(to), stray]).toEqual(['2004-01-02', '2006-12-30', 1]);
	});

	referenceTest(
		'Online Retail: a price times a quantity, and rows without a customer',
		async () => {
			const { mapping, table, built, used, problems } = await imported(
				'online_retail',
				'online_retail.csv.gz',
			);
			expect(sentence(mapping)).toBe(
				'event CustomerID order@InvoiceDate amount=UnitPrice object=StockCode order=InvoiceNo ×Quantity',
			);
			expect([used, built.facts.members]).toEqual([541_909 - 135_080, 4372]);
			expect(firstSteps(built.facts)).toEqual(['order']);
			expect(problems).toMatchObject([
				{ reason: 'no-member', column: 'CustomerID', count: 135_080 },
			]);
			// The published revenue is that of all rows; the timeline has those that name a customer.
			const [price, quantity, who] = ['UnitPrice', 'Quantity', 'CustomerID'].map((name) =>
				table.frame.columns.get(name)!,
			);
			const sums = { all: 0, named: 0 };
			if (price?.kind !== 'number' || quantity?.kind !== 'number') throw new Error('not numbers');
			for (let row = 0; row < table.frame.length; row++) {
				const amount = price.values[row]! * quantity.values[row]!;
				sums.all += amount;
				if (!isMissing(who!, row)) sums.named += amount;
			}
			expect(sums.all).toBeCloseTo(9_747_747.93, 2);
			const amount = built.timeline.roles.get('amount');
			if (amount?.kind !== 'number') throw new Error('amounts are numbers');
			expect(amount.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(sums.named, 2);
			// Counted line by line: 47,731 lines of 1,866 invoices.
			const scope = { from: '2011-10-01', to: '2011-10-30' };
			const data = makeData({ ...built, facts: built.facts, weekStart: 1, scope });
			const asked = { metric: 'orders', unit: 'month', events: [{ kind: 'order' }] };
			const { series } = runToEnd(trend(data, v.parse(manifest.params.schema, asked)));
			expect(series[0]!.total).toBe(1866);
			const counted = invoices(table.frame, scope);
			expect(counted).toEqual({ lines: 47_731, invoices: 1866 });
		},
	);

	referenceTest('shop events with sessions', async () => {
		const { mapping, built, used } = await imported('ecom', 'ecom.csv.gz');
		expect(sentence(mapping)).toBe('event user_id [event]@timestamp channel=acquisition_channel');
		expect(used).toBe(31_106);
		expect(built.facts.eventColumns.map(({ name }) => name)).toContain('session_id');
	});

	referenceTest('a chat: messages, joins and leaves, and who is addressed', async () => {
		const { mapping, built, used } = await imported('irc_ubuntu', 'irc_ubuntu.csv.gz');
		expect(sentence(mapping)).toBe(
			'event nick [event]@time channel=channel target=to text=message',
		);
		expect(used).toBe(214_520);
		// 21,732 nicks as written; 16 of them differ only by a space at the end.
		expect(built.facts.members).toBe(21_732 - 16);
		expect(built.facts.kinds.map(({ name, count }) => [name, count])).toEqual([
			['message', 196_146],
			['join', 15_795],
			['leave', 2579],
		]);
	});

	referenceTest('customers of a telephone company', async () => {
		const { mapping, built } = await imported('telco_churn', 'Telco-Customer-Churn.csv');
		expect(sentence(mapping)).toBe('member customerID');
		expect(built.members.count).toBe(7043);
		expect(built.members.columns.size).toBe(20);
	});
});

referenceTest('the first funnel of a shop’s visits leads to the purchase', async () => {
	const { built } = await imported('ecom', 'ecom.csv.gz');
	expect(firstSteps(built.facts)).toEqual([
		'product_view',
		'add_to_cart',
		'shipping_details',
		'purchase',
	]);
});
