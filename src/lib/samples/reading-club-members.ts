import type { Random } from '../base/random';
import { DAY, HOUR, WEEK, floorTo, parseDay } from '../base/time';
import {
	AGE_BANDS,
	AGE_WEIGHTS,
	CITIES,
	CITY_WEIGHTS,
	END,
	GROUPS,
	HOURS,
	NAMES,
	PLANTED,
	SOURCES,
	SOURCE_WEIGHTS,
	START,
	WEEKS,
	type Group,
} from './reading-club-plan';

export interface ClubMember {
	readonly id: string;
	readonly name: string;
	/** Wall-clock ms. */
	readonly joinedAt: number;
	readonly group: Group;
	readonly source: string;
	readonly inviter: ClubMember | null;
	readonly city: string;
	readonly age: string;
	/** How much a member does on an active day, 1 on average. */
	readonly energy: number;
	/** How readily a member fills a cart, and how much it holds; both with a long tail. */
	readonly appetite: number;
	readonly purse: number;
	/** When the member leaves the group; Infinity for those who stay. */
	readonly leavesAt: number;
}

const SPOILED_FROM = parseDay(PLANTED.spoiled.from);

/** Does something fall into the time when a group is spoiled by ads? */
export function isSpoiled(group: Group, time: number): boolean {
	return group.name === PLANTED.spoiled.group && time >= SPOILED_FROM;
}

/** A time of day, weighted by how busy the hours are. */
export function timeOfDay(random: Random): number {
	return random.weighted(HOURS) * HOUR + Math.floor(random.next() * 3600) * 1000;
}

/** Members in the order in which they joined. */
export function clubMembers(random: Random): ClubMember[] {
	const times = joinTimes(random);
	const groupWeights = GROUPS.map((group) => group.weight);
	const members: ClubMember[] = [];
	for (const joinedAt of times) {
		const inviter =
			members.length > 50 && random.next() < 0.46 ? findInviter(random, members, joinedAt) : null;
		const group =
			inviter !== null && random.next() < 0.6
				? inviter.group
				: GROUPS[random.weighted(groupWeights)]!;
		members.push({
			id: `YD${String(members.length + 1).padStart(4, '0')}`,
			name: random.pick(NAMES),
			joinedAt,
			group,
			source: SOURCES[random.weighted(SOURCE_WEIGHTS)]!,
			inviter,
			city: CITIES[random.weighted(CITY_WEIGHTS)]!,
			age: AGE_BANDS[random.weighted(AGE_WEIGHTS)]!,
			energy: logNormal(random, 0.7),
			appetite: logNormal(random, 1.3),
			purse: logNormal(random, 0.85),
			leavesAt: leaveTime(random, group, joinedAt),
		});
	}
	return members;
}

/** Mean 1. */
function logNormal(random: Random, sigma: number): number {
	return Math.exp(sigma * random.normal() - (sigma * sigma) / 2);
}

/** A launch week, then a steady stream that swells around each campaign. */
function joinTimes(random: Random): number[] {
	const weights = Array.from({ length: WEEKS }, (_, week) => {
		if (week === 0) return 5.5;
		if (START + week * WEEK === parseDay(PLANTED.festival.week)) return 0.5;
		return 1 + 0.35 * Math.sin(week / 2);
	});
	return Array.from({ length: PLANTED.members }, () => {
		const day = random.weighted(weights) * 7 + random.int(0, 6);
		return START + day * DAY + timeOfDay(random);
	}).sort((a, b) => a - b);
}

/** Somebody who is there already; the lively ones invite more. */
function findInviter(
	random: Random,
	members: readonly ClubMember[],
	at: number,
): ClubMember | null {
	for (let tries = 0; tries < 12; tries++) {
		const candidate = members[random.int(0, members.length - 1)]!;
		if (candidate.leavesAt > at && random.next() < candidate.energy / 4) return candidate;
	}
	return null;
}

/** Leaving is likeliest in the first days, and in the spoiled group. */
function leaveTime(random: Random, group: Group, joinedAt: number): number {
	for (let at = joinedAt + HOUR; at < END; at += WEEK) {
		const chance = isSpoiled(group, at) ? 0.045 : at - joinedAt < WEEK ? 0.045 : 0.009;
		if (random.next() < chance) {
			const day = floorTo('day', at + random.next() * WEEK);
			return Math.max(at, day + timeOfDay(random));
		}
	}
	return Infinity;
}
