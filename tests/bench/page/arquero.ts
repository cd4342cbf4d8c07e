import * as aq from 'arquero';
import type { Peer, Question } from './peer';

type Table = ReturnType<typeof aq.fromCSV>;
let table: Table;
const DAY = 86_400_000;

/** Step counts of the funnel in one scan of the sorted table; Arquero has no verb for sequences. */
function funnel(): number[][] {
	const steps = ['reach', 'click', 'cart', 'order'];
	const sorted = table
		.filter(aq.escape((d: { event: string }) => steps.includes(d.event)))
		.orderby('member_id', 't')
		.reify();
	const member = sorted.array('member_id') as string[];
	const time = sorted.array('t') as number[];
	const event = sorted.array('event') as string[];
	const counts = [0, 0, 0, 0];
	for (let from = 0; from < member.length;) {
		let to = from;
		const entry = [NaN, NaN, NaN, NaN];
		let level = 0;
		for (; to < member.length && member[to] === member[from]; to++) {
			const step = steps.indexOf(event[to]!);
			const t = time[to]!;
			if (step === 0) entry[0] = t;
			else if (t - entry[step - 1]! <= 7 * DAY) entry[step] = entry[step - 1]!;
			else continue;
			level = Math.max(level, step + 1);
		}
		for (let l = 0; l < level; l++) counts[l]!++;
		from = to;
	}
	return [counts];
}

/** Values by its verbs, as its users would; scores and classes of the few columns that are left in plain loops. */
function rfm(): number[][] {
	const buyers = table
		.filter((d: { event: string }) => d.event === 'order')
		.groupby('member_id')
		.rollup({
			last: (d: { day: number }) => aq.op.max(d.day),
			f: (d: { day: number }) => aq.op.distinct(d.day),
			m: (d: { amount: number }) => aq.op.sum(d.amount),
		});
	const today = table.rollup({ last: (d: { day: number }) => aq.op.max(d.day) }).get('last', 0);
	const r = (buyers.array('last') as number[]).map((last) => Number(today) - last);
	const f = [...(buyers.array('f') as number[])];
	const m = (buyers.array('m') as number[]).map((sum) => Math.round(sum * 1e6) / 1e6);
	const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
	const above = (values: number[]): ((value: number) => number) => {
		const sorted = Float64Array.from(values).sort();
		const bounds = [0.2, 0.4, 0.6, 0.8].map((p) => {
			const at = p * (sorted.length - 1);
			const low = sorted[Math.floor(at)]!;
			return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - low);
		});
		return (value) => bounds.filter((bound) => value > bound).length;
	};
	const [meanR, meanF, meanM] = [mean(r), mean(f), mean(m)];
	const [binR, binF] = [above(r), above(f)];
	const found = new Map<string, number[]>();
	const add = (key: readonly number[], amount: number): void => {
		const row = found.get(key.join()) ?? [...key, 0, 0];
		row[3]!++;
		row[4]! += amount;
		found.set(key.join(), row);
	};
	for (let i = 0; i < r.length; i++) {
		const group = (m[i]! < meanM ? 4 : 0) + (r[i]! > meanR ? 2 : 0) + (f[i]! < meanF ? 1 : 0);
		add([group, -1, -1], m[i]!);
		add([-1, 5 - binR(r[i]!), 1 + binF(f[i]!)], m[i]!);
	}
	return [...found.values()].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!);
}

const rows = (answer: Table): number[][] =>
	(answer.objects() as Record<string, number>[]).map((row) => Object.values(row).map(Number));

const QUESTIONS: Readonly<Partial<Record<Question, () => number[][]>>> = {
	rfm,
	funnel,
	retention: () => {
		const weeks = table.select('member_id', 'week').dedupe('member_id', 'week');
		const first = weeks
			.groupby('member_id')
			.rollup({ first: (d: { week: number }) => aq.op.min(d.week) });
		return rows(
			weeks
				.join(first, 'member_id')
				.derive({ k: (d: { week: number; first: number }) => d.week - d.first })
				.groupby('first', 'k')
				.rollup({ n: () => aq.op.count() })
				.orderby('first', 'k') as Table,
		);
	},
	trend: () =>
		rows(
			table
				.groupby('day')
				.rollup({ n: (d: { member_id: string }) => aq.op.distinct(d.member_id) })
				.orderby('day') as Table,
		),
	actives: () => {
		const days = table.select('member_id', 'day').dedupe('member_id', 'day').orderby('day').reify();
		const member = days.array('member_id') as string[];
		const day = days.array('day') as number[];
		const last = new Map<string, number>();
		const answer: number[][] = [];
		const gone = new Map<number, number>();
		let at = 0;
		let active = 0;
		for (let d = day[0]!; d <= day[day.length - 1]!; d++) {
			active -= gone.get(d) ?? 0;
			const from = at;
			for (; at < day.length && day[at] === d; at++) {
				const before = last.get(member[at]!);
				if (before !== undefined && before + 30 > d)
					gone.set(before + 30, gone.get(before + 30)! - 1);
				else active++;
				last.set(member[at]!, d);
				gone.set(d + 30, (gone.get(d + 30) ?? 0) + 1);
			}
			answer.push([d, (at - from) / active]);
		}
		return answer;
	},
};

export const arqueroPeer: Peer = {
	name: 'Arquero',
	start: () => Promise.resolve(),
	async import(file) {
		table = (
			aq.fromCSV(await file.text(), {
				parse: { member_id: String, time: String, event: String, content_id: String },
			}) as Table
		)
			.derive({ t: aq.escape((d: { time: string }) => Date.parse(`${d.time.replace(' ', 'T')}Z`)) })
			.derive({
				day: (d: { t: number }) => aq.op.floor(d.t / 86400000),
				week: (d: { t: number }) => aq.op.floor((aq.op.floor(d.t / 86400000) + 3) / 7),
			}) as Table;
	},
	stop: () => Promise.resolve(),
	ask: (question) => Promise.resolve(QUESTIONS[question]?.() ?? null),
};
