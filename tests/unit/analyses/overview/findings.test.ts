import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute } from '$lib/analyses/overview/compute';
import { findings } from '$lib/analyses/overview/findings';
import { manifest } from '$lib/analyses/overview/manifest';
import { dataFromText, runToEnd } from '../../../support/data';

/** `now` and `before` members of 400 are active in the two weeks. */
function told(now: number, before: number) {
	const rows = Array.from({ length: 400 }, (_, m) => [
		`m${m},2024-01-01,join,`,
		...(m < before ? [`m${m},2024-01-08,view,`] : []),
		...(m < now ? [`m${m},2024-01-15,view,`] : []),
	]).flat();
	const data = dataFromText(
		['member_id,time,event,amount', ...rows, 'm0,2024-01-21,x,'].join('\n'),
	);
	const params = v.parse(manifest.params.schema, { period: 'last-week', active: { kind: 'view' } });
	return findings(runToEnd(compute(data, params)), params, data.facts);
}

test('a change is notable in either direction when its interval leaves out zero, and else may be chance', () => {
	const first = (now: number, before: number) => told(now, before)[0];
	expect(first(200, 100)).toMatchObject({
		key: 'finding.changed',
		tone: 'notable',
		values: { change: { points: 0.25 } },
	});
	expect(first(100, 200)).toMatchObject({
		key: 'finding.changed',
		tone: 'notable',
		values: { change: { points: -0.25 } },
	});
	expect(first(105, 100)).toMatchObject({ key: 'finding.alike', tone: 'plain' });
});

test('every sentence has its words, in both languages, and every slot its value', () => {
	for (const [now, before] of [
		[200, 100],
		[100, 100],
	] as const) {
		for (const { key, values } of told(now, before)) {
			for (const language of [manifest.messages.en, manifest.messages.zh]) {
				const slots = [...(language[key] ?? '').matchAll(/\{(\w+)\}/g)].map((slot) => slot[1]!);
				expect(language).toHaveProperty([key]);
				expect(Object.keys(values)).toEqual(expect.arrayContaining(slots));
			}
		}
	}
});
