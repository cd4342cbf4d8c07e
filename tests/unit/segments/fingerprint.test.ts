import type { ClassRule, Rule } from '$lib/model/rule';
import type { Definition, Tag } from '$lib/model/segment';
import {
	fingerprint,
	ruleFingerprint,
	scopeFingerprint,
	type Surroundings,
} from '$lib/segments/fingerprint';
import { circleFrom, partsOf, withTagRenamed } from '$lib/segments/parts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRule } from './support';

const segment = (id: string): Rule => ({ type: 'segment', segment: id });
const living = (rule: Rule, asOf = 'data'): Definition => ({ type: 'living', rule, asOf });
const classRule = (more: Partial<ClassRule> = {}): ClassRule => ({
	...{ type: 'class', analysis: 'rfm', params: { bins: 5 }, ref: { segment: 'champions' } },
	...more,
});
const tag = (ids: readonly string[], more: Partial<Tag> = {}): Tag => ({
	...{ format: 1, id: 't', dataset: 'd', name: 'vip', dimension: 'value' },
	...{ given: [{ at: 1, ids }], taken: [], log: [], createdAt: 1, updatedAt: 1 },
	...more,
});

interface World {
	readonly definitions?: Readonly<Record<string, Definition>>;
	readonly vip?: Tag | null;
	readonly rfm?: number;
}

const DEFINITIONS: Readonly<Record<string, Definition>> = {
	outer: living({
		type: 'any',
		of: [segment('inner'), { type: 'tag', tag: 'vip' }, classRule({ scope: { segment: 'base' } })],
	}),
	inner: living(segment('list')),
	list: { type: 'frozen', ids: ['a', 'b'], at: 1 },
	base: living({ type: 'all', of: [] }),
};

function around({ definitions = {}, vip = tag(['x', 'y']), rfm = 1 }: World = {}): Surroundings {
	const all = Object.entries({ ...DEFINITIONS, ...definitions });
	return {
		segments: new Map(all.map(([id, definition]) => [id, { definition }])),
		tags: new Map(vip === null ? [] : [[vip.name, vip]]),
		versionOf: (id) => (id === 'rfm' ? rfm : null),
	};
}
const print = (world: World = {}) => fingerprint('outer', around(world));

describe('a fingerprint', () => {
	it('is another one whenever the members may be others, however deep the change', () => {
		const worlds: readonly World[] = [
			{},
			{ definitions: { outer: living({ type: 'any', of: [segment('inner')] }) } },
			{ definitions: { inner: living(segment('list'), '2024-01-01') } },
			{ definitions: { list: { type: 'frozen', ids: ['a'], at: 1 } } },
			{ definitions: { list: living({ type: 'all', of: [] }) } },
			{ definitions: { base: living({ type: 'any', of: [] }) } },
			{ vip: tag(['x']) },
			{
				vip: tag(['x', 'y'], {
					taken: [{ at: 2, ids: ['z'] }],
					applied: { at: 1, revision: 'r', ids: ['z', 'w'] },
				}),
			},
			{ vip: null },
			{ rfm: 2 },
		];
		expect(new Set(worlds.map(print)).size).toBe(worlds.length);
		const { list: _, ...others } = DEFINITIONS;
		const without = {
			...around(),
			segments: new Map(Object.entries(others).map(([id, definition]) => [id, { definition }])),
		};
		expect(fingerprint('outer', without)).not.toBe(print());
	});

	it('stays while the members stay: names, times and the order of lists are nothing to it', () => {
		const same: readonly World[] = [
			{ definitions: { list: { type: 'frozen', ids: ['b', 'a'], at: 99 } } },
			{ vip: tag(['y', 'x'], { updatedAt: 7, dimension: 'lifecycle', id: 'other' }) },
			{ vip: tag([], { applied: { at: 1, revision: 'r', ids: ['x', 'y'] }, given: [] }) },
			{ definitions: { unrelated: living(segment('nowhere')) } },
		];
		for (const world of same) expect(print(world)).toBe(print());
	});

	it('of everyone is none', () => {
		expect(scopeFingerprint(undefined, around())).toBeUndefined();
		expect(scopeFingerprint('everyone', around())).toBeUndefined();
		expect(scopeFingerprint('outer', around())).toBe(print());
	});

	it('of two rules is the same only when they are (any rules)', () => {
		fc.assert(
			fc.property(anyRule, anyRule, (a, b) => {
				const [one, other] = [a, b].map((rule) => ruleFingerprint(rule, around()));
				const same = JSON.stringify(a) === JSON.stringify(b);
				if (same) expect(one).toBe(other);
				expect(ruleFingerprint(structuredClone(a), around())).toBe(one);
			}),
		);
	});

	it('of a circle ends', () => {
		const definitions = { a: living(segment('b')), b: living(segment('a')) };
		expect(fingerprint('a', around({ definitions }))).toMatch(/^[0-9a-f]+$/);
	});
});

describe('what a rule refers to', () => {
	it('is listed once, with the segments that classes look at', () => {
		const one = classRule({ scope: { segment: 'base' } });
		const rule: Rule = {
			type: 'all',
			of: [segment('s'), { type: 'none', of: [segment('s'), one, { type: 'tag', tag: 't' }] }],
		};
		expect(partsOf(rule)).toEqual({ segments: ['s', 'base'], classes: [one], tags: ['t'] });
		expect(partsOf(classRule({ scope: { segment: 'everyone' } })).segments).toEqual([]);
	});

	it('is no circle when two ways lead to one segment', () => {
		const { segments } = around({
			definitions: {
				top: living({ type: 'any', of: [segment('left'), segment('right')] }),
				left: living(segment('list')),
				right: living(segment('list')),
			},
		});
		expect(circleFrom('top', segments)).toBeNull();
		expect(circleFrom('nowhere', segments)).toBeNull();
	});

	it('is a circle exactly when a walk comes back (any references)', () => {
		const ids = ['a', 'b', 'c', 'd', 'e'];
		const edges = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), {
			maxLength: 8,
		});
		fc.assert(
			fc.property(edges, (pairs) => {
				const to = (id: string) => pairs.filter(([from]) => from === id).map(([, next]) => next);
				const segments = new Map(
					ids.map((id) => [id, { definition: living({ type: 'any', of: to(id).map(segment) }) }]),
				);
				const reach = (from: string): Set<string> => {
					const seen = new Set<string>();
					const open = to(from);
					while (open.length > 0) {
						const id = open.pop()!;
						if (seen.has(id)) continue;
						seen.add(id);
						open.push(...to(id));
					}
					return seen;
				};
				const circular = [...reach('a'), 'a'].some((id) => reach(id).has(id));
				const circle = circleFrom('a', segments);
				expect(circle !== null).toBe(circular);
				if (circle === null) return;
				expect(circle.at(-1)).toBe(circle[0]);
				circle.slice(1).forEach((id, i) => expect(to(circle[i]!)).toContain(id));
			}),
		);
	});

	it('goes by the new name of a tag', () => {
		const rule: Rule = {
			type: 'any',
			of: [
				{ type: 'none', of: [{ type: 'tag', tag: 'old' }] },
				{ type: 'tag', tag: 'other' },
			],
		};
		expect(withTagRenamed(rule, 'old', 'new')).toEqual({
			type: 'any',
			of: [
				{ type: 'none', of: [{ type: 'tag', tag: 'new' }] },
				{ type: 'tag', tag: 'other' },
			],
		});
		expect(withTagRenamed(rule, 'nowhere', 'new')).toBe(rule);
	});
});
