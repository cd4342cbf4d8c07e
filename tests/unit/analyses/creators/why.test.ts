import { example } from '$lib/analyses/creators/example';
import { STANDINGS } from '$lib/analyses/creators/result';
import { expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const SOME = `member_id,time,event,likes
a,2024-01-01 09:00,post,4
a,2024-01-01 10:00,post,2
a,2024-01-03 10:00,view,9
b,2024-01-02 10:00,post,1
c,2024-01-02 10:00,view,9
late,2024-02-09,post,5`;
const QUESTION = { content: { kind: 'post' }, quality: 'column', column: 'likes' };

test('the published example: the decayed score, and where its tiers begin', async () => {
	const said = await saidOf('creators', dataFromText(example.data), example.params, {});
	const bounds = 'Head: from a score of 5; Middle: from 1; below: Base.';
	const faded = '× 0.9 for each month passed, over 12 months.';
	expect(said).toEqual({
		jennifer: [
			'Middle: 2 pieces of content, worth 4 in all.',
			`Score: 3.729, the sum of worths, ${faded}`,
			bounds,
		],
		terrence: [
			'Base: 1 piece of content, worth 1 in all.',
			`Score: 0.81, the sum of worths, ${faded}`,
			bounds,
		],
		marie: [
			'Head: 2 pieces of content, worth 6 in all.',
			`Score: 5.4, the sum of worths, ${faded}`,
			bounds,
		],
		ola: ['No content: made nothing in this range.'],
	});
});

test('who moved: where they stood then', async () => {
	const ref = { from: 'base', to: 'middle' };
	const said = await saidOf('creators', dataFromText(example.data), example.params, ref);
	expect(said.jennifer!.at(-1)).toBe('At the end of 2020-01-31: Base, with a score of 0.81.');
	expect(said.ola!.at(-1)).toBe('At the end of 2020-01-31: No content.');
	const alone = dataFromText('member_id,time,event\na,2024-01-05,post');
	const nothing = await saidOf('creators', alone, { before: 1 }, ref);
	expect(nothing.a!.at(-1)).toMatch(/do not reach back/);
});

test('the product; a tier that nobody is in; who is not there yet', async () => {
	const data = dataFromText(SOME, { scope: { to: '2024-01-31' } });
	const said = await saidOf('creators', data, QUESTION, {});
	expect(said).toEqual({
		a: [
			'Head: 2 pieces of content, worth 6 in all, on 2 active days.',
			'Score: 3 for a piece × 2 pieces × 2 active days = 12.',
			'Head: from a score of 12; Middle: nobody; below: Base.',
		],
		b: [
			'Base: 1 piece of content, worth 1 in all, on 1 active day.',
			'Score: 1 for a piece × 1 piece × 1 active day = 1.',
			'Head: from a score of 12; Middle: nobody; below: Base.',
		],
		c: ['No content: made nothing in this range.'],
		late: ['Not known yet in this range.'],
	});
	const nobody = await saidOf('creators', data, { ...QUESTION, head: 0, middle: 0 }, {}, 'zh-CN');
	expect(nobody.a!.at(-1)).toBe('头部 KOL：没有人；腰部创作者：没有人；再低为素人用户。');
});

test('property: the tier that is named is the one whose people the member is among', () =>
	always('creators', ({ members, why, people }) => {
		const sets = STANDINGS.map((tier) => ({ message: `tier.${tier}`, set: people({ tier }) }));
		for (const m of members) {
			const [first] = why({ tier: 'all' }, m);
			const named = sets.filter(({ message }) => {
				const { tier } = first!.values as { tier?: { message: string } };
				return tier?.message === message;
			});
			expect(named).toEqual(sets.filter(({ set }) => set.has(m)));
			expect(named.length).toBe(first!.key === 'why.unknown' ? 0 : 1);
		}
	}));

test('property: what is said of then is where who moved came from', () =>
	always('creators', ({ members, why, people }) => {
		for (const from of STANDINGS) {
			const ref = { from, to: 'all' };
			const set = people(ref);
			for (const m of members) {
				const last = why(ref, m).at(-1)!;
				const then = last.key.startsWith('why.then') ? last.values.tier : null;
				expect(set.has(m)).toBe((then as { message: string } | null)?.message === `tier.${from}`);
			}
		}
	}));
