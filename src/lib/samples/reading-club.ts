import { random as seeded, type Random } from '../base/random';
import { DAY, HOUR, MINUTE, SECOND, WEEK, floorTo, parseDay } from '../base/time';
import { clubMembers, isSpoiled, timeOfDay, type ClubMember } from './reading-club-members';
import {
	AD,
	BOOKS,
	CAMPAIGNS,
	CHANNELS,
	END,
	GOODS,
	PLANTED,
	TOPICS,
	TOPIC_WEIGHTS,
	type Channel,
} from './reading-club-plan';
import { TimedSheet, type SampleFile } from './sheet';

const HEADER = 'member_id,time,event,amount,group,channel,object,target,campaign,variant';
const MEMBER_HEADER = 'member_id,name,joined_at,group,channel,inviter,city,age_band';
const FESTIVAL = parseDay(PLANTED.festival.week);
const GOODS_WEIGHTS = GOODS.map(({ weight }) => weight);

/** Share of those meant to come back who do: some leave before, or are kept away by the festival or the ads. */
const STAYING = 0.925;

/** What stands after the time; missing cells are empty. */
interface Cells {
	readonly amount?: number;
	readonly channel?: string;
	readonly object?: string;
	readonly target?: string;
	readonly campaign?: string;
	readonly variant?: string;
}

/**
 * Half a year of a reading club for parents: who joined (members.csv) and what they did (events.csv). The same seed gives the
 * same bytes. What is planted in it is told by PLANTED.
 */
export function readingClub(seed: number): SampleFile[] {
	const random = seeded(seed);
	const members = clubMembers(random);
	const club = new Club(random);
	for (const member of members) club.live(member, members);
	for (const campaign of CAMPAIGNS) club.send(campaign, members);
	return [membersFile(members), club.sheet.file('events.csv')];
}

function membersFile(members: readonly ClubMember[]): SampleFile {
	const sheet = new TimedSheet(MEMBER_HEADER, 'joined_at');
	for (const { id, name, joinedAt, group, source, inviter, city, age } of members) {
		sheet.add(joinedAt, [id, name, group.name, source, inviter?.id ?? '', city, age]);
	}
	return sheet.file('members.csv');
}

/** Writes what members do, one member or campaign after the other. */
class Club {
	readonly sheet = new TimedSheet(HEADER, 'time', ['amount']);

	constructor(private readonly random: Random) {}

	/** All that a member does by herself, week after week from her joining. */
	live(member: ClubMember, members: readonly ClubMember[]): void {
		const { random } = this;
		for (let week = 0; member.joinedAt + week * WEEK < END; week++) {
			const from = member.joinedAt + week * WEEK;
			if (random.next() >= activeShare(member, week, from)) continue;
			const activeDays = 1 + (random.next() < 0.42 ? 1 : 0) + (random.next() < 0.22 ? 1 : 0);
			for (let n = 0; n < activeDays; n++) this.day(member, members, week, from);
		}
		if (member.leavesAt < END) this.write(member, member.leavesAt, 'leave', {});
	}

	/** One active day: always a view, and what else comes to mind. */
	private day(
		member: ClubMember,
		members: readonly ClubMember[],
		week: number,
		from: number,
	): void {
		const { random } = this;
		// In the first week most do it at once; later any of the six whole days that lie within the week.
		const offset = week === 0 ? Math.min(6, Math.floor(random.exponential(0.6))) : random.int(1, 6);
		const day = floorTo('day', from) + offset * DAY;
		let at = day + timeOfDay(random);
		if (at < member.joinedAt) at = member.joinedAt + random.int(20, 1200) * SECOND;
		if (at >= FESTIVAL && at < FESTIVAL + WEEK && random.next() >= PLANTED.festival.factor) return;
		const channel = CHANNELS[random.weighted([3, 4, 5])]!;
		const write = (event: string, cells: Cells): void => {
			this.write(member, at, event, { channel, ...cells });
			at += random.int(15, 400) * SECOND;
		};
		const times = (mean: number): number => random.poisson(mean * member.energy);
		for (let n = 1 + times(0.29); n > 0; n--) write('view', { object: random.pick(BOOKS) });
		for (let n = times(0.2); n > 0; n--) write('check-in', {});
		for (let n = times(0.48); n > 0; n--) {
			const target = random.next() < 0.3 ? { target: random.pick(members).id } : {};
			write('message', { object: topic(random, member, at), ...target });
		}
		for (let n = times(0.3); n > 0; n--) write('like', { object: random.pick(BOOKS) });
		for (let n = times(0.14); n > 0; n--) {
			write('comment', { object: random.pick(BOOKS), target: random.pick(members).id });
		}
		for (let n = times(0.08); n > 0; n--) write('share', { object: random.pick(BOOKS) });
		if (random.next() < 0.085 * member.appetite) this.shop(member, at, channel);
	}

