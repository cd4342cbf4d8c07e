import * as v from 'valibot';
import type { Facts } from '../../model/dataset';
import type { Manifest } from '../contract';
import { DURATION_UNITS } from '../shared/duration';
import { selectorLabel } from '../shared/label';
import { selectorColumns } from '../shared/selector';
import * as messages from './messages';
import {
	excludedEvents,
	isOfMembers,
	MAX_STEPS,
	ORDERS,
	paramsSchema,
	PRESET_IDS,
	type FunnelParams,
} from './params';
import type { FunnelResult } from './result';

export const manifest: Manifest<'funnel', FunnelParams, FunnelResult> = {
	id: 'funnel',
	version: 1,
	family: 'behaviour',
	needs: { events: true },
	messages,
	params: {
		schema: paramsSchema,
		defaults: (facts) =>
			v.parse(paramsSchema, { steps: firstSteps(facts).map((kind) => ({ kind })) }),
		sentence: (params) => ({ key: 'sentence', values: shown(params) }),
		tokens: {
			order: { path: 'order', type: 'choice', options: options('order', ORDERS) },
			steps: { path: 'steps', type: 'steps', min: 2, max: MAX_STEPS },
			window: { path: 'window', type: 'duration', units: [...DURATION_UNITS, 'same-day'] },
			windowFrom: {
				path: 'windowFrom',
				type: 'choice',
				options: options('windowFrom', ['first-step', 'each-step']),
			},
			breakdown: {
				path: 'breakdown',
				type: 'column',
				kinds: ['category', 'flag'],
				none: 'breakdown.none',
			},
			attribution: {
				path: 'attribution',
				type: 'choice',
				options: options('attribution', ['entry', 'last']),
			},
			range: { path: 'range', type: 'choice', options: options('range', ['all-steps', 'entry']) },
			preset: { path: 'preset', type: 'choice', options: options('preset', PRESET_IDS) },
		},
		more: (params) => {
			const { how, split, span, rule } = shown(params);
			return [
				...(split === 'none' ? ['breakdown'] : []),
				...(how === 'first' ? ['windowFrom'] : []),
				...(span === 'all' ? ['range'] : []),
				...(rule === 'opsbook' ? ['preset'] : []),
			];
		},
		columns: ({ steps, exclusions, breakdown }) => [
			...new Set([
				...selectorColumns(...steps, ...exclusions.map(excludedEvents)),
				...(breakdown === null ? [] : [breakdown]),
			]),
		],
	},
};

/** Which parts of the sentence are said: what is not at its default. */
function shown({ order, windowFrom, breakdown, range, exclusions, preset }: FunnelParams) {
	const anyOrder = order === 'any';
	return {
		how: anyOrder ? 'any' : windowFrom === 'each-step' ? 'each' : 'first',
		split: breakdown === null ? 'none' : isOfMembers(breakdown) ? 'member' : 'event',
		span: range === 'entry' ? 'entry' : 'all',
		left: anyOrder || exclusions.length === 0 ? 'none' : 'some',
		exclusions: exclusions.map((one) => selectorLabel(excludedEvents(one)) ?? '∗').join(', '),
		rule: preset,
	};
}

function options<T extends string>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

/** What communities call the steps to a purchase. */
const STAGES: readonly RegExp[] = [
	/^(reach|reached|deliver(ed)?|send|sent|触达|消息触达|送达|推送)$/i,
	/^(click|clicked|open|点击|打开)$/i,
	/^(add[-_ ]?(to[-_ ]?)?cart|cart|加购|加入购物车)$/i,
	/^(order|purchase|buy|paid|pay|购买|下单|支付|付款)$/i,
];

/** The steps to a purchase as far as the data have them; else the four kinds that most members did, most first. */
function firstSteps({ kinds }: Facts): string[] {
	const byMembers = [...kinds].sort((a, b) => b.members - a.members);
	const stages = STAGES.flatMap(
		(stage) => byMembers.find(({ name }) => stage.test(name))?.name ?? [],
	);
	if (stages.length >= 2) return stages;
	const names = byMembers.slice(0, 4).map(({ name }) => name);
	const [only = 'any'] = names;
	return names.length >= 2 ? names : [only, only];
}
