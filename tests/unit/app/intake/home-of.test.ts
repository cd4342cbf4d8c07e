import { expect, test } from 'vitest';
import { homeOf } from '$lib/app/intake/home-of';
import { inspect } from '$lib/intake/inspect';
import type { Dataset, Source } from '$lib/model/dataset';

const dataset = (id: string, sample?: string) =>
	({ id, name: `data ${id}`, ...(sample === undefined ? {} : { sample }) }) as Dataset;
const MARCH = 'buyer,day,paid\na,2026-03-01,5\nb,2026-03-02,7\n';
const APRIL = 'day,buyer,paid\n2026-04-01,a,5\n';

async function chosen(name: string, text: string) {
	const input = { name, blob: new Blob([text]) };
	return { input, inspection: await inspect(input, {}, 'UTC') };
}

async function source(id: string, name: string, text: string, importedAt = 0): Promise<Source> {
	const { inspection } = await chosen(name, text);
	const { columns } = inspection;
	return { id: name, dataset: id, name, bytes: text.length, columns, importedAt } as Source;
}

test('the next export of a kind belongs where the last one is, whatever its name and the order of its columns', async () => {
	const sources = [
		await source('old', 'february.csv', MARCH, 1),
		await source('shop', 'march.csv', MARCH, 2),
		await source('other', 'chat.csv', 'member,text\na,b\n', 3),
	];
	const datasets = [dataset('old'), dataset('shop'), dataset('other')];
	const april = await chosen('april.csv', APRIL);
	expect(homeOf([april], sources, datasets)).toEqual({
		...{ file: 'april.csv', source: 'march.csv', dataset: datasets[1], same: false },
	});
	const wider = await chosen('wide.csv', 'buyer,day,paid,note\na,2026-03-01,5,x\n');
	expect(homeOf([wider], sources, datasets)).toBeNull();
});

test('the same file is said so, before others of its kind', async () => {
	const sources = [await source('a', 'march.csv', MARCH, 1), await source('b', 'x.csv', MARCH, 2)];
	const datasets = [dataset('a'), dataset('b')];
	const files = [await chosen('april.csv', APRIL), await chosen('march.csv', MARCH)];
	expect(homeOf(files, sources, datasets)).toMatchObject({ file: 'march.csv', same: true });
});

test('a file that is still being looked at, an example and what was removed are no reason', async () => {
	const march = await source('a', 'march.csv', MARCH);
	const april = await chosen('april.csv', APRIL);
	expect(homeOf([{ ...april, inspection: null }], [march], [dataset('a')])).toBeNull();
	expect(homeOf([april], [march], [dataset('a', 'shop')])).toBeNull();
	expect(homeOf([april], [march], [])).toBeNull();
	expect(homeOf([], [march], [dataset('a')])).toBeNull();
});
