// A seeded event log as CSV: Zipf activity, twelve kinds, ascending times that are all different (so that no engine has to
// break a tie). Written once per size into the system's temporary folder.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KINDS = [
	['view', 40],
	['message', 14],
	['reach', 12],
	['click', 9],
	['like', 8],
	['comment', 4],
	['share', 3],
	['checkin', 3],
	['cart', 3],
	['order', 2],
	['join', 1.5],
	['leave', 0.5],
];
const DAYS = 180;
const START = Date.UTC(2026, 0, 1);
const SPAN = DAYS * 86_400_000;

/** mulberry32: enough for a benchmark's data. */
function seeded(seed) {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** The path of a CSV with so many events of so many members. */
export function eventsFile(events, members) {
	const folder = join(tmpdir(), 'opsbook-bench');
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `events-${events}-${members}.csv`);
	if (existsSync(path)) return path;
	const next = seeded(20260101);
	const total = KINDS.reduce((sum, [, weight]) => sum + weight, 0);
	const kindOf = (u) => {
		let at = u * total;
		for (const [kind, weight] of KINDS) if ((at -= weight) < 0) return kind;
		return 'view';
	};
	const file = openSync(`${path}.part`, 'w');
	let lines = ['member_id,time,event,amount,group,channel,content_id'];
	const gap = SPAN / events;
	for (let i = 0; i < events; i++) {
		// A power law: few members do much, most do little.
		const member = Math.floor(members * next() ** 2.2);
		const time = new Date(START + Math.floor((i + next() * 0.98) * gap))
			.toISOString()
			.slice(0, 23)
			.replace('T', ' ');
		const kind = kindOf(next());
		const amount = kind === 'order' ? (5 + next() * 495).toFixed(2) : '';
		lines.push(
			`m${String(member).padStart(7, '0')},${time},${kind},${amount},g${Math.floor(next() * 40)},` +
				`${['app', 'wechat', 'mini', 'web'][Math.floor(next() * 4)]},c${Math.floor(next() * 5000)}`,
		);
		if (lines.length === 20_000) {
			writeSync(file, lines.join('\n') + '\n');
			lines = [];
		}
	}
	writeSync(file, lines.join('\n') + '\n');
	closeSync(file);
	renameSync(`${path}.part`, path);
	return path;
}
