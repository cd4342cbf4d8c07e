import { DAY } from '../../base/time';
import type { Facts } from '../../model/dataset';
import type { Finding, Findings, FindingValue } from '../contract';

import { traits } from '../shared/metric';
import { bulkOf } from '../shared/stray';
import type { Series, TrendResult } from './compute';
import { labelOf, type LineLabel } from './labels';
import type { TrendParams } from './manifest';

/** Fewer finished periods than this say nothing about what is usual. */
const USUAL = 8;
/** t quantile 0.975 with 7 degrees of freedom and more, rounded up: the range is rather too wide. */
const T = 2.4;

export const findings: Findings<TrendParams, TrendResult> = (result, params, facts) => {
	const { periods, unfinished, series } = result;
	if (periods.length === 0) return [{ key: 'finding.empty', values: {}, tone: 'caution' }];
	const finished = [...periods.keys()].filter((p) => unfinished[p] === 0);
	const out: Finding[] = [];
	if (finished.length < 3) {
		out.push({ key: 'finding.short', values: { n: { count: finished.length } }, tone: 'caution' });
	}
	// Two lines' worth of sentences are read, forty are not.
	for (const [i, line] of series.slice(0, 2).entries())
		out.push(...lineFindings(line, labelOf(line, i, params), finished, result, facts));
	out.push(...largest(result, facts));
	out.push(...cautions(result), ...strays(result, facts));
	return out;
};

function lineFindings(
	line: Series,
	label: LineLabel,
	finished: readonly number[],
	result: TrendResult,
	facts: Facts,
): Finding[] {
	const { values } = line;
	const show = shown(result, facts);
	const measured = finished.filter((p) => !Number.isNaN(values[p]!));
	const last = measured.at(-1);
	const before = measured.at(-2);
	if (last === undefined || before === undefined || before !== last - 1) return [];
	const value = values[last]!;
	const previous = values[before]!;
	const base = {
		series: nameOf(label),
		value: show(value),
		period: { day: result.periods[last]! },
	};
	const out: Finding[] = [];
	const usual = expected(measured.slice(0, -1).map((p) => values[p]!));
	if (usual !== null && (value < usual.low || value > usual.high)) {
		const range = { n: { count: usual.n }, low: show(usual.low), high: show(usual.high) };
		out.push({ key: 'finding.outside', values: { ...base, ...range }, tone: 'notable' });
	} else if (previous > 0) {
		const change = value / previous - 1;
		const key = change > 0 ? 'finding.up' : change < 0 ? 'finding.down' : 'finding.same';
		const values = { ...base, previous: show(previous), change: { share: Math.abs(change) } };
		out.push({ key, values, tone: 'plain' });
	} else if (previous === 0 && value > 0)
		out.push({ key: 'finding.new', values: base, tone: 'plain' });
	const peak = measured.reduce((best, p) => (values[p]! > values[best]! ? p : best));
	if (measured.length >= 3 && peak !== last && values[peak]! > 0 && result.metric !== 'members') {
		out.push({
			key: 'finding.peak',
			values: {
				series: nameOf(label),
				value: show(values[peak]!),
				period: { day: result.periods[peak]! },
			},
			tone: 'plain',
		});
	}
	return out;
}

/** Prediction interval for one more value, from the last periods' mean and spread; null when they are too few. */
function expected(values: readonly number[]): { low: number; high: number; n: number } | null {
	const recent = values.slice(-4 * USUAL);
	const n = recent.length;
	// Mostly nothing, or always the same: no spread to judge by.
	if (n < USUAL || recent.filter((x) => x !== 0).length * 2 < n) return null;
	const mean = recent.reduce((sum, x) => sum + x, 0) / n;
	const variance = recent.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
	if (variance === 0) return null;
	const half = T * Math.sqrt(variance * (1 + 1 / n));
	return { low: Math.max(0, mean - half), high: mean + half, n };
}

function largest(result: TrendResult, facts: Facts): Finding[] {
	const { series, additive } = result;
	const total = series.reduce((sum, line) => sum + line.total, 0);
	const own = series.filter(({ label }) => 'text' in label);
	if (!additive || series.length < 2 || own.length === 0 || total <= 0) return [];
	const top = own.reduce((best, line) => (line.total > best.total ? line : best));
	const values = {
		series: nameOf(top.label),
		share: { share: top.total / total },
		total: shown(result, facts)(total),
	};
	return [{ key: 'finding.largest', values, tone: 'plain' }];
}

function cautions({ periods, unfinished, metric, leftCensored, series }: TrendResult): Finding[] {
	const out: Finding[] = [];
	const last = periods.length - 1;
	if (unfinished[last] === 1) {
		out.push({
			key: 'finding.unfinished',
			values: { period: { day: periods[last]! } },
			tone: 'caution',
		});
	}
	if (metric === 'new' && leftCensored)
		out.push({ key: 'finding.censored', values: {}, tone: 'caution' });
	if (metric === 'stickiness' && series.some(({ values }) => values.some(Number.isNaN))) {
		out.push({ key: 'finding.unmeasured', values: {}, tone: 'caution' });
	}
	return out;
}

/** A few events far from all others make a long flat line. */
function strays({ from, to }: TrendResult, { days }: Facts): Finding[] {
	const bulk = days === undefined ? null : bulkOf(days);
	if (bulk === null || (from >= bulk.from && to <= bulk.to + DAY)) return [];
	const values = {
		stray: { count: bulk.stray },
		from: { day: bulk.from },
		to: { day: bulk.to },
	};
	return [{ key: 'finding.stray', values, tone: 'caution' }];
}

function nameOf(label: LineLabel): FindingValue {
	return 'text' in label ? label.text : label;
}

function shown({ metric }: TrendResult, { currency }: Facts): (value: number) => FindingValue {
	const { format } = traits(metric);
	return (value) => {
		if (format === 'money') return { money: value, currency };
		if (format === 'share') return { share: value };
		return { number: value, digits: 0 };
	};
}
