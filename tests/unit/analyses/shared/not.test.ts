import { matcher, selectorSchema } from '$lib/analyses/shared/selector';
import { selectorLabel } from '$lib/analyses/shared/label';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { dataFromText } from '../../../support/data';
import { rowMask } from '../../../support/row-mask';

const data = dataFromText(`member_id,time,event
ann,2024-01-01,send
ann,2024-01-02,click
bo,2024-01-01,reach
bo,2024-01-03,order
`);

it('selects any kind but the named ones, row by row and as a mask', () => {
	const selector = v.parse(selectorSchema, { not: ['send', 'reach', 'never seen'] });
	expect([...rowMask(data, selector)]).toEqual([0, 1, 0, 1]);
	const matches = matcher(data, selector);
	expect([0, 1, 2, 3].map((row) => matches(row, row >> 1))).toEqual([false, true, false, true]);
});

it('reads an empty list as any event, and refuses a kind beside it', () => {
	expect(v.parse(selectorSchema, { not: [] })).toBe('any');
	expect(v.safeParse(selectorSchema, { kind: 'click', not: ['send'] }).success).toBe(false);
});

it('says which kinds do not count', () => {
	expect(selectorLabel({ not: ['send', 'reach'] })).toBe('∗ ≠ send / reach');
});
