import { beforeAll, describe, expect, test } from 'vitest';
import { DAY, WEEK, parseDay } from '$lib/base/time';
import { readingClub } from '$lib/samples/reading-club';
import { CAMPAIGNS, END, GROUPS, PLANTED, START, WEEKS } from '$lib/samples/reading-club-plan';
import { countBy, sampleRows, type Row } from './rows';

let members: Row[];
let events: Row[];
/** Times of each member's events of a kind. */
const timesOf = (kind: string): Map<string, number[]> => {
	const times = new Map<string, number[]>();
	for (const { event, member_id, at } of events) {
		if (event !== kind) continue;
		const own = times.get(member_id!);
		if (own === undefined) times.set(member_id!, [at]);
		else own.push(at);
	}
	return times;
};

beforeAll(async () => {
	[members, events] = (await sampleRows('reading-club', ['joined_at', 'time'])) as [Row[], Row[]];
}, 60_000);

describe('the files', () => {
	test('hold 5,000 members and about 120,000 events over 26 weeks up to Sunday 2026-06-28', () => {
		expect(members).toHaveLength(5000);
		expect(members.length + events.length).toBeGreaterThan(115_000);
		expect(members.length + events.length).toBeLessThan(130_000);
		expect(END - START).toBe(26 * WEEK);
		expect(END).toBe(parseDay('2026-06-29'));
		const within = ({ at }: Row) => at >= START && at < END;
		expect(members.every(within) && events.every(within)).toBe(true);
		expect(events.at(-1)!.at).toBeGreaterThan(END - DAY);
	});

	test('have all kinds', () => {
		const kinds = countBy(events, 'event');
		expect([...kinds.keys()].sort()).toEqual(
			'add-cart check-in click comment leave like message order reach refund send share view'.split(
				' ',
			),
		);
		for (const [, count] of kinds) expect(count).toBeGreaterThan(40);
	});

	test('are in order of time', () => {
		for (const rows of [members, events]) {
			expect(rows.every((row, i) => i === 0 || rows[i - 1]!.at <= row.at)).toBe(true);
		}
	});

	test('are consistent: nobody acts before joining or after leaving, inviters were there', () => {
		const joined = new Map(members.map(({ member_id, at }) => [member_id, at]));
		const left = new Map<string, number>();
		for (const { event, member_id, at } of events) if (event === 'leave') left.set(member_id!, at);
		const inTime = ({ member_id, at }: Row) =>
			at >= joined.get(member_id)! && at <= (left.get(member_id!) ?? END);
		expect(events.every(inTime)).toBe(true);
		const invited = members.filter(({ inviter }) => inviter !== '');
		expect(invited.every(({ inviter, at }) => joined.get(inviter)! <= at)).toBe(true);
	});

	test('are the same for the same seed and others for another', async () => {
		const text = async (seed: number) => readingClub(seed)[1]!.blob.text();
		const [once, again, other] = [await text(7), await text(7), await text(8)];
		expect(again === once).toBe(true);
		expect(other === once).toBe(false);
	}, 60_000);

	test('need no quotes', async () => {
		for (const { blob } of readingClub(1)) expect((await blob.text()).includes('"')).toBe(false);
	}, 60_000);
});

