import { DAY, HOUR, MINUTE, SECOND, formatDay } from '../base/time';

/** A generated file, read through the same intake as any other. */
export interface SampleFile {
	readonly name: string;
	readonly blob: Blob;
}

const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const days = new Map<number, string>();

/** `YYYY-MM-DD HH:MM:SS`, the day's text remembered. */
export function stampText(wall: number): string {
	const day = Math.floor(wall / DAY);
	let text = days.get(day);
	if (text === undefined) {
		text = formatDay(wall);
		days.set(day, text);
	}
	const rest = wall - day * DAY;
	const hour = Math.floor(rest / HOUR);
	const minute = Math.floor((rest % HOUR) / MINUTE);
	const second = Math.floor((rest % MINUTE) / SECOND);
	return `${text} ${TWO[hour]!}:${TWO[minute]!}:${TWO[second]!}`;
}

/** Lines of a CSV file in order of their time; cells must need no quoting. The time stands between `before` and `after`. */
export class TimedSheet {
	private readonly times: number[] = [];
	private readonly before: string[] = [];
	private readonly after: string[] = [];

	constructor(private readonly header: string) {}

	get length(): number {
		return this.times.length;
	}

	/** `time` in wall-clock ms, whole seconds from 1970 on. */
	add(before: string, time: number, after: string): void {
		this.times.push(Math.floor(time / SECOND));
		this.before.push(before);
		this.after.push(after);
	}

	/** Lines in order of time, equal times as they were added. */
	file(name: string): SampleFile {
		const n = this.times.length;
		const bits = 2 ** Math.ceil(Math.log2(n + 1));
		// Seconds and position in one double: a plain numeric sort is stable then.
		const keys = Float64Array.from(this.times, (time, i) => time * bits + i).sort();
		const lines = new Array<string>(n + 1);
		lines[0] = this.header;
		for (let k = 0; k < n; k++) {
			const i = keys[k]! % bits;
			lines[k + 1] = `${this.before[i]!},${stampText(this.times[i]! * SECOND)},${this.after[i]!}`;
		}
		return csvFile(name, lines);
	}
}

export function csvFile(name: string, lines: readonly string[]): SampleFile {
	return { name, blob: new Blob([lines.join('\n') + '\n'], { type: 'text/csv' }) };
}
