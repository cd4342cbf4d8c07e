import { wilson } from '../../base/interval';
import type { Finding, Findings, FindingValue } from '../contract';
import { segmentName } from '../shared/rfm/names';
import { lintScores } from '../shared/rfm/score-boxes';
import { NONE, rulesOf } from '../shared/rfm/segments';
import { FEW } from '../shared/scoring';
import { isTold } from '../shared/suppress';
import type { RfmResult, SegmentRow } from './compute';
import type { RfmParams } from './manifest';
import { binName } from './table';

/** Classes of people who were worth much and have not bought for long. */
const SLEEPING = ['important-win-back', 'important-keep', 'cant-lose-them', 'at-risk'];

export const findings: Findings<RfmParams, RfmResult> = (result, params, facts) => {
	const { buyers } = result;
	const by = params.value;
	const worth = (amount: number): FindingValue =>
		by === 'activity' ? { number: amount, digits: 1 } : { money: amount, currency: facts.currency };
	if (buyers === 0)
		return [
			{ key: 'finding.noBuyers', values: { by }, tone: 'caution' },
			...cautions(result, params, worth),
		];
	const rowValues = (row: SegmentRow, buyers: number): Finding['values'] => ({
		by,
		segment: segmentName(row.id, by),
		members: { count: row.count },
		buyers: { count: buyers },
		share: { share: row.share ?? 0 },
		amount: worth(row.amount),
	});
	const out: Finding[] = [];
	const classes = result.segments.filter(({ id, count }) => id !== NONE && count > 0);
	const earning = classes.filter((row) => row.share !== null).sort((a, b) => b.amount - a.amount);
	const top = earning[0];
	if (top !== undefined) {
		out.push({
			key: 'finding.top',
			// Of a handful of buyers nothing is worth a red mark.
			tone: buyers >= FEW ? 'notable' : 'plain',
			values: { ...rowValues(top, buyers), memberShare: { share: top.memberShare ?? 0 } },
		});
	}
	const sleeping = earning.find(
		(row) => row !== top && SLEEPING.includes(row.id) && row.amount > 0,
	);
	if (sleeping !== undefined) {
		out.push({
			key: 'finding.sleeping',
			tone: 'plain',
			values: {
				...rowValues(sleeping, buyers),
				days: { number: sleeping.averages?.r ?? NaN, digits: 0 },
			},
		});
	}
	const { low, high } = wilson(result.once, buyers);
	out.push({
		key: 'finding.once',
		tone: 'plain',
		values: {
			by,
			per: params.frequency,
			count: { count: result.once },
			buyers: { count: buyers },
			share: { share: result.once / buyers },
			low: { share: low },
			high: { share: high },
		},
	});
	return [...out, ...moved(result), ...lint(result, params), ...cautions(result, params, worth)];
};

/** Who stayed in their class among those who had one then. */
function moved({ moves }: RfmResult): Finding[] {
	if (moves === null) return [];
	const own = moves.standings.map((_, i) => i).slice(0, -1);
	const [stayed, known] = [
		own.map((i) => moves.counts[i]![i]!),
		own.map((i) => moves.totals[i]!),
	].map((counts) => (counts.every(isTold) ? counts.reduce((sum, n) => sum + n, 0) : NaN));
	if (!(known! > 0) || !isTold(stayed!)) return [];
	const { low, high } = wilson(stayed!, known!);
	const values = {
		stayed: { count: stayed! },
		known: { count: known! },
		share: { share: stayed! / known! },
		low: { share: low },
		high: { share: high },
		then: { day: moves.asOf - 1 },
	};
	return [{ key: 'finding.moves', values, tone: 'plain' }];
}

/** What the rules of a set leave out or hold twice. */
function lint(result: RfmResult, params: RfmParams): Finding[] {
	const rules = rulesOf(params);
	if (rules === null) return [];
	const { cells, gaps, overlaps, unreached } = lintScores(rules);
	const out: Finding[] = [];
	const others = result.segments.find(({ id }) => id === 'others');
	const caution = (key: string, values: Finding['values']) =>
		out.push({ key, values, tone: 'caution' });
	if (gaps > 0)
		caution('finding.gaps', {
			gaps: { count: gaps },
			cells: { count: cells },
			members: { count: others?.count ?? 0 },
		});
	if (overlaps > 0)
		caution('finding.overlaps', { overlaps: { count: overlaps }, cells: { count: cells } });
	for (const id of unreached)
		caution('finding.unreached', { segment: segmentName(id, params.value) });
	return out;
}

function cautions(
	result: RfmResult,
	{ value: by, before }: RfmParams,
	worth: (amount: number) => FindingValue,
): Finding[] {
	const out: Finding[] = [];
	const caution = (key: string, values: Finding['values']) =>
		out.push({ key, values, tone: 'caution' });
	const { buyers } = result;
	if (buyers > 0) {
		if (buyers < FEW) caution('finding.few', { by, buyers: { count: buyers } });
		for (const of of ['r', 'f', 'm'] as const) {
			const { sizes } = result.bins[of];
			const filled = sizes.filter((size) => size > 0).length;
			const name = { message: binName(of, by) };
			if (filled === 1) caution('finding.oneBin', { by, of: name });
			else if (filled < sizes.length)
				caution('finding.bins', {
					by,
					of: name,
					filled: { count: filled },
					bins: { count: sizes.length },
				});
		}
		if (result.amount <= 0) caution('finding.noRevenue', { by });
	}
	if (result.withoutAmount > 0)
		caution('finding.withoutAmount', { count: { count: result.withoutAmount } });
	if (result.none.amount !== 0)
		caution('finding.refundsOnly', { by, amount: worth(result.none.amount) });
	if (before > 0 && result.moves === null) caution('finding.noBefore', {});
	return out;
}
