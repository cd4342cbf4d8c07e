import { isAnalysis } from '$lib/analyses/registry';
import { chooseMethod, METHODS, type Situation } from '$lib/notebook/choose-method';
import { expect, it } from 'vitest';

const asks = (situation: Partial<Situation>) =>
	chooseMethod({ goal: 'none', many: false, who: 'everyone', ...situation });

it('a figure that is to grow comes first: by value or by what is published', () => {
	for (const many of [true, false]) {
		expect(asks({ goal: 'orders', many }).method).toBe('rfm');
		expect(asks({ goal: 'contents', many }).method).toBe('creators');
		expect(asks({ goal: 'reach', many }).method).toBe('content-tiers');
	}
});

it('many offers: by preference; else by stage', () => {
	expect(asks({ many: true }).method).toBe('preference');
	expect(asks({}).method).toBe('lifecycle');
});

it('a group is to be the scope', () => {
	expect(asks({ who: 'some' }).narrow).toBe(true);
	expect(asks({}).narrow).toBe(false);
});

it('every method is an analysis', () => {
	expect(METHODS.filter((id) => !isAnalysis(id))).toEqual([]);
});