describe('planted effects are found by plain counting', () => {
	test('sends at 20:00 are clicked 5.4 points more often than sends at 8:00', () => {
		const rate = (slot: string) => {
			const of = (kind: string) =>
				events.filter((e) => e.event === kind && e.variant === slot).length;
			expect(of('reach') / of('send')).toBeCloseTo(PLANTED.reachRate, 1);
			return of('click') / of('reach');
		};
		expect(rate('20:00') - rate('8:00')).toBeGreaterThan(0.044);
		expect(rate('20:00') - rate('8:00')).toBeLessThan(0.064);
		for (const slot of ['8:00', '20:00'] as const) {
			expect(Math.abs(rate(slot) - PLANTED.clickRate[slot])).toBeLessThan(0.01);
		}
	});

	test('the hour of sending belongs to the whole group', () => {
		const slots = new Map<string, Set<string>>();
		for (const { event, group, variant } of events) {
			if (event === 'send') slots.set(group!, (slots.get(group!) ?? new Set()).add(variant!));
		}
		expect(slots.size).toBe(GROUPS.length);
		for (const { name, slot } of GROUPS) expect([...slots.get(name)!]).toEqual([slot]);
		expect(
			countBy(
				events.filter((e) => e.event === 'send'),
				'campaign',
			).size,
		).toBe(CAMPAIGNS.length);
	});

	/** Share of members with a view in the second seven days after joining, and how many have had them all. */
	function weekOne(which: (member: Row) => boolean): { rate: number; n: number } {
		const views = timesOf('view');
		const finished = members.filter((member) => member.at + 2 * WEEK <= END && which(member));
		const back = finished.filter(({ member_id, at }) =>
			(views.get(member_id!) ?? []).some((view) => view >= at + WEEK && view < at + 2 * WEEK),
		);
		return { rate: back.length / finished.length, n: finished.length };
	}

	test('invited members come back in the second week more often', () => {
		const { invited, others } = PLANTED.weekOneRetention;
		expect(Math.abs(weekOne(({ inviter }) => inviter !== '').rate - invited)).toBeLessThan(0.035);
		expect(Math.abs(weekOne(({ inviter }) => inviter === '').rate - others)).toBeLessThan(0.035);
		expect(members.filter(({ inviter }) => inviter !== '').length).toBeGreaterThan(1800);
	});

	test('one group fills with ads, and those who join it then do not come back', () => {
		const { group, from, adShare } = PLANTED.spoiled;
		const start = parseDay(from);
		const ads = (inside: boolean, after: boolean) => {
			const messages = events.filter(
				(e) => e.event === 'message' && (e.group === group) === inside && e.at >= start === after,
			);
			return messages.filter(({ object }) => object === '广告').length / messages.length;
		};
		expect(Math.abs(ads(true, false) - adShare.before)).toBeLessThan(0.025);
		expect(Math.abs(ads(true, true) - adShare.after)).toBeLessThan(0.07);
		expect(Math.abs(ads(false, true) - adShare.before)).toBeLessThan(0.01);

		const before = weekOne((m) => m.group === group && m.at < start - WEEK);
		const after = weekOne((m) => m.group === group && m.at >= start);
		expect(Math.min(before.n, after.n)).toBeGreaterThan(100);
		expect(after.rate).toBeLessThan(before.rate * 0.55);
		const elsewhere = weekOne((m) => m.group !== group && m.at >= start);
		expect(elsewhere.rate).toBeGreaterThan(0.33);
	});

	test('the week of the spring festival has a dip', () => {
		const active = Array.from({ length: WEEKS }, () => new Set<string>());
		for (const { event, member_id, at } of events) {
			if (event === 'view') active[Math.floor((at - START) / WEEK)]!.add(member_id!);
		}
		const dip = (parseDay(PLANTED.festival.week) - START) / WEEK;
		const around = (active[dip - 1]!.size + active[dip + 1]!.size) / 2;
		expect(active[dip]!.size / around).toBeGreaterThan(0.45);
		expect(active[dip]!.size / around).toBeLessThan(0.72);
		const others = active.filter((_, week) => week !== dip).map((set) => set.size);
		expect(Math.min(...others)).toBeGreaterThan(active[dip]!.size * 1.15);
	});

	test('a fifth of the buyers gives about 65 % of the revenue', () => {
		const spent = new Map<string, number>();
		for (const { event, member_id, amount } of events) {
			if (event !== 'order') continue;
			spent.set(member_id!, (spent.get(member_id!) ?? 0) + Number(amount!.slice(1)));
		}
		const money = events.filter((e) => e.event === 'order').map((e) => e.amount!);
		expect(money.every((text) => /^¥\d+(\.\d)?$/.test(text))).toBe(true);
		const sums = [...spent.values()].sort((a, b) => b - a);
		const total = sums.reduce((a, b) => a + b, 0);
		const top = sums.slice(0, Math.round(sums.length / 5)).reduce((a, b) => a + b, 0);
		expect(sums.length).toBeGreaterThan(700);
		expect(Math.abs(top / total - PLANTED.topFifthRevenue)).toBeLessThan(0.03);
	});

	test('carts are lost at checkout, most of them inside WeChat; some orders go back', () => {
		const count = (kind: string, channel?: string) =>
			events.filter((e) => e.event === kind && (channel === undefined || e.channel === channel))
				.length;
		for (const [channel, rate] of Object.entries(PLANTED.checkout)) {
			expect(Math.abs(count('order', channel) / count('add-cart', channel) - rate)).toBeLessThan(
				0.05,
			);
		}
		expect(Math.abs(count('refund') / count('order') - PLANTED.refundRate)).toBeLessThan(0.025);
		expect(
			events.filter((e) => e.event === 'refund').every((e) => e.amount!.startsWith('-¥')),
		).toBe(true);
	});

	test('about a fifth of the members have left, most of them early', () => {
		const joined = new Map(members.map(({ member_id, at }) => [member_id, at]));
		const stays = events
			.filter((e) => e.event === 'leave')
			.map((e) => e.at - joined.get(e.member_id)!);
		expect(stays.length / members.length).toBeGreaterThan(0.12);
		expect(stays.length / members.length).toBeLessThan(0.25);
		const perWeek = (from: number, to: number) =>
			stays.filter((stay) => stay >= from * WEEK && stay < to * WEEK).length / (to - from);
		expect(perWeek(0, 1)).toBeGreaterThan(3 * perWeek(1, 9));
	});
});
