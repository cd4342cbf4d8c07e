import { wilson } from '../../base/interval';
import type { Finding, Findings } from '../contract';
import { movedIn } from '../shared/moves';
import { isTold } from '../shared/suppress';
import type { CreatorsParams } from './manifest';
import { TIERS, type CreatorsResult } from './result';

/** Below this shares of creators are a rough guess. */
const FEW = 30;

export const findings: Findings<CreatorsParams, CreatorsResult> = (result, params) => {
	const { creators, content } = result;
	if (creators === 0)
		return [{ key: 'finding.nobody', values: {}, tone: 'caution' }, ...cautions(result, params)];
	const out: Finding[] = [];
	const head = result.tiers.find((row) => row.creators > 0);
	if (head !== undefined && head.creators < creators) {
		const values = {
			tier: { message: `tier.${head.id}` },
			count: { count: head.creators },
			creators: { count: creators },
			content: { share: head.contentShare ?? 0 },
		};
		const worth = { value: { share: head.valueShare ?? 0 } };
		// Of a handful of creators nothing is worth a red mark.
		const tone = creators >= FEW ? 'notable' : 'plain';
		out.push(
			params.quality === 'even' || head.valueShare === null
				? { key: 'finding.head', tone, values }
				: { key: 'finding.headWorth', tone, values: { ...values, ...worth } },
		);
	}
	const { half, gini } = result.spread.content;
	out.push({
		key: 'finding.half',
		tone: 'plain',
		values: {
			count: { count: half },
			creators: { count: creators },
			content: { count: content },
			gini: { number: gini ?? NaN, digits: 2 },
		},
	});
	if (isTold(creators) && isTold(result.members)) {
		const { low, high } = wilson(creators, result.members);
		out.push({
			key: 'finding.creators',
			tone: 'plain',
			values: {
				creators: { count: creators },
				members: { count: result.members },
				share: { share: creators / result.members },
				low: { share: low },
				high: { share: high },
			},
		});
	}
	return [...out, ...moved(result), ...cautions(result, params)];
};

/** Who stands higher and who lower than then; who made nothing at both times is in neither. */
function moved({ moves }: CreatorsResult): Finding[] {
	if (moves === null) return [];
	const { up, down } = movedIn(moves.counts);
	const values = { up: { count: up }, down: { count: down }, then: { day: moves.asOf - 1 } };
	return [{ key: 'finding.moves', values, tone: 'plain' }];
}

function cautions(result: CreatorsResult, params: CreatorsParams): Finding[] {
	const out: Finding[] = [];
	const caution = (key: string, values: Finding['values'] = {}) =>
		out.push({ key, values, tone: 'caution' });
	const { creators, tiers } = result;
	if (creators > 0 && creators < FEW) caution('finding.few', { creators: { count: creators } });
	if (params.tiers === 'rank' && creators >= FEW) {
		const meant = { head: params.head, middle: params.middle, base: 100 };
		const wide = TIERS.find(
			(id, t) => (tiers[t]?.share ?? 0) > (2 * meant[id]) / 100 && meant[id] > 0,
		);
		if (wide !== undefined)
			caution('finding.ties', {
				tier: { message: `tier.${wide}` },
				share: { share: tiers[TIERS.indexOf(wide)]?.share ?? 0 },
				meant: { share: meant[wide] / 100, digits: 0 },
			});
	}
	if (params.before > 0 && result.moves === null) caution('finding.noBefore');
	if (result.noColumn) caution('finding.noColumn');
	if (result.withoutValue > 0)
		caution('finding.withoutValue', { count: { count: result.withoutValue } });
	return out;
}
