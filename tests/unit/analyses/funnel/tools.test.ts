// The same events in several tools: the table of the definitions, row by row, for every preset.
import { PRESET_IDS, type Preset } from '$lib/analyses/funnel/params';
import { describe, expect, test } from 'vitest';
import { counts, dataOf, logOf, run, steps } from './support';

const MINUTES_60 = { value: 60, unit: 'minute' };

interface Case {
	readonly name: string;
	readonly log: string;
	readonly steps: string;
	readonly params?: object;
	/** Level reached; `not` = the tool says otherwise or nothing, for the reason given. */
	readonly levels: Readonly<Record<Preset, number | { readonly not: string }>>;
}

function same(level: number, others: Partial<Case['levels']> = {}): Case['levels'] {
	return {
		opsbook: level,
		clickhouse: level,
		posthog: level,
		mixpanel: level,
		'mixpanel-optimized': level,
		umami: level,
		...others,
	};
}

const CASES: readonly Case[] = [
	{
		name: 'T1: a later entry gets further',
		log: 'A 13:00, A 13:30, B 13:45, C 14:15',
		steps: 'ABC',
		levels: same(3, { mixpanel: 2 }),
	},
	{
		name: 'T2: the first entry runs out',
		log: 'A 1:00, A 1:30, B 2:15',
		steps: 'AB',
		levels: same(2, { mixpanel: 1 }),
	},
	{
		name: 'T3: the second entry comes after the first has run out',
		log: 'A 1:00, A 3:00, B 3:10',
		steps: 'AB',
		levels: same(2, { mixpanel: 1 }),
	},
	{
		name: 'T4: a step out of order between',
		log: 'A 1:00, B 1:01, D 1:02, C 1:03, D 1:04, E 1:05',
		steps: 'ABCDE',
		levels: same(5),
	},
	{
		name: 'T4 strict',
		log: 'A 1:00, B 1:01, D 1:02, C 1:03, D 1:04, E 1:05',
		steps: 'ABCDE',
		params: { order: 'strict' },
		levels: same(2),
	},
	{
		name: 'T5: a step is missing',
		log: 'A 1:00, B 1:01, C 1:02, E 1:03',
		steps: 'ABCDE',
		levels: same(3),
	},
	{
		name: 'T6: exactly at the end of the window',
		log: 'A 1:00, B 2:00',
		steps: 'AB',
		levels: same(2),
	},
	{
		name: 'T7: another event between',
		log: 'A 1:00, X 1:01, B 1:02',
		steps: 'AB',
		levels: same(2),
	},
	{
		name: 'T7 strict',
		log: 'A 1:00, X 1:01, B 1:02',
		steps: 'AB',
		params: { order: 'strict' },
		levels: same(1),
	},
	{
		name: 'T8: one event for a repeated step',
		log: 'A 1:00',
		steps: 'AA',
		levels: same(1, { clickhouse: 2, umami: 2 }),
	},
	{
		name: 'T9: two events for a repeated step',
		log: 'A 1:00, A 1:01',
		steps: 'AA',
		levels: same(2),
	},
	{
		name: 'T10: window per step',
		log: 'A 0:00, B 0:50, C 1:40',
		steps: 'ABC',
		levels: same(2, { umami: 3 }),
	},
	{
		name: 'excluded between',
		log: 'A 1:00, X 1:01, B 1:02',
		steps: 'AB',
		params: { exclusions: [{ kind: 'X', from: 0, to: 1 }] },
		levels: same(0, {
			mixpanel: 1,
			'mixpanel-optimized': { not: 'the table says nothing of it; it takes over keeping step 1' },
			clickhouse: { not: 'windowFunnel has no exclusions' },
			umami: { not: 'Umami has no exclusions' },
		}),
	},
	{
		name: 'excluded between, and clean later',
		log: 'A 1:00, X 1:01, B 1:02, A 1:10, B 1:20',
		steps: 'AB',
		params: { exclusions: [{ kind: 'X', from: 0, to: 1 }] },
		levels: same(2, {
			mixpanel: { not: 'the table says nothing of it' },
			clickhouse: { not: 'windowFunnel has no exclusions' },
			umami: { not: 'Umami has no exclusions' },
		}),
	},
	{
		name: 'logged the other way round at one stamp (Mixpanel also allows 2 s, which is not carried)',
		log: 'B 1:00, A 1:00',
		steps: 'AB',
		levels: same(2),
	},
];

for (const preset of PRESET_IDS) {
	describe(preset, () => {
		for (const { name, log, steps: letters, params, levels } of CASES) {
			const level = levels[preset];
			if (typeof level === 'object') continue;
			test(name, () => {
				const result = run(dataOf(logOf('m', log)), {
					steps: steps(letters),
					window: MINUTES_60,
					preset,
					...params,
				});
				const expected = [...letters].map((_, i) => (i < level ? 1 : 0));
				expect(counts(result)).toEqual(expected);
			});
		}
	});
}

test('what is left out of the table is told', () => {
	const out = CASES.flatMap(({ name, levels }) =>
		PRESET_IDS.filter((preset) => typeof levels[preset] === 'object').map(
			(preset) => `${name}: ${preset}`,
		),
	);
	expect(out).toEqual([
		'excluded between: clickhouse',
		'excluded between: mixpanel-optimized',
		'excluded between: umami',
		'excluded between, and clean later: clickhouse',
		'excluded between, and clean later: mixpanel',
		'excluded between, and clean later: umami',
	]);
});
