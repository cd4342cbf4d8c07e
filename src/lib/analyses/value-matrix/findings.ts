import { newcombe, wilson } from '../../base/interval';
import type { Finding, Findings, FindingValue } from '../contract';
import { segmentName } from '../shared/rfm/names';
import { isTold } from '../shared/suppress';
import type { MatrixParams } from './manifest';
import type { MatrixResult } from './result';
import { tagCell } from './table';

/** Below this a share is a rough guess. */
const FEW = 30;

export const findings: Findings<MatrixParams, MatrixResult> = (result, params, facts) => {
	const { buyers } = result;
	const { value: by, days } = params;
	if (buyers === 0)
		return [{ key: 'finding.nobody', values: { by, cut: { day: result.cut } }, tone: 'caution' }];
	const out: Finding[] = [];
	const add = (tone: Finding['tone'], key: string, values: Finding['values']) =>
		out.push({ key, values, tone });
	const back = result.all.back[0]!;
	if (isTold(buyers) && isTold(back)) {
		const { low, high } = wilson(back, buyers);
		add('plain', 'finding.back', {
			by,
			back: { count: back },
			buyers: { count: buyers },
			cut: { day: result.cut },
			days: { number: days, digits: 0 },
			share: { share: back / buyers },
			low: { share: low },
			high: { share: high },
		});
	}
	const worth = (amount: number): FindingValue =>
		by === 'activity' ? { number: amount, digits: 1 } : { money: amount, currency: facts.currency };
	const richest = fullest(result);
	if (richest !== null) {
		const { c, g, t, i } = richest;
		const tag = tagCell(result.tags[t]!);
		add('plain', 'finding.richest', {
			by,
			segment: segmentName(result.classes[c]!, by),
			group: { number: g + 1, digits: 0 },
			groups: { number: result.groups, digits: 0 },
			tag,
			members: { count: result.fields.count[i]! },
			amount: worth(result.fields.revenue[i]!),
		});
	}
	out.push(...highest(result));
	if (isTold(buyers) && buyers < FEW)
		add('caution', 'finding.few', { by, buyers: { count: buyers } });
	if (result.fields.count.every(Number.isNaN)) add('caution', 'finding.withheld', {});
	if (result.groups < params.groups)
		add('caution', 'finding.groups', { by, groups: { number: result.groups, digits: 0 } });
	return out;
};

/** Of the fields, the one with most revenue. */
function fullest({ fields, groups, tags }: MatrixResult) {
	let i = -1;
	fields.revenue.forEach((revenue, at) => {
		if (revenue > 0 && isTold(fields.count[at]!) && (i === -1 || revenue > fields.revenue[i]!))
			i = at;
	});
	if (i === -1) return null;
	const t = i % tags.length;
	return {
		i,
		t,
		g: Math.floor(i / tags.length) % groups,
		c: Math.floor(i / (tags.length * groups)),
	};
}

/** Do those of the highest value come back more often than the others? */
function highest({ byGroup, groups, all }: MatrixResult): Finding[] {
	const [n, k] = [byGroup.count[groups - 1]!, byGroup.back[groups - 1]!];
	const [others, kept] = [all.count[0]! - n, all.back[0]! - k];
	const known = [n, k, all.count[0]!, all.back[0]!].every(isTold);
	if (groups < 2 || !known || n < FEW || others < FEW) return [];
	const { low, high, difference } = newcombe(kept, others, k, n);
	const apart = low > 0 || high < 0;
	const values = {
		share: { share: k / n },
		count: { count: n },
		rest: { share: kept / others },
		others: { count: others },
		difference: { points: difference },
		low: { points: low },
		high: { points: high },
	};
	return [
		{ key: apart ? 'finding.highest' : 'finding.alike', values, tone: apart ? 'notable' : 'plain' },
	];
}
