import { wilson } from '../../base/interval';
import type { Finding, Findings } from '../contract';
import type { CirclesParams } from './manifest';
import type { CirclesMonth, CirclesResult } from './result';

/** Below this a share is a rough guess. */
const FEW = 30;

export const findings: Findings<CirclesParams, CirclesResult> = ({ months, shown }) => {
	const month = months[shown];
	if (month === undefined || months.every(({ outer }) => outer === 0))
		return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	const out: Finding[] = [circles(month)];
	if (month.moves !== null) out.push(moves(month, month.moves));
	const unfinished = months.filter((one) => one.unfinished).length;
	if (unfinished > 0)
		out.push({
			key: 'finding.unfinished',
			values: { months: { count: unfinished } },
			tone: 'caution',
		});
	if (month.unfinished) out.push({ key: 'finding.onlyUnfinished', values: {}, tone: 'caution' });
	if (month.known < FEW)
		out.push({ key: 'finding.few', values: { known: { count: month.known } }, tone: 'caution' });
	return out;
};

function circles({ start, known, outer, middle, centre, unfinished }: CirclesMonth): Finding {
	const { low, high } = wilson(centre, known);
	return {
		key: 'finding.circles',
		tone: known >= FEW && !unfinished ? 'notable' : 'plain',
		values: {
			month: { day: start },
			centre: { count: centre },
			middle: { count: middle },
			outer: { count: outer },
			known: { count: known },
			share: { share: known === 0 ? 0 : centre / known },
			low: { share: low },
			high: { share: high },
		},
	};
}

/** More inward than outward, or the other way round: told when the interval of the share leaves out one half. */
function moves({ start }: CirclesMonth, move: NonNullable<CirclesMonth['moves']>): Finding {
	const { inward, outward, same } = move;
	const moved = inward + outward;
	const values: Finding['values'] = {
		month: { day: start },
		inward: { count: inward },
		outward: { count: outward },
		same: { count: same },
	};
	if (moved === 0) return { key: 'finding.still', values, tone: 'plain' };
	const { low, high } = wilson(inward, moved);
	const more = low > 0.5 ? 'inward' : high < 0.5 ? 'outward' : 'balance';
	return {
		key: `finding.${more}`,
		tone: more !== 'balance' && !move.unfinished ? 'notable' : 'plain',
		values: {
			...values,
			share: { share: inward / moved },
			low: { share: low },
			high: { share: high },
		},
	};
}
