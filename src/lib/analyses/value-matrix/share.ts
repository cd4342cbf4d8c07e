import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { isTold, withholdSums } from '../shared/suppress';
import type { Fields, MatrixResult } from './result';

interface Handles {
	/** Null where nobody is: that is told. */
	readonly count: readonly (number | null)[];
	readonly back: readonly (number | null)[];
}

const present = (handles: readonly (number | null)[]): number[] =>
	handles.filter((handle): handle is number => handle !== null);

/**
 * Classes, groups of value and tags each add up to the buyers, these with those without an order to the members; who came back
 * likewise, and with who did not to each count. Revenue goes with its count. Bounds of groups are values of single buyers:
 * withheld with any group of few. The fields are told only when none of their counts is of few people: most cubes have so
 * many of these that hiding them one by one would hide the sides as well.
 */
export const share: Share<MatrixResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const none = disclosure.shown(result.none);
	const declare = ({ count, back }: Fields, total: boolean): Handles => {
		const counts = Array.from(count, (n) => (n === 0 ? null : disclosure.shown(n, { total })));
		const backs = Array.from(back, (n, i) => {
			const whole = counts[i];
			if (whole === null || whole === undefined) return null;
			const own = disclosure.shown(n, { total });
			disclosure.sum(whole, [own, disclosure.implied(count[i]! - n)]);
			return own;
		});
		return { count: counts, back: backs };
	};
	const all = declare(result.all, true);
	const margins = [result.byClass, result.byGroup, result.byTag].map((one) => declare(one, false));
	disclosure.sum(members, [none, ...present(all.count)]);
	for (const of of ['count', 'back'] as const) {
		const whole = all[of][0];
		if (whole === null || whole === undefined) continue;
		for (const margin of margins) disclosure.sum(whole, present(margin[of]));
	}
	const told = disclosure.settle();
	const tell = (handles: Handles, true_: Fields): Fields => {
		const say = (handle: number | null): number => (handle === null ? 0 : told(handle));
		const count = Float64Array.from(handles.count, say);
		return {
			count,
			back: Float64Array.from(handles.back, say),
			revenue: Float64Array.from(withholdSums([...true_.revenue], [...count], [...true_.count])),
		};
	};
	const byGroup = tell(margins[1]!, result.byGroup);
	return {
		...result,
		members: told(members),
		none: told(none),
		buyers: result.buyers === 0 ? 0 : told(all.count[0]!),
		bounds: byGroup.count.every(isTold) ? result.bounds : result.bounds.map(() => NaN),
		fields: isSafe(result, k) ? result.fields : withheld(result.fields),
		byClass: tell(margins[0]!, result.byClass),
		byGroup,
		byTag: tell(margins[2]!, result.byTag),
		all: tell(all, result.all),
	};
};

/** Does no count of a field, and none of those who did not come back, stand for few people? */
function isSafe({ fields: { count, back } }: MatrixResult, k: number): boolean {
	const isFew = (n: number): boolean => n > 0 && n < k;
	return count.every((n, i) => !isFew(n) && !isFew(back[i]!) && !isFew(n - back[i]!));
}

function withheld({ count }: Fields): Fields {
	const nothing = () => new Float64Array(count.length).fill(NaN);
	return { count: nothing(), revenue: nothing(), back: nothing() };
}
