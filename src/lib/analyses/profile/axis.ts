import { binOf, binText, cutOf, type Cut } from '../shared/histogram';
import { labelText, type MemberValues, type ValueRule } from '../shared/member-values';
import type { ProfileLabel } from './result';

/** Members by the row (or column) that they are in. */
export interface Axis {
	readonly rule: ValueRule;
	/** Index of each member's entry; −1: not one of those who are looked at. */
	readonly of: Int32Array;
	readonly entries: readonly ProfileLabel[];
	/** Of numbers: their values, ascending, and how they are cut. */
	readonly numbers: {
		readonly sorted: Float64Array;
		readonly cut: Cut;
		readonly unit: string | undefined;
	} | null;
}

/** Sorts the members that `isIn` takes by their value. */
export function axisOf(values: MemberValues, isIn: (member: number) => boolean, top: number): Axis {
	return values.form === 'codes' ? codeAxis(values, isIn, top) : numberAxis(values, isIn);
}

const UNKNOWN = -2;

function codeAxis(
	{ count, codes, label, ordered, rule }: Extract<MemberValues, { form: 'codes' }>,
	isIn: (member: number) => boolean,
	top: number,
): Axis {
	const sizes = new Uint32Array(count);
	for (let m = 0; m < codes.length; m++) if (isIn(m)) sizes[codes[m]!]!++;
	const text = (code: number): string => labelText(label(code));
	const byText = (a: number, b: number): number => (text(a) < text(b) ? -1 : 1);
	const used = [...sizes.keys()].filter((code) => code > 0 && sizes[code]! > 0);
	used.sort((a, b) => sizes[b]! - sizes[a]! || byText(a, b));
	// A single left-over value has a name: no need to call it "others".
	const shown = used.length > top + 1 ? used.slice(0, top) : used;
	const others = used.length - shown.length;
	if (ordered) shown.sort(byText);
	const entries: ProfileLabel[] = shown.map(label);
	const entryOf = new Int32Array(count).fill(shown.length);
	shown.forEach((code, i) => (entryOf[code] = i));
	if (others > 0) entries.push({ others });
	if (sizes[0]! > 0) entryOf[0] = entries.push('missing') - 1;
	const of = Int32Array.from(codes, (code, m) => (isIn(m) ? entryOf[code]! : -1));
	return { rule, of, entries, numbers: null };
}

function numberAxis(
	{ values, unit, rule }: Extract<MemberValues, { form: 'numbers' }>,
	isIn: (member: number) => boolean,
): Axis {
	const sorted = values.filter((value, m) => !Number.isNaN(value) && isIn(m)).sort();
	const cut = cutOf(sorted);
	const bins = cut.exact ? cut.bounds.length : cut.bounds.length + 1;
	const entries = Array.from({ length: bins }, (_, bin): ProfileLabel => ({
		text: binText(cut, bin, unit),
	}));
	const of = Int32Array.from(values, (value, m) => {
		if (!isIn(m)) return -1;
		return Number.isNaN(value) ? UNKNOWN : binOf(cut, value);
	});
	if (of.includes(UNKNOWN)) {
		const missing = entries.push('missing') - 1;
		for (let m = 0; m < of.length; m++) if (of[m] === UNKNOWN) of[m] = missing;
	}
	return { rule, of, entries, numbers: { sorted, cut, unit } };
}
