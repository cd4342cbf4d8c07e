// Samples read the plain way: an oracle that knows nothing of intake.
import { sampleOf } from '$lib/samples';
import type { SampleFile } from '$lib/samples';

export type Row = Readonly<Record<string, string>> & { readonly at: number };

/** The rows of a generated file; `at` is its time column in wall-clock ms. */
export async function rowsOf(file: SampleFile, time: string): Promise<Row[]> {
	const [header, ...lines] = (await file.blob.text()).trimEnd().split('\n');
	const names = header!.split(',');
	return lines.map((line) => {
		const row: Record<string, string | number> = {};
		const cells = line.split(',');
		for (let i = 0; i < names.length; i++) row[names[i]!] = cells[i] ?? '';
		row['at'] = wallTime(String(row[time]));
		return row as Row;
	});
}

export const wallTime = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);

export async function sampleRows(
	id: string,
	time: readonly string[],
	seed?: number,
): Promise<Row[][]> {
	const files = sampleOf(id).generate(seed);
	return Promise.all(files.map((file, i) => rowsOf(file, time[i]!)));
}

export function countBy(rows: readonly Row[], column: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(row[column]!, (counts.get(row[column]!) ?? 0) + 1);
	return counts;
}