	/** A cart; some of them become orders within a day, few of these go back. */
	private shop(member: ClubMember, at: number, channel: Channel): void {
		const { random } = this;
		const goods = GOODS[random.weighted(GOODS_WEIGHTS)]!;
		const object = goods.name;
		this.write(member, at, 'add-cart', { channel, object });
		if (random.next() >= PLANTED.checkout[channel]) return;
		const pieces = Math.max(1, Math.round(member.purse * 1.2));
		const amount = Math.round(goods.price * pieces * (0.9 + 0.1 * random.next()) * 10) / 10;
		const paid = at + Math.min(23 * HOUR, random.exponential(1 / (40 * MINUTE))) + MINUTE;
		this.write(member, paid, 'order', { channel, object, amount });
		if (random.next() < PLANTED.refundRate) {
			const back = paid + random.int(1, 10) * DAY + random.int(0, 3600) * SECOND;
			this.write(member, back, 'refund', { channel, object, amount: -amount });
		}
	}

	/** One message to everybody who is there, at the hour that was given to each group. */
	send(campaign: { name: string; day: string }, members: readonly ClubMember[]): void {
		const { random } = this;
		const day = parseDay(campaign.day);
		for (const member of members) {
			const variant = member.group.slot;
			const sent = day + (variant === '8:00' ? 8 : 20) * HOUR;
			if (member.joinedAt >= sent || member.leavesAt <= sent) continue;
			const cells = { channel: 'wechat', campaign: campaign.name, variant };
			this.write(member, sent, 'send', cells);
			if (random.next() >= PLANTED.reachRate) continue;
			const reached = sent + random.int(1, 300) * SECOND;
			this.write(member, reached, 'reach', cells);
			if (random.next() >= PLANTED.clickRate[variant] + member.group.clickShift) continue;
			this.write(member, reached + Math.min(47, random.exponential(0.5)) * HOUR, 'click', cells);
		}
	}

	/** Nothing is written after a member left or the data end. */
	private write(member: ClubMember, at: number, event: string, said: Cells): void {
		if (at >= END || (at >= member.leavesAt && event !== 'leave')) return;
		const { amount, channel = '', object = '', target = '', campaign = '', variant = '' } = said;
		const money = amount === undefined ? '' : amount < 0 ? `-¥${-amount}` : `¥${amount}`;
		const { id, group } = member;
		const cells = [id, event, money, group.name, channel, object, target, campaign, variant];
		this.sheet.add(at, cells);
	}
}

/** The chance of being active in the week that is so many weeks after joining. */
function activeShare(member: ClubMember, week: number, from: number): number {
	if (week === 0) return 0.93;
	const { invited, others } = PLANTED.weekOneRetention;
	const first = member.inviter === null ? others : invited;
	const spoiled = isSpoiled(member.group, from) ? PLANTED.spoiled.retentionFactor : 1;
	return (first / STAYING) * spoiled * week ** -0.28;
}

function topic(random: Random, { group }: ClubMember, at: number): string {
	const { before, after } = PLANTED.spoiled.adShare;
	if (random.next() < (isSpoiled(group, at) ? after : before)) return AD;
	return TOPICS[random.weighted(TOPIC_WEIGHTS)]!;
}
