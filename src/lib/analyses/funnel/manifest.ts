import * as v from 'valibot';
import type { Manifest } from '../contract';
import { DURATION_UNITS } from '../shared/duration';
import { selectorColumns } from '../shared/selector';
import { firstSteps } from './first-steps';
import * as messages from './messages';
import {
	excludedEvents,
	isOfMembers,
	MAX_EXCLUSIONS,
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
		defaults: (facts) => {
			const steps = firstSteps(facts).map((kind) => ({ kind }));
			return v.parse(paramsSchema, { steps: steps.length === 0 ? ['any'] : steps });
		},
		sentence: (params) => ({ key: 'sentence', values: shown(params) }),
		tokens: {
			order: { path: 'order', type: 'choice', options: options('order', ORDERS) },
			steps: { path: 'steps', type: 'steps', min: 2, max: MAX_STEPS },
			exclusions: {
				path: 'exclusions',
				type: 'exclusions',
				steps: 'steps',
				max: MAX_EXCLUSIONS,
			},
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
			const { how, split, span, left, rule } = shown(params);
			return [
				...(split === 'none' ? ['breakdown'] : []),
				...(how === 'first' ? ['windowFrom'] : []),
				...(span === 'all' ? ['range'] : []),
				...(left === 'none' && params.order !== 'any' && params.steps.length > 1
					? ['exclusions']
					: []),
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
		rule: preset,
	};
}

function options<T extends string>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}
