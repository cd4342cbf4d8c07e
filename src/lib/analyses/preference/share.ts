import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { ifTold, isTold, withholdSums } from '../shared/suppress';
import type { Aspect, Pair, PreferenceResult, PreferenceRow } from './result';

const NOTHING = { low: NaN, high: NaN };

/**
 * In each aspect, who has enough events, too few and none add up to all; those with enough have one first
 * place each, or none; who has to do with two categories is part of both.
 */
export const share: Share<PreferenceResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const aspects: Handles[] = [];
	for (const aspect of result.aspects) aspects.push(declare(disclosure, aspect, members, aspects));
	const active = disclosure.shown(result.active, { total: true });
	const first = aspects[0]!;
	disclosure.sum(active, [first.size.decided, first.size.few]);
	const { rows } = result.aspects[0]!;
	const pairs = result.pairs.map(({ a, b, both }) => {
		const handle = disclosure.shown(both);
		const onlyA = disclosure.implied(rows[a]!.reach - both);
		const onlyB = disclosure.implied(rows[b]!.reach - both);
		const neither = result.active - rows[a]!.reach - rows[b]!.reach + both;
		disclosure.sum(first.rows[a]!.reach, [handle, onlyA]);
		disclosure.sum(first.rows[b]!.reach, [handle, onlyB]);
		disclosure.sum(active, [handle, onlyA, onlyB, disclosure.implied(neither)]);
		return handle;
	});
	const told = disclosure.settle();
	return {
		...result,
		members: told(members),
		active: told(active),
		aspects: result.aspects.map((aspect, i) => tell(aspect, aspects[i]!, told)),
		pairs: result.pairs.map((pair, i): Pair => {
			const both = told(pairs[i]!);
			const behind = [active, first.rows[pair.a]!.reach, first.rows[pair.b]!.reach].map(told);
			const isClear = isTold(both) && behind.every(isTold);
			return { ...pair, both, lift: isClear ? pair.lift : { ratio: NaN, ...NOTHING } };
		}),
	};
};

type Told = (handle: number) => number;

interface Handles {
	readonly of: Aspect;
	readonly size: { readonly decided: number; readonly few: number; readonly absent: number };
	readonly none: number;
	readonly spread: readonly number[];
	readonly rows: readonly {
		readonly reach: number;
		readonly prefer: number;
		readonly first: number;
	}[];
}

function declare(
	disclosure: Disclosure,
	aspect: Aspect,
	members: number,
	before: readonly Handles[],
): Handles {
	const { decided, few, absent } = aspect;
	// The same three numbers are the same people: nobody may be told in one place and withheld in another.
	const same = before.find(
		({ of }) => of.decided === decided && of.few === few && of.absent === absent,
	);
	const size = same?.size ?? {
		decided: disclosure.shown(decided, { total: true }),
		few: disclosure.shown(few),
		absent: disclosure.shown(absent),
	};
	if (same === undefined) disclosure.sum(members, [size.decided, size.few, size.absent]);
	const none = disclosure.shown(aspect.none);
	const spread = aspect.spread.map((count) => disclosure.shown(count));
	disclosure.sum(size.decided, spread);
	const rows = aspect.rows.map((row) => {
		const reach = disclosure.shown(row.reach, { total: true });
		const prefer = disclosure.shown(row.prefer, { total: true });
		const first = disclosure.shown(row.first);
		disclosure.sum(prefer, [first, disclosure.implied(row.prefer - row.first)]);
		disclosure.sum(reach, [prefer, disclosure.implied(row.reach - row.prefer)]);
		disclosure.sum(size.decided, [prefer, disclosure.implied(decided - row.prefer)]);
		disclosure.sum(
			[size.decided, size.few],
			[reach, disclosure.implied(decided + few - row.reach)],
		);
		return { reach, prefer, first };
	});
	disclosure.sum(size.decided, [none, ...rows.map(({ first }) => first)]);
	return { of: aspect, size, none, spread, rows };
}

function tell(aspect: Aspect, handles: Handles, told: Told): Aspect {
	const { size, spread } = handles;
	const decided = told(size.decided);
	const reach = handles.rows.map((row) => told(row.reach));
	const events = withholdSums(
		aspect.rows.map((row) => row.events),
		reach,
		aspect.rows.map((row) => row.reach),
	);
	const [one, some, many] = spread.map(told) as [number, number, number];
	return {
		...aspect,
		decided,
		few: told(size.few),
		absent: told(size.absent),
		none: told(handles.none),
		spread: [one, some, many],
		effective: aspect.effective.map((value) => ifTold(value, decided)),
		rows: aspect.rows.map((row, r): PreferenceRow => {
			const own = handles.rows[r]!;
			const prefer = told(own.prefer);
			const isClear = isTold(prefer) && isTold(decided);
			return {
				...row,
				events: events[r]!,
				share: Number.isNaN(events[r]!) ? NaN : row.share,
				reach: reach[r]!,
				prefer,
				first: told(own.first),
				rate: row.rate === null || isClear ? row.rate : NaN,
				interval: row.interval === null || isClear ? row.interval : NOTHING,
			};
		}),
	};
}
