// Zachary's karate club, and the Telco customer churn table against random groups.
import { readFileSync } from 'node:fs';
import { compute } from '$lib/analyses/composition/compute';
import { manifest } from '$lib/analyses/composition/manifest';
import { random } from '$lib/base/random';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';

const rowsOf = (...path: string[]) =>
	readFileSync(shared(...path), 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.split(','));

test('karate club: the two halves of 17 agree in what they split over', () => {
	const [, ...members] = rowsOf('karate', 'members.csv');
	const text = members.map(([id, club]) => `${id},,,${club},${club}`);
	const data = dataFromText(['member_id,time,event,member:club,member:side', ...text].join('\n'));
	const { groups, traits } = runToEnd(
		compute(
			data,
			v.parse(manifest.params.schema, { group: 'member:club', interest: 'member:side' }),
		),
	);
	expect(groups.map(({ size }) => size)).toEqual([17, 17]);
	// 2 × 17 × 16 of 34 × 33 ordered pairs.
	expect(traits[0]).toMatchObject({ known: 34, values: 2, base: 544 / 1122, evenness: 1 });
	for (const { likeness } of groups) {
		expect(likeness[0]).toMatchObject({ known: 17, agree: 1, evenness: 0 });
		expect(likeness[0]!.chance!.high).toBeLessThan(0.7);
	}
});

test('Telco: likeness in means of payment, and what random groups of the size have', () => {
	const [header, ...rows] = rowsOf('telco_churn', 'Telco-Customer-Churn.csv');
	const at = (name: string) => header!.indexOf(name);
	const pay = rows.map((row) => row[at('PaymentMethod')]!);
	const text = rows.map(
		(row, i) => `${row[0]},,,${row[at('Contract')]},${pay[i]},${row[at('gender')]}`,
	);
	const data = dataFromText(
		['member_id,time,event,member:contract,member:pay,member:gender', ...text].join('\n'),
	);
	const { groups, traits } = runToEnd(
		compute(
			data,
			v.parse(manifest.params.schema, {
				group: 'member:contract',
				interest: 'member:pay',
				sex: 'member:gender',
			}),
		),
	);
	const agree = (values: readonly string[]) => {
		const counts = new Map<string, number>();
		for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
		const n = values.length;
		return [...counts.values()].reduce((sum, c) => sum + (c / n) * ((c - 1) / (n - 1)), 0);
	};
	expect(traits[0]!.base).toBeCloseTo(agree(pay), 10);
	// 3,488 women and 3,555 men.
	expect(traits[1]!.evenness).toBeGreaterThan(0.9999);
	for (const { label, likeness } of groups) {
		const { text: contract } = label as { text: string };
		const own = pay.filter((_, i) => rows[i]![at('Contract')] === contract);
		expect(likeness[0]!.agree).toBeCloseTo(agree(own), 10);
	}
	const { chance, known } = groups[2]!.likeness[0]!;
	const dice = random('composition');
	const drawn = Array.from({ length: 400 }, () => agree(dice.shuffle([...pay]).slice(0, known)));
	const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
	const deviation = Math.sqrt(
		drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (drawn.length - 1),
	);
	expect(mean).toBeCloseTo(traits[0]!.base!, 3);
	const half = (chance!.high - chance!.low) / 2;
	expect(half / (1.959964 * deviation)).toBeGreaterThan(0.9);
	expect(half / (1.959964 * deviation)).toBeLessThan(1.1);
});
