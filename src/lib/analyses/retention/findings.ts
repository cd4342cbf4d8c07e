import { wilson } from '../../base/interval';
import { parseDay } from '../../base/time';
import type { Finding, Findings } from '../contract';
import type { RetentionParams } from './manifest';
import type { Cohort, RetentionResult } from './result';

/** Below this a rate is a rough guess. */
const FEW = 30;

/**
 * The best and the worst of many cohorts differ by chance alone. Intervals of this width that do not touch are a difference
 * at 5 % over all pairs of some 25 cohorts (Bonferroni: z = 3.8, ÷ √2).
 */
const Z_SPREAD = 2.7;

export const findings: Findings<RetentionParams, RetentionResult> = (result, params) => {
	const { cohorts } = result;
	if (cohorts.length === 0) return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	const out: Finding[] = [next(result, params)];
	const compared = cohorts.filter(({ size, periods }) => size >= FEW && periods[1]?.finished);
	if (compared.length > 1) out.push(spread(compared, params));
	const next1 = result.pooled[1];
	if (next1 !== undefined && next1.size > 0 && next1.size < FEW)
		out.push({ key: 'finding.few', values: { size: { count: next1.size } }, tone: 'caution' });
	const unfinished = cohorts
		.filter(({ size }) => size > 0)
		.flatMap(({ periods }) => periods.slice(1))
		.filter(({ finished }) => !finished).length;
	if (unfinished > 0)
		out.push({
			key: 'finding.unfinished',
			values: { cells: { count: unfinished } },
			tone: 'caution',
		});
	if (result.leftCensored)
		out.push({
			key: 'finding.leftCensored',
			values: { start: { day: parseDay(cohorts[0]!.start) } },
			tone: 'caution',
		});
	if (result.history) out.push({ key: 'finding.history', values: {}, tone: 'plain' });
	return out;
};

function next({ pooled, average }: RetentionResult, params: RetentionParams): Finding {
	const unit = { message: `unit.${params.unit}` };
	const share = average[1] ?? null;
	if (share === null) return { key: 'finding.noNext', values: { unit }, tone: 'caution' };
	const { count, size, cohorts } = pooled[1]!;
	const { low, high } = wilson(count, size);
	return {
		key: params.mode === 'on' ? 'finding.next' : 'finding.nextLate',
		tone: size >= FEW ? 'notable' : 'plain',
		values: {
			unit,
			share: { share },
			low: { share: low },
			high: { share: high },
			count: { count },
			size: { count: size },
			cohorts: { count: cohorts },
		},
	};
}

function spread(cohorts: readonly Cohort[], params: RetentionParams): Finding {
	const unit = { message: `unit.${params.unit}` };
	const ranked = cohorts
		.map(({ start, size, periods }) => ({ start, size, count: periods[1]!.count }))
		.sort((a, b) => b.count / b.size - a.count / a.size);
	const best = ranked[0]!;
	const worst = ranked.at(-1)!;
	const apart =
		wilson(best.count, best.size, Z_SPREAD).low > wilson(worst.count, worst.size, Z_SPREAD).high;
	if (!apart)
		return {
			key: 'finding.noSpread',
			values: { unit, cohorts: { count: ranked.length } },
			tone: 'plain',
		};
	return {
		key: 'finding.spread',
		tone: 'notable',
		values: {
			unit,
			best: { day: parseDay(best.start) },
			bestShare: { share: best.count / best.size },
			bestSize: { count: best.size },
			worst: { day: parseDay(worst.start) },
			worstShare: { share: worst.count / worst.size },
			worstSize: { count: worst.size },
		},
	};
}
