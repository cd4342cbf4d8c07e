// Files that tests import: small ones written by hand, larger ones from a seed.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { random } from '../../src/lib/base/random';
import { encode } from '../support/encode';

export interface TestFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

export const csv = (name: string, text: string | Uint8Array): TestFile => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text as string),
});

const two = (n: number): string => String(n).padStart(2, '0');
const KINDS = ['join', 'send', 'click', 'add-cart', 'order'] as const;

/** How many of the members did a kind in `events`: each step of the way loses every second one. */
export const didKind = (members: number, kind: (typeof KINDS)[number]): number => {
	const lost = { join: 1, send: 1, click: 2, 'add-cart': 4, order: 8 }[kind];
	return Math.ceil(members / lost);
};

/** A file that maps itself: everybody joins and is sent something; every second clicks, every fourth fills a cart, … */
export function events(members = 160, name = 'events.csv'): TestFile {
	const draw = random(7);
	const lines = ['member_id,time,event,amount,group'];
	for (let m = 0; m < members; m++) {
		const id = `m${String(m).padStart(4, '0')}`;
		const month = two(1 + (m % 4));
		const day = two(1 + (m % 23));
		KINDS.forEach((kind, step) => {
			if (m % { join: 1, send: 1, click: 2, 'add-cart': 4, order: 8 }[kind] !== 0) return;
			const amount = kind === 'order' ? (10 + draw.int(0, 9000) / 100).toFixed(2) : '';
			lines.push(`${id},2026-${month}-${day} ${two(8 + step)}:30:00,${kind},${amount},g${m % 3}`);
		});
	}
	return csv(name, lines.join('\n') + '\n');
}

/** Many rows, for what must be caught in the middle: about 48 bytes each. */
export function manyEvents(rows: number, name = 'large.csv'): TestFile {
	const draw = random(rows);
	const lines = new Array<string>(rows + 1);
	lines[0] = 'member_id,time,event,amount,object';
	for (let i = 1; i <= rows; i++) {
		const member = draw.int(1, 20_000);
		const day = `2026-${two(draw.int(1, 6))}-${two(draw.int(1, 28))}`;
		const time = `${two(draw.int(0, 23))}:${two(draw.int(0, 59))}:${two(draw.int(0, 59))}`;
		const kind = KINDS[draw.int(0, 4)]!;
		lines[i] =
			`u${member},${day} ${time},${kind},${draw.int(100, 99_999) / 100},item${draw.int(1, 40_000)}`;
	}
	return csv(name, lines.join('\n') + '\n');
}

/** The file on the disk: a browser takes a large one from there without copying it. */
export async function onDisk(file: TestFile, folder: string): Promise<string> {
	const path = join(folder, file.name);
	await mkdir(folder, { recursive: true });
	await writeFile(path, file.buffer);
	return path;
}

/** A shop's orders in GBK: 60 that count, and one each without a time, with an impossible one, with a note and closed. */
export function gbkOrders(): TestFile {
	const head =
		'订单编号,买家会员名,买家实际支付金额,订单状态,订单付款时间,宝贝标题,收货人姓名,总金额,订单创建时间,宝贝种类';
	const line = (n: number, paid: string, state: string, at: string): string =>
		`="26061209170${two(n)}",小雨妈妈${n % 17},${paid},${state},${at},亲子共读绘本 3-6 岁,阿宁,128.00,2026-03-02 20:14:07,1`;
	const lines = [head];
	for (let n = 0; n < 60; n++) {
		lines.push(line(n, `${20 + n}.50`, '交易成功', `2026-03-${two(1 + (n % 28))} 20:14:${two(n)}`));
	}
	lines.push(line(60, '59.90', '等待付款', ''));
	lines.push(line(61, '59.90', '交易成功', '2026-02-30 10:00:00'));
	lines.push(line(62, '499.00（系统计算中）', '交易成功', '2026-03-02 20:18:20'));
	lines.push(line(63, '12.00', '交易关闭', '2026-03-02 20:18:20'));
	return csv('ExportOrderList202603.csv', encode(lines.join('\r\n') + '\r\n', 'gb18030'));
}
