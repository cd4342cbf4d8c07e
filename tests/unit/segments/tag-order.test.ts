import type { Rule } from '$lib/model/rule';
import type { Segment, Tag } from '$lib/model/segment';
import { tagOrder, tagsBehind } from '$lib/segments/tag-order';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const has = (tag: string): Rule => ({ type: 'tag', tag });
const within = (segment: string): Rule => ({ type: 'segment', segment });
const tag = (name: string, rule?: Rule): Tag => ({
	...{ format: 1, id: `id of ${name}`, dataset: 'd', name, dimension: 'value' },
	...(rule === undefined ? {} : { rule: { rule, asOf: 'data' } }),
	...{ given: [], taken: [], log: [], createdAt: 1, updatedAt: 1 },
});
const segment = (id: string, rule: Rule): Segment => ({
	...{ format: 1, id, dataset: 'd', name: id, createdAt: 1, updatedAt: 1, sizes: [] },
	definition: { type: 'living', rule, asOf: 'data' },
});
const names = (tags: readonly Tag[]) => tags.map(({ name }) => name);
const order = (segments: readonly Segment[], tags: readonly Tag[]) => {
	const found = tagOrder(segments, tags);
	return { order: names(found.order), circles: found.circles.map((one) => names(one).sort()) };
};

describe('the order in which rules of tags are applied', () => {
	it('is that of what they ask for, by themselves or through segments and classes', () => {
		const scoped: Rule = {
			...{ type: 'class', analysis: 'rfm', params: {}, ref: {} },
			scope: { segment: 'inner' },
		};
		const segments = [segment('outer', scoped), segment('inner', has('C'))];
		const tags = [
			tag('A', { type: 'all', of: [has('B'), { type: 'none', of: [has('gone')] }] }),
			tag('B', within('outer')),
			tag('C', within('nowhere')),
			tag('by hand'),
		];
		expect(order(segments, tags)).toEqual({ order: ['C', 'B', 'A'], circles: [] });
		expect([...tagsBehind(within('outer'), new Map(segments.map((s) => [s.id, s])))]).toEqual([
			'C',
		]);
	});

	it('leaves circles out, and not what asks for one or is asked for by one', () => {
		const segments = [segment('s', { type: 'any', of: [has('A'), within('s')] })];
		const tags = [
			tag('after', has('A')),
			tag('A', { type: 'any', of: [has('B'), has('before')] }),
			tag('B', within('s')),
			tag('self', has('self')),
			tag('before', { type: 'all', of: [] }),
		];
		expect(order(segments, tags)).toEqual({
			order: ['before', 'after'],
			circles: [['A', 'B'], ['self']],
		});
	});

	it('has each tag with a rule once: in the order or in a circle of its own', () => {
		const size = 6;
		const edges = fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
			selector: ([a, b]) => a * size + b,
			maxLength: 10,
		});
		fc.assert(
			fc.property(edges, (pairs) => {
				const asks = (i: number) => pairs.filter(([a]) => a === i).map(([, b]) => b);
				const tags = Array.from({ length: size }, (_, i) =>
					tag(String(i), { type: 'any', of: asks(i).map((b) => has(String(b))) }),
				);
				const leads = (from: number) => {
					const reached = new Set(asks(from));
					for (const one of reached) for (const next of asks(one)) reached.add(next);
					return reached;
				};
				const found = order([], tags);
				const round = Array.from({ length: size }, (_, i) => i).filter((i) => leads(i).has(i));
				expect(found.circles.flat().sort()).toEqual(round.map(String));
				for (const circle of found.circles)
					for (const a of circle) for (const b of circle) expect(leads(+a).has(+b)).toBe(true);
				expect([...found.order, ...found.circles.flat()].sort()).toEqual(names(tags));
				for (const [a, b] of pairs) {
					const [at, of] = [found.order.indexOf(String(a)), found.order.indexOf(String(b))];
					if (at >= 0 && of >= 0) expect(of).toBeLessThan(at);
				}
			}),
		);
	});
});
