import { DAY } from '../../base/time';
import type { Finding, Findings, FindingValue } from '../contract';
import type { MetricId } from '../shared/metric';
import type { MetricValue, OverviewResult } from './compute';
import type { OverviewParams } from './manifest';

/** A share of fewer than this is flagged. */
const FEW = 30;
/** Told in a sentence if there is a change to tell; the tiles show the rest. */
const TOLD: readonly MetricId[] = ['revenue', 'new'];

export const findings: Findings<OverviewParams, OverviewResult> = (result, _params, facts) => {
	const { period, compared, metrics, reason, daily } = result;
	if (period === null) return [{ key: 'finding.empty', values: {}, tone: 'caution' }];
	const out: Finding[] = [];
	for (const metric of metrics) {
		if (metric.interval !== null) out.push(...rate(metric));
		else if (TOLD.includes(metric.id)) out.push(...change(metric, facts.currency));
	}
	out.sort((a, b) => Number(b.tone === 'notable') - Number(a.tone === 'notable'));
	if (!period.finished) out.push({ key: 'finding.unfinished', values: {}, tone: 'caution' });
	if (reason !== null && reason !== 'not-asked')
		out.push({ key: `reason.${reason}`, values: {}, tone: 'caution' });
	if (compared !== null) out.push(...lengths(period.to - period.from, compared.to - compared.from));
	if (daily.unfinished[0] === 1 && metrics.some(({ id }) => id === 'mau')) {
		out.push({ key: 'finding.mau', values: {}, tone: 'caution' });
	}
	return out;
};

/** A share of members. Its change is notable when the interval of the change leaves out zero, and not otherwise. */
function rate({ id, value, n, interval, changeInterval, change }: MetricValue): Finding[] {
	if (value === null || n === null || interval === null) return [];
	const base = { metric: { message: `metric.${id}` }, value: { share: value }, n: { count: n } };
	const out: Finding[] = [];
	if (changeInterval === null || change === null) {
		const values = { ...base, low: { share: interval.low }, high: { share: interval.high } };
		out.push({ key: 'finding.rate', values, tone: 'plain' });
	} else {
		const { low, high } = changeInterval;
		const told = low > 0 || high < 0;
		const key = told ? 'finding.changed' : 'finding.alike';
		const values = {
			...base,
			change: { points: change },
			low: { points: low },
			high: { points: high },
		};
		out.push({ key, values, tone: told && n >= FEW ? 'notable' : 'plain' });
	}
	const few = { metric: base.metric, n: base.n };
	if (n < FEW) out.push({ key: 'finding.few', values: few, tone: 'caution' });
	return out;
}

function change(
	{ id, format, value, previous, relative }: MetricValue,
	currency: string | null,
): Finding[] {
	if (value === null || previous === null || relative === null || previous <= 0) return [];
	const show = (x: number): FindingValue =>
		format === 'money' ? { money: x, currency } : { count: x };
	const key = relative > 0 ? 'finding.up' : relative < 0 ? 'finding.down' : 'finding.same';
	const values = {
		metric: { message: `metric.${id}` },
		value: show(value),
		previous: show(previous),
		relative: { share: Math.abs(relative) },
	};
	return [{ key, values, tone: 'plain' }];
}

function lengths(now: number, before: number): Finding[] {
	if (now === before) return [];
	const values = { days: { count: now / DAY }, before: { count: before / DAY } };
	return [{ key: 'finding.lengths', values, tone: 'caution' }];
}
