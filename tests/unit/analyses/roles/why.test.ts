import { example } from '$lib/analyses/roles/example';
import type { RolesParams } from '$lib/analyses/roles/manifest';
import { expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const said = (ref: unknown, some: object = {}, scope: object = {}) =>
	saidOf('roles', dataFromText(example.data, { scope }), { ...example.params, ...some }, ref);

test('the example: the first time of each role, or never', async () => {
	expect(await said('none')).toMatchObject({
		ann: [
			'Innermost role: post.',
			'view: for the first time on 2024-01-03.',
			'comment: for the first time on 2024-01-05.',
			'post: for the first time on 2024-02-04.',
		],
		cai: [
			'Innermost role: view.',
			'view: for the first time on 2024-02-01.',
			'comment: never up to the end of the range.',
			'post: never up to the end of the range.',
		],
		flo: [
			'No role: none of them was ever taken up to the end of the range.',
			'view: never up to the end of the range.',
			'comment: never up to the end of the range.',
			'post: never up to the end of the range.',
		],
	});
	expect((await said({ role: 0, of: 'ever' }, {}, { to: '2024-01-31' })).cai).toEqual([
		'Not known yet in this range.',
	]);
});

test('from role to role: what became of it', async () => {
	const turn = async (at: number, some: object = {}, scope: object = {}) => {
		const all = await said({ turn: at, of: 'entered' }, some, scope);
		return Object.fromEntries(Object.entries(all).map(([id, lines]) => [id, lines.slice(4)]));
	};
	expect(await turn(0)).toMatchObject({
		ann: ['view → comment: took the next role 2 days later.'],
		cai: ['view → comment: did not take the next role.'],
		eve: [
			'view → comment: view was not taken in this range.',
			'Came to comment without view before.',
		],
	});
	expect(await turn(1)).toMatchObject({
		dan: [
			'comment → post: comment was not taken in this range.',
			'Came to post without comment before.',
		],
	});
	expect(await turn(0, { within: 1 })).toMatchObject({
		ann: ['view → comment: did not take the next role within 1 day.'],
	});
	expect(await turn(0, { within: 60 })).toMatchObject({
		cai: ['view → comment: the 60 days for it are not over.'],
	});
	const back = { roles: [{ kind: 'view' }, { kind: 'post' }] };
	expect(((await said({ turn: 0, of: 'already' }, back)).dan ?? []).at(3)).toBe(
		'view → post: had the next role before.',
	);
	expect(((await said({ turn: 7, of: 'already' })).dan ?? []).length).toBe(4);
});

test('property: first times, the innermost role and what became of each turn agree with people', () =>
	always('roles', ({ params, members, why, people }) => {
		const { roles } = params as RolesParams;
		const innermost = roles.map((_, role) => people({ role, of: 'innermost' }));
		const ever = roles.map((_, role) => people({ role, of: 'ever' }));
		const [none, all] = [people('none'), people('members')];
		for (const m of members) {
			const [first, ...rest] = why('none', m);
			expect(all.has(m)).toBe(first!.key !== 'why.unknown');
			expect(none.has(m)).toBe(first!.key === 'why.none');
			const taken = roles.map((_, role) => rest[role]?.key === 'why.first');
			expect(ever.map((set) => set.has(m))).toEqual(taken);
			const last = taken.lastIndexOf(true);
			expect(innermost.map((set) => set.has(m))).toEqual(roles.map((_, role) => role === last));
			expect(last === -1).toBe(first!.key !== 'why.role');
		}
		for (let turn = 0; turn < roles.length - 1; turn++)
			for (const of of ['already', 'open', 'converted', 'skipped'] as const) {
				const set = people({ turn, of });
				for (const m of members) {
					const found = why({ turn, of }, m);
					const said =
						of === 'skipped'
							? found.some(({ key }) => key === 'why.skipped')
							: found.find(({ key }) => key === 'why.turn')?.values.outcome === of;
					expect(said).toBe(set.has(m));
				}
			}
	}));
