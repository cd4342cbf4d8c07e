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

const rows = (answer: Table): number[][] =>
	(answer.objects() as Record<string, number>[]).map((row) => Object.values(row).map(Number));

const QUESTIONS: Readonly<Record<Question, () => number[][]>> = {
	rfm: () =>
		rows(
			table
				.filter((d: { event: string }) => d.event === 'order')
				.groupby('member_id')
				.rollup({
					f: (d: { day: number }) => aq.op.distinct(d.day),
					m: (d: { amount: number }) => aq.op.sum(d.amount),
				})
				.rollup({
					buyers: () => aq.op.count(),
					orders: (d: { f: number }) => aq.op.sum(d.f),
					amount: (d: { m: number }) => aq.op.sum(d.m),
				}) as Table,
		),
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
	ask: (question) => Promise.resolve(QUESTIONS[question]()),
};
