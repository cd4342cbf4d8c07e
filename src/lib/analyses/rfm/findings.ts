import { wilson } from '../../base/interval';
import type { Finding, Findings } from '../contract';
import { FEW } from '../shared/scoring';
import type { RfmResult, SegmentRow } from './compute';
import type { RfmParams } from './manifest';
import { NONE } from './segments';

/** Classes of people who were worth much and have not bought for long. */
const SLEEPING = ['important-win-back', 'important-keep', 'cant-lose-them', 'at-risk'];

export const findings: Findings<RfmParams, RfmResult> = (result, _params, facts) => {
	const { buyers } = result;
	const currency = facts.currency;
	if (buyers === 0)
		return [
			{ key: 'finding.noBuyers', values: {}, tone: 'caution' },
			...cautions(result, currency),
		];
	const out: Finding[] = [];
	const classes = result.segments.filter(({ id, count }) => id !== NONE && count > 0);
	const earning = classes.filter((row) => row.share !== null).sort((a, b) => b.amount - a.amount);
	const top = earning[0];
	if (top !== undefined) {
		out.push({
			key: 'finding.top',
			// Of a handful of buyers nothing is worth a red mark.
			tone: buyers >= FEW ? 'notable' : 'plain',
			values: { ...rowValues(top, buyers, currency), memberShare: { share: top.memberShare ?? 0 } },
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
				...rowValues(sleeping, buyers, currency),
				days: { number: sleeping.averages?.r ?? NaN, digits: 0 },
			},
		});
	}
	const { low, high } = wilson(result.once, buyers);
	out.push({
		key: 'finding.once',
		tone: 'plain',
		values: {
			count: { count: result.once },
			buyers: { count: buyers },
			share: { share: result.once / buyers },
			low: { share: low },
			high: { share: high },
		},
	});
	return [...out, ...cautions(result, currency)];
};

function rowValues(row: SegmentRow, buyers: number, currency: string | null): Finding['values'] {
	return {
		segment: { message: `segment.${row.id}` },
		members: { count: row.count },
		buyers: { count: buyers },
		share: { share: row.share ?? 0 },
		amount: { money: row.amount, currency },
	};
}

function cautions(result: RfmResult, currency: string | null): Finding[] {
	const out: Finding[] = [];
	const caution = (key: string, values: Finding['values']) =>
		out.push({ key, values, tone: 'caution' });
	const { buyers } = result;
	if (buyers > 0) {
		if (buyers < FEW) caution('finding.few', { buyers: { count: buyers } });
		for (const of of ['r', 'f', 'm'] as const) {
			const { sizes } = result.bins[of];
			const filled = sizes.filter((size) => size > 0).length;
			const name = { message: `bin.${of}` };
			if (filled === 1) caution('finding.oneBin', { of: name });
			else if (filled < sizes.length)
				caution('finding.bins', {
					of: name,
					filled: { count: filled },
					bins: { count: sizes.length },
				});
		}
		if (result.amount <= 0) caution('finding.noRevenue', {});
	}
	if (result.withoutAmount > 0)
		caution('finding.withoutAmount', { count: { count: result.withoutAmount } });
	if (result.none.amount !== 0)
		caution('finding.refundsOnly', { amount: { money: result.none.amount, currency } });
	return out;
}
