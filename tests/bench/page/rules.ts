import type { Rule } from '$lib/model/rule';

/** Rules as they are edited: with each turn their bounds are others. */
export const RULES: Readonly<Record<string, (turn: number) => Rule>> = {
	'rule-orders': (turn) => ({
		type: 'event',
		event: {
			kind: 'order',
			where: [
				{ column: 'amount', min: 100 + turn },
				{ column: 'group', isNot: ['g5'] },
			],
		},
		measure: { of: 'count', min: 1 },
		window: { last: 90 },
	}),
	'rule-days': (turn) => ({
		type: 'event',
		event: 'any',
		measure: { of: 'days', min: 3 },
		window: { last: 60 + turn },
	}),
	'rule-sequence': (turn) => ({
		type: 'sequence',
		first: { kind: 'click' },
		then: 'did-not',
		second: { kind: 'order' },
		within: { value: 168 + turn, unit: 'hour' },
	}),
	'rule-tree': (turn) => ({
		type: 'all',
		of: [
			{
				type: 'any',
				of: [
					{
						type: 'event',
						event: { kind: 'order' },
						measure: { of: 'sum', column: 'amount', min: 100 + turn },
						window: { last: 90 },
					},
					{
						type: 'event',
						event: { kind: 'view' },
						measure: { of: 'count', min: 3 },
						window: { last: 30 + turn },
					},
				],
			},
			{
				type: 'event',
				event: { not: ['reach'] },
				measure: { of: 'last', max: 20 + turn },
			},
			{
				type: 'none',
				of: [{ type: 'event', event: { kind: 'leave' }, measure: { of: 'count', min: 1 + turn } }],
			},
			{
				type: 'sequence',
				first: { kind: 'reach' },
				then: 'did',
				second: { kind: 'click' },
				within: { value: 240 + turn, unit: 'hour' },
			},
		],
	}),
	// Classes of two analyses that stay as they are, beside a condition that is edited.
	'rule-classes': (turn) => ({
		type: 'all',
		of: [
			{ type: 'none', of: [stageOf(14, 'lost')] },
			{ type: 'any', of: [rfmOf(5, 'important-keep'), rfmOf(5, 'important-win-back')] },
			{
				type: 'event',
				event: { kind: 'click' },
				measure: { of: 'count', min: 1 + turn },
			},
		],
	}),
	// The question itself is edited: everybody is put into classes anew.
	'rule-rfm': (turn) => rfmOf(2 + (turn % 9), 'important-keep', 90 + turn),
	'rule-stage': (turn) => stageOf(14 + turn, 'at-risk'),
};

function stageOf(newDays: number, stage: string): Rule {
	return {
		type: 'class',
		analysis: 'lifecycle',
		params: { newDays, unit: 'week' },
		ref: { stage },
	};
}

function rfmOf(bins: number, segment: string, cut = 90): Rule {
	const params = { order: { kind: 'order' }, bins, cutsR: [7, 30, 60, cut] };
	return { type: 'class', analysis: 'rfm', params, ref: { segment } };
}
