import * as v from 'valibot';
import { EVERYONE } from '../../model/named-segments';
import { ownActivity } from '../../model/own-activity';
import { actionsSchema, MOST_ACTIONS, type PlannedAction } from '../../model/plan';
import type { Facts } from '../../model/dataset';
import type { EventSelector, Manifest } from '../contract';
import { orderSelector } from '../shared/money';
import { selectorColumns } from '../shared/selector';
import * as messages from './messages';
import type { PlanResult } from './result';

export interface PlanParams {
	/** Who gets what, when; a member can be in several. */
	readonly rows: readonly PlannedAction[];
}

const schema: v.GenericSchema<unknown, PlanParams> = v.strictObject({ rows: actionsSchema });

export const manifest: Manifest<'action-plan', PlanParams, PlanResult> = {
	id: 'action-plan',
	version: 1,
	family: 'segment',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: (facts) => ({
			rows: [
				{
					segment: EVERYONE,
					name: '',
					action: '',
					from: null,
					touch: touchOf(facts),
					metric: orderSelector(facts) ?? ownActivity(facts),
				},
			],
		}),
		sentence: () => ({ key: 'sentence' }),
		tokens: { rows: { path: 'rows', type: 'actions', max: MOST_ACTIONS } },
		more: () => [],
		columns: ({ rows }) =>
			selectorColumns(
				...rows.flatMap(({ touch, metric }): EventSelector[] =>
					touch === null ? [metric] : [touch, metric],
				),
			),
	},
};

const TOUCH =
	/^(reach(ed)?|deliver(ed|y)?|sen[dt]|push(ed)?|touch(ed)?|触达|送达|发送|推送|群发)$/i;

function touchOf({ kinds }: Facts): EventSelector | null {
	const kind = kinds.find(({ name }) => TOUCH.test(name));
	return kind === undefined ? null : { kind: kind.name };
}
