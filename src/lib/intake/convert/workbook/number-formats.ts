import { attribute, tags } from './xml-tags';

/** What a number with a certain format is, beside a number or a date. */
export type Measure = 'share' | 'duration';

/** Formats that need no code. */
const BUILT_IN: ReadonlyMap<number, Measure> = new Map([
	[9, 'share'],
	[10, 'share'],
	[46, 'duration'],
]);
/** A workbook has a few thousand styles at most; where there are many more, none is looked at. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The styles of cells whose numbers are shares (`15.3%`) or durations (`[h]:mm:ss`), by their place in the list. */
export async function measuringStyles(
	styles: Blob | undefined,
): Promise<ReadonlyMap<number, Measure>> {
	const found = new Map<number, Measure>();
	if (styles === undefined || styles.size > MAX_BYTES) return found;
	const xml = await styles.text();
	const codes = new Map(
		tags(xml, 'numFmt').map((format) => [
			Number(attribute(format, 'numFmtId')),
			attribute(format, 'formatCode') ?? '',
		]),
	);
	// Styles that are only offered come before those that cells have.
	const used = /<(?:[\w.-]+:)?cellXfs[\s>].*?<\/(?:[\w.-]+:)?cellXfs>/s.exec(xml)?.[0] ?? '';
	tags(used, 'xf').forEach((style, place) => {
		const id = Number(attribute(style, 'numFmtId'));
		const code = codes.get(id);
		const measure = code === undefined ? BUILT_IN.get(id) : measureOf(code);
		if (measure !== undefined) found.set(place, measure);
	});
	return found;
}

/** What a format's code makes of a number, told by its part for positive ones. */
export function measureOf(code: string): Measure | undefined {
	// Without what is only written: quoted texts, single signs, blanks.
	const [positive = ''] = code.replace(/"[^"]*"|\\.|[_*]./gs, '').split(';');
	if (/\[(?:h+|m+|s+)\]/i.test(positive)) return 'duration';
	// Colours, conditions and languages are in brackets.
	return positive.replace(/\[[^\]]*\]/g, '').includes('%') ? 'share' : undefined;
}
