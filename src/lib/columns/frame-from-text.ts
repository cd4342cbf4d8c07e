import { DAY, HOUR, MINUTE, SECOND, parseDay } from '../base/time';
import { CategoryBuilder, NumberBuilder, TimeBuilder } from './builders';
import type { Column, Frame } from './column';

/**
 * A frame from a small text table, for tests and examples: the first line names the columns. Cells are parted by `|`,
 * else by commas, else by tabs or two and more spaces (one space, if the header has no wider gap). A column is a number
 * or time (`YYYY-MM-DD[ HH:MM[:SS]]`) if all its cells are, else a category; ids with leading zeros stay text.
 */
export function frameFromText(text: string): Frame {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^[\s|:-]+$/.test(line));
	const split = splitter(lines[0] ?? '');
	const [header = [], ...rows] = lines.map(split);
	const columns = new Map<string, Column>();
	header.forEach((name, c) => {
		columns.set(name, columnOf(rows.map((row) => row[c] ?? '')));
	});
	return { length: rows.length, columns };
}

function splitter(header: string): (line: string) => string[] {
	const line = header.trim();
	if (line.includes('|'))
		return (text) =>
			trimmed(
				text
					.trim()
					.replace(/^\||\|$/g, '')
					.split('|'),
			);
	if (line.includes(',')) return (text) => trimmed(text.split(','));
	if (!/\s/.test(line)) return (text) => [text.trim()];
	const gap = /\t|\s{2,}/.test(line) ? /\t|\s{2,}/ : /\s/;
	return (text) => text.trim().split(gap);
}

function trimmed(cells: string[]): string[] {
	return cells.map((cell) => cell.trim());
}

const NUMBER = /^[+-]?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
const TIME = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;

function columnOf(cells: readonly string[]): Column {
	const present = cells.filter((cell) => cell !== '');
	if (present.length > 0 && present.every((cell) => NUMBER.test(cell))) {
		const numbers = new NumberBuilder(cells.length);
		for (const cell of cells) numbers.push(cell === '' ? NaN : Number(cell));
		return numbers.finish();
	}
	if (present.length > 0 && present.every((cell) => TIME.test(cell))) {
		const times = new TimeBuilder(cells.length);
		for (const cell of cells) {
			const [, day, hour, minute, second] = TIME.exec(cell) ?? [];
			times.push(day === undefined ? NaN : wallOf(day, hour, minute, second), hour === undefined);
		}
		return times.finish();
	}
	const categories = new CategoryBuilder(cells.length);
	for (const cell of cells) categories.push(cell);
	return categories.finish();
}

function wallOf(day: string, hour = '0', minute = '0', second = '0'): number {
	const clock = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND;
	if (clock >= DAY) throw new RangeError(`not a time of day: ${hour}:${minute}:${second}`);
	return parseDay(day) + clock;
}
