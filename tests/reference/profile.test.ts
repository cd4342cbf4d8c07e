// The Telco customer churn table against counts made by other means: plain counting of its lines, and published totals.
import { readFileSync } from 'node:fs';
import { compute } from '$lib/analyses/profile/compute';
import { manifest } from '$lib/analyses/profile/manifest';
import type { ProfileResult } from '$lib/analyses/profile/result';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { haveSharedData, referenceTest as test, shared } from './shared';

const lines = haveSharedData
	? readFileSync(shared('telco_churn', 'Telco-Customer-Churn.csv'), 'utf8').trim().split(/\r?\n/)
	: [''];
const header = lines[0]!.split(',');
const table = lines.slice(1).map((line) => line.split(','));
const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)]!;

function profile(asked: object): ProfileResult {
	const names = ['Contract', 'Churn', 'tenure', 'TotalCharges', 'SeniorCitizen'];
	const text = [
		['member_id', 'time', 'event', ...names.map((name) => `member:${name}`)].join(','),
		...table.map((row) =>
			[row[0], '', '', ...names.map((name) => cell(row, name).trim())].join(','),
		),
	].join('\n');
	return runToEnd(compute(dataFromText(text), v.parse(manifest.params.schema, asked)));
}

const count = (holds: (row: readonly string[]) => boolean): number => table.filter(holds).length;

describe('the Telco customer churn table', () => {
	test('members by contract, and those who left among them', () => {
		const { members, rows, cross } = profile({ dimension: 'member:Churn', by: 'member:Contract' });
		const expected = JSON.parse(
			readFileSync(shared('telco_churn', 'expected.json'), 'utf8'),
		) as Record<string, number>;
		expect(members).toBe(expected['rows']);
		expect(rows[1]).toMatchObject({ label: { text: 'Yes' }, count: expected['churn_yes'] });
		for (const { label, count: size, cells } of cross!.columns) {
			const { text } = label as { text: string };
			expect(size).toBe(count((row) => cell(row, 'Contract') === text));
			expect(cells[1]!.count).toBe(
				count((row) => cell(row, 'Contract') === text && cell(row, 'Churn') === 'Yes'),
			);
		}
		// By the month 42.7 % leave, of all 26.5 %: index 161.
		const [monthly] = cross!.columns;
		expect(monthly!.cells[1]!.share).toBeCloseTo(0.4271, 4);
		expect(monthly!.cells[1]!.index!.ratio).toBeCloseTo(1.6094, 4);
	});

	test('tenure: quantiles as numpy and R (type 7) have them', () => {
		const { numbers, known } = profile({ dimension: 'member:tenure' });
		expect(known).toBe(7043);
		expect(numbers!.mean).toBeCloseTo(32.371149, 6);
		expect(numbers!.quantiles.slice(1, 4)).toEqual([9, 29, 55]);
		expect([numbers!.min, numbers!.max]).toEqual([0, 72]);
	});

	test('a column with gaps, and one of two numbers', () => {
		const charges = profile({ dimension: 'member:TotalCharges' });
		expect([charges.known, charges.missing]).toEqual([7032, 11]);
		expect(charges.numbers!.mean).toBeCloseTo(2283.300441, 6);
		expect(charges.numbers!.quantiles[2]).toBeCloseTo(1397.475, 9);
		const senior = profile({ dimension: 'member:SeniorCitizen' });
		expect(senior.rows.map(({ label, count: n }) => [label, n])).toEqual([
			[{ text: '0' }, 5901],
			[{ text: '1' }, 1142],
		]);
	});
});
