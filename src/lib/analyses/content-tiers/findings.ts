import type { Finding, FindingValue, Findings } from '../contract';
import { movedIn } from '../shared/moves';
import { isTold } from '../shared/suppress';
import type { ContentTiersParams } from './manifest';
import { STANDINGS, TIERS, type ContentTiersResult } from './result';

/** Below this shares of contents are a rough guess. */
const FEW = 30;

export const findings: Findings<ContentTiersParams, ContentTiersResult> = (
	result,
	params,
	{ currency },
) => {
	const { contents, tiers, gini, half } = result;
	if (contents === 0)
		return [{ key: 'finding.nothing', values: {}, tone: 'caution' }, ...cautions(result, params)];
	const out: Finding[] = [];
	const first = tiers.find((row) => row.contents > 0);
	const total: FindingValue =
		params.score === 'amount' ? { money: result.yield, currency } : { count: result.yield };
	if (first !== undefined && first.contents < contents && first.yieldShare !== null)
		out.push({
			key: 'finding.first',
			tone: contents >= FEW ? 'notable' : 'plain',
			values: {
				tier: { message: `tier.${first.id}` },
				count: { count: first.contents },
				contents: { count: contents },
				share: { share: first.share! },
				yieldShare: { share: first.yieldShare },
				yield: total,
				of: { message: `unit.${params.score}` },
			},
		});
	if (first !== undefined && first.contents < contents && isTold(first.people) && first.interval)
		out.push({
			key: 'finding.people',
			tone: 'plain',
			values: {
				tier: { message: `tier.${first.id}` },
				count: { count: first.people },
				people: { count: result.people },
				share: { share: first.peopleShare! },
				low: { share: first.interval.low },
				high: { share: first.interval.high },
			},
		});
	if (gini !== null && half !== null && contents > 1)
		out.push({
			key: 'finding.spread',
			tone: 'plain',
			values: {
				half: { count: half },
				contents: { count: contents },
				gini: { number: gini, digits: 2 },
			},
		});
	return [...out, ...moved(result), ...cautions(result, params)];
};

/** Which contents stand higher and which lower; those that came and those that went are told apart. */
function moved({ moves, windows }: ContentTiersResult): Finding[] {
	if (moves === null || windows === null) return [];
	const none = STANDINGS.length - 1;
	const { up, down, stayed } = movedIn(moves.counts, [none]);
	return [
		{
			key: 'finding.moves',
			tone: 'plain',
			values: {
				up: { count: up },
				down: { count: down },
				stayed: { count: stayed },
				came: { count: moves.totals[none]! },
				gone: { count: moves.nows[none]! },
				start: { day: windows.now.from },
				days: { count: windows.days },
			},
		},
	];
}

function cautions(result: ContentTiersResult, params: ContentTiersParams): Finding[] {
	const out: Finding[] = [];
	const caution = (key: string, values: Finding['values'] = {}) =>
		out.push({ key, values, tone: 'caution' });
	const { contents, events, without, windows, tiers, list } = result;
	if (params.content === null) caution('finding.noColumn');
	const lowest = tiers.findLast((row) => row.contents > 0)?.least;
	if (contents === 1) caution('finding.one');
	else if (contents > 0 && contents < TIERS.length)
		caution('finding.lessThanTiers', { contents: { count: contents } });
	else if (contents > 0 && contents < FEW)
		caution('finding.few', { contents: { count: contents } });
	if (contents > 1 && contents === result.zero) caution('finding.zero');
	else if (contents > 1 && lowest === list[0]?.score)
		caution('finding.equal', { contents: { count: contents } });
	else if (params.tiers === 'rank' && contents >= FEW) {
		const meant = { top: params.top, middle: params.middle, tail: 100 };
		const wide = tiers.find(({ id, share }) => meant[id] > 0 && share! > (2 * meant[id]) / 100);
		if (wide !== undefined)
			caution('finding.ties', {
				tier: { message: `tier.${wide.id}` },
				share: { share: wide.share! },
				meant: { share: meant[wide.id] / 100, digits: 0 },
			});
	}
	if (contents >= FEW && events - without < 1.1 * contents)
		caution('finding.ids', { contents: { count: contents }, events: { count: events - without } });
	if (without > 0)
		out.push({
			key: 'finding.without',
			tone: without > events / 2 ? 'caution' : 'plain',
			values: {
				without: { count: without },
				events: { count: events },
				share: { share: without / events },
			},
		});
	if (result.withoutAmount > 0)
		caution('finding.withoutAmount', { count: { count: result.withoutAmount } });
	if (result.negative > 0) caution('finding.negative', { count: { count: result.negative } });
	if (windows !== null && !windows.isCovered)
		caution('finding.noBefore', {
			days: { count: windows.days },
			start: { day: windows.before.from },
		});
	if (windows !== null && windows.isCovered && windows.unfinished)
		caution('finding.unfinished', { day: { day: windows.now.to - 1 } });
	return out;
}
